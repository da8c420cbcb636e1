#include "spread.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "small_copy.hpp"

namespace galley::read_images {
namespace {

constexpr double judged_pixels = 4e6;

// Two pages side by side are wider than this many times their height; newspapers stand upright.
constexpr double shape_min = 1.15, shape_max = 2.0;
// The fold lies within this share of the width around the middle.
constexpr double search_share = 0.2;
// A column is white when less than this share of it is ink: a crease and dust are allowed.
constexpr double white_share = 0.015;
// So much ink in a column is the fold's shadow, or a line drawn along it.
constexpr double fold_share = 0.6;
// The margins of two pages are at least this share of the spread's width.
constexpr double margin_share = 0.012;
// And so many times wider than any white that goes down through a half of it, between columns.
constexpr double wider_than_columns = 1.8;
// Text stands on both sides: at least so much of each half's columns has ink.
constexpr double filled_share = 0.5;

// Ink is what is darker than paper: squares of this many pixels, in which it is measured.
constexpr int square = 32, maybe_ink = 100, even_paper = 220, ink_threshold = 150;

std::vector<int> column_ink(Pix* ink) {
    NUMA* sums = pixCountPixelsByColumn(ink);
    std::vector<int> out(static_cast<std::size_t>(sums == nullptr ? 0 : numaGetCount(sums)));
    for (std::size_t x = 0; x < out.size(); ++x) numaGetIValue(sums, static_cast<int>(x), &out[x]);
    numaDestroy(&sums);
    return out;
}

struct Stripe {
    int width = 0, middle = 0;
};

/// The widest run of white columns within [from, to); of two alike the one nearer to `aim`.
Stripe widest(const std::vector<bool>& white, int from, int to, int aim) {
    Stripe best;
    for (int x = from, run = 0; x < to; ++x) {
        run = white[static_cast<std::size_t>(x)] ? run + 1 : 0;
        const int middle = x - run / 2;
        if (run > best.width || (run == best.width && run > 0 && std::abs(middle - aim) < std::abs(best.middle - aim)))
            best = {run, middle};
    }
    return best;
}

/// One of two pages: much of it has ink, and no white within it comes near the gutter's.
bool is_page(const std::vector<bool>& white, int from, int to, int gutter) {
    while (from < to && white[static_cast<std::size_t>(from)]) ++from;
    while (to > from && white[static_cast<std::size_t>(to) - 1]) --to;
    return widest(white, from, to, from).width * wider_than_columns <= gutter;
}

bool filled(const std::vector<bool>& white, int from, int to) {
    return std::count(white.begin() + from, white.begin() + to, false) >= filled_share * (to - from);
}

}  // namespace

bool has_shape_of_spread(double width, double height) {
    return width >= shape_min * height && width <= shape_max * height;
}

std::optional<int> find_gutter(const std::vector<int>& ink_of_columns, int height) {
    const int width = static_cast<int>(ink_of_columns.size());
    if (width == 0 || !has_shape_of_spread(width, height)) return std::nullopt;
    std::vector<bool> white;
    white.reserve(ink_of_columns.size());
    for (const int ink : ink_of_columns) white.push_back(ink < white_share * height);
    const int from = static_cast<int>(width * (0.5 - search_share / 2)), to = width - from;
    std::vector<bool> clear = white;
    for (int x = from; x < to; ++x)
        if (ink_of_columns[static_cast<std::size_t>(x)] >= fold_share * height)
            clear[static_cast<std::size_t>(x)] = true;
    const Stripe gutter = widest(clear, from, to, width / 2);
    const bool sure = gutter.width >= margin_share * width && filled(white, 0, gutter.middle) &&
                      filled(white, gutter.middle, width) && is_page(white, 0, gutter.middle, gutter.width) &&
                      is_page(white, gutter.middle, width, gutter.width);
    return sure ? std::optional(gutter.middle) : std::nullopt;
}

std::optional<int> gutter_of(Pix* page) {
    if (!has_shape_of_spread(pixGetWidth(page), pixGetHeight(page))) return std::nullopt;
    const toolkit::PixPtr gray = small_copy(page, judged_pixels);
    const toolkit::PixPtr even(pixBackgroundNorm(gray.get(), nullptr, nullptr, square, square, maybe_ink,
                                                 square * square / 4, even_paper, 2, 2));
    const toolkit::PixPtr ink(pixThresholdToBinary(even ? even.get() : gray.get(), ink_threshold));
    if (!ink) throw std::bad_alloc();
    const auto gutter = find_gutter(column_ink(ink.get()), pixGetHeight(ink.get()));
    if (!gutter) return std::nullopt;
    const double scale = static_cast<double>(pixGetWidth(page)) / pixGetWidth(ink.get());
    return static_cast<int>(std::lround(*gutter * scale));
}

}  // namespace galley::read_images
