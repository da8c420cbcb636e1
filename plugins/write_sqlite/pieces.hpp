// Text as a search index takes it.
#pragma once

#include <string>
#include <string_view>

namespace galley::write_sqlite {

/// Every character of `text` and every two that follow each other, each once, a line end behind each: what a word of
/// one or two characters can be found by. 花卉花 becomes "卉 卉花 花 花卉", a line each. Line ends and other control
/// characters are in none.
[[nodiscard]] std::string pieces_of(std::string_view text);

/// `text`, and behind it, where it has accents, the same without them: so a word finds it that was typed without.
[[nodiscard]] std::string with_plain_letters(std::string_view text);

}  // namespace galley::write_sqlite
