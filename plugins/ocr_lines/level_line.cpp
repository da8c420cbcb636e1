#include "level_line.hpp"

#include <algorithm>
#include <cmath>
#include <new>
#include <utility>

namespace galley::ocr_lines {

namespace {

// All in sizes of type.
constexpr double pitch = 1.05;         // of the characters that are set anew
constexpr double end_paper = 0.15;     // at either end of the line
constexpr double letter_paper = 0.12;  // at either side of turned letters
// A bracket is narrow, high, and stands at one side of its cell.
constexpr double bracket_max = 0.48, bracket_height_min = 0.5, aside = 0.12;
constexpr double dash_thick_max = 0.22, dash_length_min = 0.5;
constexpr double dot_max = 0.24;                      // of an ellipsis or a colon
constexpr double mark_max = 0.52;                     // 、 ， 。 and the like
constexpr double mark_left = 0.08, mark_foot = 0.46;  // their place: from the cell's edge, and below the middle

struct Ink {
    int left = 0, right = 0, top = 0, bottom = 0, pieces = 0, dots = 0;

    [[nodiscard]] int width() const { return right - left; }
    [[nodiscard]] int height() const { return bottom - top; }
};

Ink ink_in(Stretch cell, const std::vector<InkPiece>& pieces, double type) {
    Ink ink;
    for (const InkPiece& p : pieces) {
        const int from = std::max(p.from, cell.from), to = std::min(p.to, cell.to);
        if (from >= to) continue;
        if (ink.pieces++ == 0) ink.left = from, ink.right = to, ink.top = p.top, ink.bottom = p.bottom;
        ink.left = std::min(ink.left, from), ink.right = std::max(ink.right, to);
        ink.top = std::min(ink.top, p.top), ink.bottom = std::max(ink.bottom, p.bottom);
        ink.dots += p.width() <= dot_max * type && p.height() <= dot_max * type ? 1 : 0;
    }
    return ink;
}

bool is_mark(const Ink& ink, double type) { return ink.width() <= mark_max * type && ink.height() <= mark_max * type; }

/// Does vertical print turn what the cell holds, so that it stands upright in the laid-down line?
bool stands_upright(const Ink& ink, Stretch cell, double type) {
    if (ink.height() <= dash_thick_max * type && ink.width() >= dash_length_min * type) return true;
    if (ink.pieces > 1 && ink.dots == ink.pieces) return true;
    const double off = (ink.left + ink.right - cell.from - cell.to) / 2.0;
    return ink.width() <= bracket_max * type && ink.height() >= bracket_height_min * type &&
           std::abs(off) >= aside * type;
}

void paste(Pix* onto, Pix* part, int x, int y) {
    pixRasterop(onto, x, y, pixGetWidth(part), pixGetHeight(part), PIX_SRC, part, 0, 0);
}

}  // namespace

Stretch LevelLine::in_line(Stretch word) const {
    const auto moved = [&](int x) {
        std::size_t k = 0;
        while (k + 1 < set.size() && set[k + 1].from <= x) ++k;
        const double share = static_cast<double>(x - set[k].from) / std::max(1, set[k].width());
        return cells[k].from + static_cast<int>(std::clamp(share, 0.0, 1.0) * cells[k].width());
    };
    return set.empty() ? word : Stretch{moved(word.from), moved(word.to)};
}

LevelLine level_line(const LineImage& image, const std::vector<InkPiece>& pieces, std::vector<Stretch> cells,
                     const std::vector<Stretch>& turned, double type) {
    LevelLine out;
    out.cells = std::move(cells);
    const int height = pixGetHeight(image.pix.get()), width = static_cast<int>(pitch * type);
    const auto is_turned = [&](Stretch cell) {
        return std::any_of(turned.begin(), turned.end(), [&](const Stretch& t) { return t.from == cell.from; });
    };
    const int ends = static_cast<int>(end_paper * type), beside = static_cast<int>(letter_paper * type);
    int x = ends;
    for (const Stretch& cell : out.cells) {
        const int w = is_turned(cell) ? cell.width() + 2 * beside : width;
        out.set.push_back({x, x + w});
        x += w;
    }
    out.image.pix.reset(pixCreate(x + ends, height, 8));
    if (!out.image.pix) throw std::bad_alloc();
    out.image.paper = image.paper;
    out.image.margin = ends;
    out.image.extent = {0, 0, x - ends, static_cast<int>(type)};
    pixSetAllArbitrary(out.image.pix.get(), image.paper);
    for (std::size_t k = 0; k < out.cells.size(); ++k) {
        const Stretch cell = out.cells[k], at = out.set[k];
        const Ink ink = ink_in(cell, pieces, type);
        if (ink.pieces == 0) continue;
        PixPtr part = clipped(image.pix.get(), {ink.left, ink.top, ink.width(), ink.height()});
        if (is_turned(cell)) {
            paste(out.image.pix.get(), part.get(), at.from + beside, ink.top);
            continue;
        }
        const double off = (ink.left + ink.right - cell.from - cell.to) / 2.0;
        if (stands_upright(ink, cell, type)) {
            const int middle = (at.from + at.to) / 2 + static_cast<int>(off);
            paste(out.image.pix.get(), part.get(), std::clamp(middle - ink.width() / 2, at.from, at.to - ink.width()),
                  ink.top);
            continue;
        }
        part.reset(pixRotateOrth(part.get(), 1));
        if (!part) throw std::bad_alloc();
        const int w = ink.height(), h = ink.width();
        if (is_mark(ink, type))
            paste(out.image.pix.get(), part.get(), at.from + static_cast<int>(mark_left * type),
                  height / 2 + static_cast<int>(mark_foot * type) - h);
        else
            paste(out.image.pix.get(), part.get(), (at.from + at.to - w) / 2,
                  height / 2 - h / 2 + static_cast<int>(off));
    }
    return out;
}

}  // namespace galley::ocr_lines
