// What a language and its newspapers look like in print: data, read from config/profiles/*.json.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "language/patterns.hpp"

namespace galley::language {

struct Profile {
    std::string language;
    bool words = false;      ///< lines break between words, and a line end stands for a space
    double indent = 2;       ///< of a paragraph's first line, in characters
    std::u32string final;    ///< marks that end a sentence
    std::u32string clause;   ///< marks after which the sentence goes on
    std::u32string lead_in;  ///< marks that lead in what follows, such as a colon
    std::u32string openers, closers;
    std::u32string telling_characters;    ///< that this language has and its neighbours have not
    std::set<std::string> telling_words;  ///< likewise, in small letters
    Patterns dateline, byline, byline_inside, byline_end, credit, caption, section, jump_to, jump_from, furniture;

    /// Does the text end a sentence, closing quotes and brackets aside?
    [[nodiscard]] bool ends_sentence(std::u32string_view text) const;
    /// Does the text end with a colon or the like?
    [[nodiscard]] bool leads_in(std::u32string_view text) const;
    /// Does the text end with a comma or the like?
    [[nodiscard]] bool goes_on(std::u32string_view text) const;
    /// Does the text begin with an opening quote or bracket?
    [[nodiscard]] bool opens(std::u32string_view text) const;
};

/// Reads a profile. `name` is for messages. Throws ResourceError with a sentence that names the member at fault.
Profile parse_profile(std::string_view json, const std::string& name);

}  // namespace galley::language
