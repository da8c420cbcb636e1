// What a language and its newspapers look like in print: data, read from config/profiles/*.json.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "language/patterns.hpp"

namespace galley::language {

/// How newspapers of a language print the facts of an issue, in the lines at the head and foot of a page.
struct FactPatterns {
    Patterns title;       ///< names of newspapers, group "title"
    Patterns number;      ///< of the issue, group "number"
    Patterns label;       ///< of the page, whole as printed; its number in the group "number"
    Patterns weak_label;  ///< likewise, where it may be something else: 版 numbers pages and editions in Japan
    Patterns section;     ///< names of sections, group "section"
    Patterns other_date;  ///< what says that a date is not that of the issue, such as when the paper was founded
};

struct Profile {
    std::string language;
    bool words = false;      ///< lines break between words, and a line end stands for a space
    bool syllables = false;  ///< words have spaces between, but lines may break within them (then `words` is true)
    double indent = 2;       ///< of a paragraph's first line, in characters
    std::u32string final;    ///< marks that end a sentence
    std::u32string clause;   ///< marks after which the sentence goes on
    std::u32string lead_in;  ///< marks that lead in what follows, such as a colon
    std::u32string openers, closers;
    std::vector<int> scripts;                ///< that it is written in (ICU's UScriptCode)
    std::u32string telling_characters;       ///< that this language has and its neighbours have not
    std::set<std::u32string> telling_words;  ///< likewise; case folded
    Patterns dateline, byline, byline_inside, byline_end, credit, caption, section, jump_to, jump_from, furniture;
    Patterns name;  ///< a line that names the author where it stands below a heading, and might be anything elsewhere
    FactPatterns facts;

    /// Does the text end a sentence, closing quotes and brackets aside?
    [[nodiscard]] bool ends_sentence(std::u32string_view text) const;
    /// Does the text end with a colon or the like?
    [[nodiscard]] bool leads_in(std::u32string_view text) const;
    /// Does the text end with a comma or the like?
    [[nodiscard]] bool goes_on(std::u32string_view text) const;
    /// Does the text begin with an opening quote or bracket?
    [[nodiscard]] bool opens(std::u32string_view text) const;
};

/// When the patterns of a profile are compiled, and so when one at fault is refused: at once, or when one is first
/// used, for profiles of which most are never used (auto).
enum class Compile { at_once, on_use };

/// Reads a profile. `name` is for messages. Throws ResourceError with a sentence that names the member at fault: of a
/// pattern that does not compile its list, its place in it, and the word of `words` that is to blame, if one is.
Profile parse_profile(std::string_view json, const std::string& name, Compile when = Compile::at_once);

}  // namespace galley::language
