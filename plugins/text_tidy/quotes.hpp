// Curly double quotes that were stored the wrong way round: ”小棉袄“.
#pragma once

#include <string>
#include <string_view>

namespace galley::text_tidy {

/// Turns pairs that stand the wrong way round. A pair is wrong when no quote is open, it begins with a closing quote
/// and ends with an opening one, and at least one of the two stands where print never puts it: a closing quote at the
/// start or after a space or an opening mark, an opening one at the end or before a space or a closing mark.
/// `open` tells whether a quote is open where the text begins, and afterwards whether one is where it ends.
std::u32string turn_quotes(std::u32string_view text, bool& open);

}  // namespace galley::text_tidy
