#include "gutter.hpp"

#include <algorithm>
#include <cstdlib>

namespace galley::image_clean {
namespace {

// Two pages side by side are wider than this many times their height; newspapers stand upright.
constexpr double spread_shape = 1.15;
// The fold lies within this share of the width around the middle.
constexpr double search_share = 0.2;
// A column is white when less than this share of it is ink: a fold, a crease and dust are allowed.
constexpr double white_share = 0.015;
// The margins of two pages are at least this share of the spread's width: more than the white between two columns.
constexpr double margin_share = 0.012;
// Text stands on both sides: at least so much of each half's columns has ink.
constexpr double filled_share = 0.5;

}  // namespace

std::vector<int> column_ink(Pix* ink) {
    NUMA* sums = pixCountPixelsByColumn(ink);
    std::vector<int> out(static_cast<std::size_t>(sums == nullptr ? 0 : numaGetCount(sums)));
    for (std::size_t x = 0; x < out.size(); ++x) numaGetIValue(sums, static_cast<int>(x), &out[x]);
    numaDestroy(&sums);
    return out;
}

std::optional<int> find_gutter(const std::vector<int>& ink_of_columns, int height) {
    const int width = static_cast<int>(ink_of_columns.size());
    if (width == 0 || width < spread_shape * height) return std::nullopt;
    const auto white = [&](int x) { return ink_of_columns[static_cast<std::size_t>(x)] < white_share * height; };
    const int from = static_cast<int>(width * (0.5 - search_share / 2)), to = width - from;
    int best = 0, best_at = 0;
    for (int x = from, run = 0; x < to; ++x) {
        run = white(x) ? run + 1 : 0;
        // Of two equal stripes the one nearer to the middle.
        const int at = x - run / 2;
        if (run > best || (run == best && run > 0 && std::abs(at - width / 2) < std::abs(best_at - width / 2)))
            best = run, best_at = at;
    }
    if (best < margin_share * width) return std::nullopt;
    const auto filled = [&](int a, int b) {
        int inked = 0;
        for (int x = a; x < b; ++x) inked += !white(x);
        return inked >= filled_share * (b - a);
    };
    if (!filled(0, best_at) || !filled(best_at, width)) return std::nullopt;
    return best_at;
}

}  // namespace galley::image_clean
