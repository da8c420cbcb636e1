// Rules about spaces that a text layer holds and the paper does not show.
//
// Spaces at either end of a line stay: a leading one marks a new text box in a dump. So do wide gaps (two spaces or
// more, an ideographic space) and a single space between two Chinese characters: print parts a kicker's halves, or the
// writer's name from his title, that way.
#pragma once

#include <string>
#include <string_view>

namespace galley::text_tidy {

/// "海 子 湾 村" becomes "海子湾村", "S P E C I A L" becomes "SPECIAL": the line, or a long part of it, whose
/// characters all stand apart by one space. A wider gap in it is the space between two words.
std::u32string join_letter_spaced(std::u32string_view text);

/// "共 16 户 ，其中" becomes "共16户，其中".
std::u32string drop_cjk_spaces(std::u32string_view text);

}  // namespace galley::text_tidy
