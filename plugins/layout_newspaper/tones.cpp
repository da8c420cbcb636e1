#include "tones.hpp"

#include <cmath>

#include "marks.hpp"

namespace galley::layout_newspaper {
namespace {

// Cells to a body height, each the mean of its pixels: small enough to find white between lines, large enough to melt
// the dots of a halftone and the grain of a scan.
constexpr double cells_per_body = 4;
// Strokes up to this thick are closed over, body heights.
constexpr double stroke_max = 1.25;
// Paper is at least this bright, as a share of the page's paper level: the palest usual tints are at 0.95.
constexpr double paper_min = 0.955;
// Within this share of the paper level two cells have the same tone.
constexpr double same_tone = 0.06;
// A tint is brighter than this, and has one tone in this share of the cells along its edge; a picture has many.
constexpr double tint_bright_min = 0.6, tint_even_min = 0.8;
constexpr int ring_inset = 1, ring_width = 2;  // cells
// Least sides of a picture and a tint, body heights.
constexpr double side_min = 4;
// A tint fills its box; shading of the paper does not.
constexpr double tint_fill_min = 0.85;
// This share of the brightest cells is taken for the paper's level.
constexpr double paper_quantile = 0.9;

struct Cells {
    PixPtr level;  // 8 bits, one pixel a cell
    int side = 1;  // working pixels a cell
};

Cells closed_cells(Pix* gray, double body) {
    Cells cells;
    cells.side = std::max(1, static_cast<int>(std::lround(body / cells_per_body)));
    const float factor = 1.0F / static_cast<float>(cells.side);
    const PixPtr means(cells.side == 1 ? pixClone(gray) : pixScaleAreaMap(gray, factor, factor));
    if (!means) throw std::bad_alloc();
    const int width = static_cast<int>(std::lround(stroke_max * cells_per_body)) | 1;
    cells.level.reset(pixCloseGray(means.get(), width, width));
    if (!cells.level) throw std::bad_alloc();
    return cells;
}

template <typename Use>
void each_cell(Pix* level, const Box& b, Use use) {
    for (int y = std::max(0, b.y); y < std::min(b.bottom(), static_cast<int>(pixGetHeight(level))); ++y) {
        const l_uint32* line = pixGetData(level) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(level);
        for (int x = std::max(0, b.x); x < std::min(b.right(), static_cast<int>(pixGetWidth(level))); ++x)
            use(static_cast<int>(GET_DATA_BYTE(line, x)));
    }
}

/// The commonest level along the inside of a box's edge, and the share of the cells there that are near it.
struct Tone {
    int level = 0;
    double share = 0;
};

Tone edge_tone(Pix* level, const Box& outer, int near) {
    const Box b = grown(outer, -ring_inset);
    std::vector<int> histogram(256, 0);
    int cells = 0;
    const auto count = [&](const Box& side) {
        each_cell(level, side, [&](int v) { ++histogram[static_cast<std::size_t>(v)], ++cells; });
    };
    count({b.x, b.y, b.w, ring_width});
    count({b.x, b.bottom() - ring_width, b.w, ring_width});
    count({b.x, b.y, ring_width, b.h});
    count({b.right() - ring_width, b.y, ring_width, b.h});
    int best = 0, best_count = 0;
    for (int v = 0; v < 256; ++v) {
        int sum = 0;
        for (int k = std::max(0, v - near); k <= std::min(255, v + near); ++k)
            sum += histogram[static_cast<std::size_t>(k)];
        if (sum > best_count) best = v, best_count = sum;
    }
    return {best, cells == 0 ? 0 : static_cast<double>(best_count) / cells};
}

int paper_of(Pix* level) {
    std::vector<int> levels;
    each_cell(level, {0, 0, pixGetWidth(level), pixGetHeight(level)}, [&](int v) { levels.push_back(v); });
    return quantile(levels, paper_quantile);
}

/// Boxes of connected cells darker than `below` and, if asked, only within `where`.
Boxes darker(Pix* level, int below, int side, const Box* where = nullptr) {
    PixPtr dark(pixThresholdToBinary(level, std::clamp(below, 1, 255)));
    if (!dark) throw std::bad_alloc();
    if (where != nullptr) {
        const PixPtr mask(pixCreateTemplate(dark.get()));
        pixRasterop(mask.get(), where->x, where->y, where->w, where->h, PIX_SET, nullptr, 0, 0);
        pixAnd(dark.get(), dark.get(), mask.get());
    }
    // Thin remains of rules and heavy type are no areas.
    const PixPtr solid(pixOpenBrick(nullptr, dark.get(), 3, 3));
    Boxes out;
    for (const Box& b : pieces_of(solid.get()))
        if (b.w >= side && b.h >= side) out.push_back(b);
    return out;
}

double fill_of(Pix* level, const Box& box, int below) {
    long long dark = 0;
    each_cell(level, box, [&](int v) { dark += v < below; });
    return static_cast<double>(dark) / static_cast<double>(std::max(1LL, area(box)));
}

bool touches_edge(const Box& b, Pix* pix) {
    return b.x <= 1 || b.y <= 1 || b.right() >= static_cast<int>(pixGetWidth(pix)) - 1 ||
           b.bottom() >= static_cast<int>(pixGetHeight(pix)) - 1;
}

}  // namespace

Tones find_tones(Pix* gray, double body) {
    const Cells cells = closed_cells(gray, body);
    Pix* level = cells.level.get();
    const int paper = paper_of(level), near = std::max(1, static_cast<int>(same_tone * paper));
    const int side = static_cast<int>(side_min * cells_per_body);
    const auto scaled = [&](const Box& b) {
        return Box{b.x * cells.side, b.y * cells.side, b.w * cells.side, b.h * cells.side};
    };
    Tones tones;
    for (const Box& b : darker(level, static_cast<int>(paper_min * paper), side)) {
        const Tone tone = edge_tone(level, b, near / 2);
        const bool fills = fill_of(level, b, static_cast<int>(paper_min * paper)) >= tint_fill_min;
        if (fills && tone.share >= tint_even_min && tone.level >= tint_bright_min * paper) {
            tones.tints.push_back(scaled(b));
            for (const Box& inner : darker(level, tone.level - near, side, &b)) tones.pictures.push_back(scaled(inner));
        } else if (touches_edge(b, level)) {
            tones.edges.push_back(scaled(b));
        } else {
            tones.pictures.push_back(scaled(b));
        }
    }
    return tones;
}

}  // namespace galley::layout_newspaper
