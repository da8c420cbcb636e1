// Words broken at the end of a line.
//
// Nothing moves between lines: that would leave a line half told. The hyphen of a broken word becomes U+00AD, the
// soft hyphen, which whoever joins the lines drops; a hyphen that belongs to the word stays what it is.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace galley::text_tidy {

using WordSet = std::set<std::u32string, std::less<>>;

/// Words, in lower case, that tell a hyphen that stays.
struct HyphenWords {
    WordSet after_hanging;   ///< that follow a hanging hyphen: the "und" of "Vor- und Nachteile"
    WordSet compound_first;  ///< that begin compounds: the "fifty" of "fifty-one"
    WordSet compounds;       ///< that the page writes with a hyphen elsewhere: "well-known"
};

/// Adds the hyphenated words within a line: the page's own evidence of how they are written.
void collect_compounds(std::u32string_view line, WordSet& compounds);

/// `line` with its last hyphen made soft when a word breaks there: a letter stands before it, the next line begins
/// with a lower-case letter, and no word tells otherwise.
std::u32string soften_hyphen(std::u32string_view line, std::u32string_view next, const HyphenWords& words);

}  // namespace galley::text_tidy
