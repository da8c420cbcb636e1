#include "cells.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <new>

namespace galley::ocr_lines {

namespace {

// The pitch in sizes of type: headings are letter-spaced, body text is set solid.
constexpr double pitch_min = 0.9, pitch_max = 2.0, coarse_step = 0.06, fine_step = 0.02;
// A cell is this much of the pitch at least and at most; a mark may share its cell with the next one.
constexpr double cell_min = 0.72, cell_max = 1.3;
// The empty part of a cell at either end of the line.
constexpr double empty_end = 0.6;

// Costs of a cell: of differing from the pitch (squared), of ink under its cut (the whole column), of ink wider than a
// character, of holding none, and of a pitch unlike the type's size.
constexpr double per_uneven = 24, per_cut = 2, per_too_wide = 10, empty_cell = 0.4, per_spaced = 0.15;
constexpr double widest_character = 1.12;

constexpr double never = std::numeric_limits<double>::infinity();

constexpr int first = std::numeric_limits<int>::min();

struct Cut {
    double cost = never;
    int before = first;  // the column of the cut before, which may lie before the image
};

/// One segment without turned stretches.
class Segment {
  public:
    /// `from` and `to` enclose the ink; cuts may lie in the white around it, down to `least` and up to `most`.
    Segment(const std::vector<int>& ink, int from, int to, int least, int most)
        : ink_(ink), from_(from), to_(to), least_(least), most_(most), next_(ink.size() + 1), last_(ink.size() + 1) {
        const auto size = static_cast<int>(ink.size());
        next_.back() = size;
        for (int x = size - 1; x >= 0; --x) next_[index(x)] = ink[index(x)] > 0 ? x : next_[index(x + 1)];
        for (int x = 0; x < size; ++x) last_[index(x + 1)] = ink[index(x)] > 0 ? x + 1 : last_[index(x)];
    }

    /// The cheapest cells of a pitch; `cost` gets theirs.
    [[nodiscard]] std::vector<Stretch> cells(double pitch, double type, double& cost) const {
        const int start = std::max(least_, from_ - static_cast<int>(empty_end * pitch));
        const int end = std::min(most_, to_ + static_cast<int>(empty_end * pitch));
        std::vector<Cut> cuts(static_cast<std::size_t>(end - start) + 1);
        const auto cut = [&](int x) -> Cut& { return cuts[static_cast<std::size_t>(x - start)]; };
        for (int x = start; x <= from_; ++x) cut(x).cost = 0;
        const int shortest = std::max(1, static_cast<int>(cell_min * pitch)),
                  longest = static_cast<int>(cell_max * pitch);
        for (int x = start + shortest; x <= end; ++x)
            for (int before = std::max(start, x - longest); before <= x - shortest; ++before) {
                const Cut& last = cut(before);
                if (last.cost >= cut(x).cost) continue;
                const double sum = last.cost + cell_cost({before, x}, pitch, type);
                if (sum < cut(x).cost) cut(x) = {sum, before};
            }
        int best = end;
        for (int x = to_; x <= end; ++x)
            if (cut(x).cost < cut(best).cost) best = x;
        cost = cut(best).cost;
        std::vector<Stretch> out;
        if (cost == never) return {{from_, to_}};  // narrower than a cell
        for (int x = best; cut(x).before != first; x = cut(x).before) out.push_back({cut(x).before, x});
        std::reverse(out.begin(), out.end());
        return out;
    }

  private:
    static std::size_t index(int x) { return static_cast<std::size_t>(x); }

    [[nodiscard]] int at(int x) const { return x < 0 || index(x) >= ink_.size() ? 0 : ink_[index(x)]; }

    [[nodiscard]] double cell_cost(Stretch cell, double pitch, double type) const {
        const double uneven = cell.width() / pitch - 1;
        double cost = per_uneven * uneven * uneven + per_cut * at(cell.to) / type;
        const int size = static_cast<int>(ink_.size());
        const int start = next_[index(std::clamp(cell.from, 0, size))],
                  end = last_[index(std::clamp(cell.to, 0, size))];
        if (start >= end) return cost + empty_cell;
        return cost + per_too_wide * std::max(0.0, (end - start) / type - widest_character);
    }

    const std::vector<int>& ink_;
    int from_, to_, least_, most_;
    std::vector<int> next_, last_;  ///< by column: the first ink from it on; the end of the last ink before it
};

/// What lies between the turned stretches.
std::vector<Segment> segments_of(const std::vector<InkPiece>& pieces, const std::vector<int>& ink,
                                 const std::vector<Stretch>& turned) {
    std::vector<Segment> out;
    const int far = static_cast<int>(ink.size());
    for (std::size_t k = 0; k <= turned.size(); ++k) {
        const int least = k == 0 ? -far : turned[k - 1].to, most = k == turned.size() ? 2 * far : turned[k].from;
        int from = most, to = least;
        for (const InkPiece& p : pieces)
            if (p.from >= least && p.to <= most) from = std::min(from, p.from), to = std::max(to, p.to);
        if (from < to) out.emplace_back(ink, from, to, least, most);
    }
    return out;
}

}  // namespace

std::vector<int> column_ink(const LineImage& image) {
    const PixPtr ink(pixThresholdToBinary(image.pix.get(), static_cast<int>(image.paper * ink_of_paper)));
    NUMA* counts = ink ? pixCountPixelsByColumn(ink.get()) : nullptr;
    if (counts == nullptr) throw std::bad_alloc();
    std::vector<int> out(static_cast<std::size_t>(numaGetCount(counts)));
    for (std::size_t x = 0; x < out.size(); ++x) numaGetIValue(counts, static_cast<int>(x), &out[x]);
    numaDestroy(&counts);
    return out;
}

Grid grid_of(const std::vector<InkPiece>& pieces, const std::vector<int>& ink, const std::vector<Stretch>& turned,
             double type) {
    const std::vector<Segment> segments = segments_of(pieces, ink, turned);
    Grid best{{}, never};
    double least = never, found = 1;
    const auto try_pitch = [&](double spaced) {
        const double unlike = per_spaced * std::abs(spaced - 1);
        if (unlike >= least) return;  // no cells could make up for it
        Grid grid;
        for (const Segment& segment : segments) {
            double cost = 0;
            for (const Stretch& cell : segment.cells(spaced * type, type, cost)) grid.cells.push_back(cell);
            grid.cost += cost == never ? 0 : cost;
        }
        grid.cost /= std::max<double>(1, static_cast<double>(grid.cells.size()));
        const double sum = grid.cost + unlike;
        if (sum < least) least = sum, found = spaced, best = std::move(grid);
    };
    const int steps = static_cast<int>((pitch_max - pitch_min) / coarse_step);
    for (int i = 0; i <= steps; ++i) try_pitch(pitch_min + i * coarse_step);
    const double near = found;
    for (const double step : {-2, -1, 1, 2}) try_pitch(near + step * fine_step);
    best.cells.insert(best.cells.end(), turned.begin(), turned.end());
    std::sort(best.cells.begin(), best.cells.end(), [](const Stretch& a, const Stretch& b) { return a.from < b.from; });
    return best;
}

}  // namespace galley::ocr_lines
