// From characters to words with their places.
#pragma once

#include <vector>

#include "reading/ctc.hpp"

namespace galley::reading {

/// A word in the picture of a line: `from` and `to` are in pixels of the picture, along it.
struct Piece {
    std::string text;
    double from = 0, to = 0;
    double confidence = 1;  ///< of its least sure character
};

/// How a line's picture was made, and what it shows.
struct PictureFacts {
    double pixels_a_column = 1;
    double em = 0;            ///< size of the type, in pixels of the picture along the line
    std::vector<double> ink;  ///< of each column of pixels (lines::column_ink)
};

/// The tone of ink below which a column is bare.
[[nodiscard]] double bare_below(std::vector<double> ink);

/// How far the cells of neighbouring Chinese or Japanese characters are apart, in pixels: an em, or more in lines that
/// are set wide.
[[nodiscard]] double pitch_of(const std::vector<Character>& characters, const PictureFacts& picture);

/// Each Chinese or Japanese character is a piece of its own, a cell wide at most; other characters that follow each
/// other are one. A space parts pieces where the network saw one and, between letters, where the ink has a gap that is
/// as wide as the line's spaces are.
[[nodiscard]] std::vector<Piece> pieces_of(const std::vector<Character>& characters, const PictureFacts& picture);

/// The share of the line's ink, 0..1, that stands where characters were seen: within half an em of the middle of one.
/// Networks pass over letters of scripts that they do not know, and are sure of the few marks that are left.
[[nodiscard]] double explained_ink(const std::vector<Character>& characters, const PictureFacts& picture);

}  // namespace galley::reading
