// A printed line as the layout sees it: where it stands in reading coordinates, and its type.
#pragma once

#include <vector>

#include "geometry.hpp"

namespace galley::layout_newspaper {

/// Reading coordinates: the page is level, text runs to the right, lines follow each other downwards, and body text is
/// `body_units` high. Vertical text was turned by a quarter, text from right to left is mirrored.
inline constexpr int body_units = 64;

struct TextLine {
    Box box;
    double size = 0;                    ///< of its type: height of its tall characters
    double weight = 0;                  ///< of its strokes, against other lines of the page; 1 where nothing is known
    const Line* source = nullptr;       ///< the line of the page; borrowed
    std::vector<const Line*> pieces{};  ///< where the page holds it in several: all of them, in order; else empty

    /// Length in its own sizes: about the number of its characters.
    [[nodiscard]] double length() const { return box.w / std::max(1.0, size); }
};

using Lines = std::vector<TextLine>;

inline Box box_of(const Lines& lines) {
    Box box;
    for (const TextLine& line : lines) box = unite(box, line.box);
    return box;
}

/// Of most of the text: size of its tall characters, height of its lines, weight; counted by length.
struct BodyStyle {
    double size = 0, height = 0, weight = 0;
};
BodyStyle body_style(const Lines& lines);

}  // namespace galley::layout_newspaper
