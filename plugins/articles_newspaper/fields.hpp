// Fields that stand inside running text and are repeated beside it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/model.hpp"
#include "profile.hpp"

namespace galley::articles_newspaper {

/// A text with where it stands.
struct Passing {
    std::u32string_view text;
    const std::vector<Source>& sources;
};

bool has(const Article& article, Role role);

/// Adds the dateline that a first paragraph begins with, and the byline in it or in brackets behind it where the
/// article has none.
void add_first_words(Article& article, const Passing& start, const Profile& profile);

/// Adds the byline that a last paragraph ends with where the article has none.
void add_last_words(Article& article, const Passing& end, const Profile& profile);

/// Adds the jump line that a paragraph ends or begins with.
void add_jumps(Article& article, const Passing& paragraph, const Profile& profile);

/// The byline that a heading line is; nothing where it is none. A bare name is one only in the last line of a heading.
std::optional<std::u32string> byline_of(std::u32string_view line, bool last_of_heading, const Profile& profile);

/// The name alone that follows the last sentence of a text ("… im Juli. Luca Ferrari"): a credit, where captions stand.
std::u32string_view name_behind(std::u32string_view text, const Profile& profile);

/// The credit that a caption ends with, a name alone behind its last sentence too; empty when it has none.
std::u32string credit_of(std::u32string_view caption, const Profile& profile);

}  // namespace galley::articles_newspaper
