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

/// Adds the hyphenated words within a line ("well-known"): the page's own evidence of how they are written.
void collect_hyphenated(std::u32string_view line, WordSet& words);

/// `line` with its last hyphen made soft when a word breaks there: a letter stands before it, the next line begins
/// with a lower-case letter, the word is not among `hyphenated`, and the next word not among `after_hanging` (the
/// "und" of "Vor- und Nachteile").
std::u32string soften_hyphen(std::u32string_view line, std::u32string_view next, const WordSet& hyphenated,
                             const WordSet& after_hanging);

}  // namespace galley::text_tidy
