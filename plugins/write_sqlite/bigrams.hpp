// Text as a search index takes it, for scripts that put no spaces between words.
#pragma once

#include <string>
#include <string_view>

namespace galley::write_sqlite {

/// `text` with every run of Chinese or Japanese characters as its overlapping pairs, parted by spaces: 花卉小镇 becomes
/// "花卉 卉小 小镇 镇". The last character stands alone too, so that a search for words that begin with one character
/// finds it wherever it is. Where such a run touches a letter or digit the pair across is there as well: 8亿元 becomes
/// "8 8亿 亿元 元". Words of other scripts stay as they are.
[[nodiscard]] std::string with_bigrams(std::string_view text);

}  // namespace galley::write_sqlite
