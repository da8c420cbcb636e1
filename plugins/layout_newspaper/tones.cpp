#include "tones.hpp"

#include <cmath>

#include "marks.hpp"

namespace galley::layout_newspaper {
namespace {

// Cells to a body height, each the mean of its pixels: small enough to find white between lines, large enough to melt
// the dots of a halftone and the grain of a scan.
constexpr double cells_per_body = 4;
// Side of the window in which light and dark are compared, body heights: wider than a stroke, and wide enough that
// text always has both paper and ink in it.
constexpr double window = 1.25;
// Paper is at least this bright, as a share of the page's paper level: the palest usual tints are at 0.95.
constexpr double paper_min = 0.955;
// Within a window, light and dark differ by less than this share of the paper level in most of a picture, and by more
// in text.
constexpr double picture_range = 0.35;
// Within this share of the paper level two cells have the same tone.
constexpr double same_tone = 0.06;
// A tint is brighter than this, and has one tone in this share of the cells along its edge; a picture has many.
constexpr double tint_bright_min = 0.6, tint_even_min = 0.8;
constexpr int ring_inset = 1, ring_width = 2;  // cells
// A tint fills its box; shading of the paper does not.
constexpr double tint_fill_min = 0.85;
// Least sides of a tint and a picture, body heights; and how much of its box a picture fills at least.
constexpr double side_min = 4, picture_fill_min = 0.5;
// A tenth of a picture, and of a scan's edge, is darker than this share of the paper level. On 40 generated and real
// pages that tenth of pictures ends at 0.22 to 0.47, that of shaded paper and of the other side's print at 0.72 to
// 0.93.
constexpr double dark_max = 0.6, dark_quantile = 0.1;
// This share of the brightest cells is taken for the paper's level.
constexpr double paper_quantile = 0.9;

PixPtr owned(Pix* pix) {
    if (pix == nullptr) throw std::bad_alloc();
    return PixPtr(pix);
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

/// Is it print, or the dark beside the sheet, rather than paper that is not quite clean?
bool is_dark(Pix* level, const Box& b, int paper) {
    std::vector<int> levels;
    each_cell(level, b, [&](int v) { levels.push_back(v); });
    return quantile(levels, dark_quantile) < dark_max * paper;
}

PixPtr below(Pix* level, int limit) { return owned(pixThresholdToBinary(level, std::clamp(limit, 1, 255))); }

Boxes large_pieces(Pix* mask, int side) {
    Boxes out;
    for (const Box& b : pieces_of(mask))
        if (b.w >= side && b.h >= side) out.push_back(b);
    return out;
}

double fill_of(Pix* mask, const Box& b) {
    if (b.x < 0 || b.y < 0) return 0;
    BOX* box = boxCreate(b.x, b.y, b.w, b.h);
    l_int32 count = 0;
    pixCountPixelsInRect(mask, box, &count, nullptr);
    boxDestroy(&box);
    return static_cast<double>(count) / static_cast<double>(std::max(1LL, area(b)));
}

bool touches_edge(const Box& b, Pix* pix) {
    return b.x <= 1 || b.y <= 1 || b.right() >= static_cast<int>(pixGetWidth(pix)) - 1 ||
           b.bottom() >= static_cast<int>(pixGetHeight(pix)) - 1;
}

/// Near the edge of a picture the window sees paper too: moves each side out to where the dark ends.
Box grown_to_edge(Box b, Pix* dark, int most) {
    const auto mostly = [&](const Box& strip) { return fill_of(dark, strip) >= picture_fill_min; };
    for (int i = 0; i < most && mostly({b.x - 1, b.y, 1, b.h}); ++i) --b.x, ++b.w;
    for (int i = 0; i < most && mostly({b.right(), b.y, 1, b.h}); ++i) ++b.w;
    for (int i = 0; i < most && mostly({b.x, b.y - 1, b.w, 1}); ++i) --b.y, ++b.h;
    for (int i = 0; i < most && mostly({b.x, b.bottom(), b.w, 1}); ++i) ++b.h;
    return b;
}

}  // namespace

Tones find_tones(Pix* gray, double body) {
    const int cell = std::max(1, static_cast<int>(std::lround(body / cells_per_body)));
    const float factor = 1.0F / static_cast<float>(cell);
    const PixPtr means = owned(cell == 1 ? pixClone(gray) : pixScaleAreaMap(gray, factor, factor));
    const int wide = static_cast<int>(std::lround(window * cells_per_body)) | 1;
    const PixPtr closed = owned(pixCloseGray(means.get(), wide, wide));
    const int paper = paper_of(closed.get()), near = std::max(1, static_cast<int>(same_tone * paper));
    const int side = static_cast<int>(side_min * cells_per_body);
    const auto scaled = [&](const Box& b) { return Box{b.x * cell, b.y * cell, b.w * cell, b.h * cell}; };
    Tones tones;

    PixPtr dark = below(closed.get(), static_cast<int>(paper_min * paper));
    Boxes tints;
    for (const Box& b : large_pieces(dark.get(), side)) {
        const Tone tone = edge_tone(closed.get(), b, near / 2);
        if (fill_of(dark.get(), b) < tint_fill_min || tone.share < tint_even_min ||
            tone.level < tint_bright_min * paper)
            continue;
        tints.push_back(b);
        // Within a tint, dark is what is darker than the tint.
        const PixPtr darker = below(closed.get(), tone.level - near);
        pixRasterop(dark.get(), b.x, b.y, b.w, b.h, PIX_SRC, darker.get(), b.x, b.y);
    }

    // Dark and even: the brightest and the darkest cell around differ little.
    const PixPtr lightest = owned(pixDilateGray(means.get(), wide, wide)),
                 darkest = owned(pixErodeGray(means.get(), wide, wide));
    const PixPtr range = owned(pixSubtractGray(nullptr, lightest.get(), darkest.get()));
    const PixPtr even = below(range.get(), static_cast<int>(picture_range * paper));
    pixAnd(even.get(), even.get(), dark.get());
    const PixPtr healed = owned(pixCloseSafeBrick(nullptr, even.get(), wide, wide));
    const PixPtr solid = owned(pixOpenBrick(nullptr, healed.get(), wide, wide));
    for (const Box& piece : large_pieces(solid.get(), side / 2)) {
        if (!is_dark(closed.get(), piece, paper)) continue;
        const Box b = grown_to_edge(piece, dark.get(), wide);
        if (touches_edge(b, solid.get()))
            tones.edges.push_back(scaled(b));
        else if (b.w >= side && b.h >= side && fill_of(solid.get(), piece) >= picture_fill_min)
            tones.pictures.push_back(scaled(b));
    }
    for (const Box& b : tints) tones.tints.push_back(scaled(b));
    return tones;
}

}  // namespace galley::layout_newspaper
