// What stands upright in a vertical line that was laid down: digits and Latin, which vertical print turns by a quarter,
// and corner brackets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ink_pieces.hpp"

namespace galley::ocr_lines {

/// Columns of a line image.
struct Stretch {
    int from = 0, to = 0;

    [[nodiscard]] int width() const { return to - from; }
};

/// Stretches that may be digits or Latin letters by their shape: narrow pieces, lower than a Chinese character, near
/// each other; signs at their feet or between them belong to them. Parts of Chinese characters look the same, so
/// reading them has to decide. `type` is the extent of the line across.
std::vector<Stretch> turned_stretches(const std::vector<InkPiece>& pieces, int type);

/// The longest part of a stretch whose pieces are all of one height, as digits and capitals are; nothing when that is
/// the whole stretch.
std::optional<Stretch> levelled(const std::vector<InkPiece>& pieces, Stretch stretch, int type);

/// A stretch with one more piece before or after it that may be a wide letter or sign, such as M or %.
std::vector<Stretch> widened(const std::vector<InkPiece>& pieces, Stretch stretch, int type);

/// The corner bracket that a piece shows: 「 or 『 where its ink runs along the left and the upper edge, 」 or 』 along
/// the right and the lower one. Models read them as anything. 0 when it is none.
char32_t corner_bracket(const LineImage& image, const InkPiece& piece, int type);

/// Whether a text holds nothing but what vertical print turns: ASCII letters, digits and signs, with a digit or letter
/// among them.
bool is_turned_text(std::string_view text);

}  // namespace galley::ocr_lines
