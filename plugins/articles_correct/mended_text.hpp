// Text of parts out of the text of their lines. Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley::articles_correct {

/// A line of a text that is being put together. `other_block`: it stands in another block than the line before.
struct TextLine {
    std::string text;
    bool other_block = false;
};

/// Lines as running text: a space between them, except between Chinese or Japanese characters; a word that was broken
/// with a soft hyphen, or over two blocks, is put together. Empty lines add nothing.
[[nodiscard]] std::string running_text(const std::vector<TextLine>& lines);

/// Where `whole`, a text that holds a line's text `before`, has `after` instead, and nothing else changed; of several
/// places that nearest to byte `near`. `found` says whether there was one.
struct Mended {
    std::string text;
    bool found = false;
};
[[nodiscard]] Mended with_line(std::string_view whole, std::string_view before, std::string_view after,
                               std::size_t near);

/// What has become of `piece`, which stood in the line `before`, when that became `after`: the same stretch, with what
/// was mended in it. Nothing is found when `before` does not hold it.
[[nodiscard]] Mended piece_of_line(std::string_view piece, std::string_view before, std::string_view after);

}  // namespace galley::articles_correct
