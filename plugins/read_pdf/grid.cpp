#include "grid.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace galley::read_pdf {

namespace {

/// Points of the page. What lies nearer than that is one picture.
constexpr double pitch = 3;
constexpr int most_cells = 4'000'000;
constexpr int unlabelled = -1;

}  // namespace

Grid::Grid(double width, double height) : step_(pitch) {
    while (width / step_ * height / step_ > most_cells) step_ *= 2;
    columns_ = static_cast<int>(width / step_) + 2;
    rows_ = static_cast<int>(height / step_) + 2;
    cells_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0);
}

void Grid::paint(const Rect& r) {
    const auto [left, top, right, bottom] = bounds(r);
    if (left >= right || top >= bottom) return;
    ++at(left, top), --at(right, top), --at(left, bottom), ++at(right, bottom);
}

int Grid::label() {
    for (int y = 0; y < rows_; ++y)
        for (int x = 1; x < columns_; ++x) at(x, y) += at(x - 1, y);
    for (int y = 1; y < rows_; ++y)
        for (int x = 0; x < columns_; ++x) at(x, y) += at(x, y - 1);
    for (int& cell : cells_) cell = cell > 0 ? unlabelled : 0;
    sums_.assign(cells_.size(), 0);
    for (int y = 1; y < rows_; ++y)
        for (int x = 1; x < columns_; ++x)
            sums_[index(x, y)] = sums_[index(x - 1, y)] + sums_[index(x, y - 1)] - sums_[index(x - 1, y - 1)] +
                                 (at(x - 1, y - 1) == 0 ? 0 : 1);
    int count = 0;
    std::vector<std::pair<int, int>> open;
    for (int y = 0; y < rows_; ++y)
        for (int x = 0; x < columns_; ++x) {
            if (at(x, y) != unlabelled) continue;
            at(x, y) = ++count;
            for (open.assign(1, {x, y}); !open.empty();) {
                const auto [cx, cy] = open.back();
                open.pop_back();
                for (const auto& [nx, ny] : {std::pair{cx - 1, cy}, {cx + 1, cy}, {cx, cy - 1}, {cx, cy + 1}}) {
                    if (nx < 0 || ny < 0 || nx >= columns_ || ny >= rows_ || at(nx, ny) != unlabelled) continue;
                    at(nx, ny) = count;
                    open.emplace_back(nx, ny);
                }
            }
        }
    return count;
}

int Grid::label_of(const Rect& r) const {
    const auto [left, top, right, bottom] = bounds(r);
    return left < right && top < bottom ? cells_[index(left, top)] : 0;
}

double Grid::painted_share(const Rect& r) const {
    const auto [left, top, right, bottom] = bounds(r);
    if (sums_.empty() || left >= right || top >= bottom) return 0;
    const int painted =
        sums_[index(right, bottom)] - sums_[index(left, bottom)] - sums_[index(right, top)] + sums_[index(left, top)];
    return painted / (static_cast<double>(right - left) * (bottom - top));
}

Grid::Bounds Grid::bounds(const Rect& r) const {
    const auto point = [&](double v, int most) {
        return std::clamp(static_cast<int>(std::ceil(v / step_)), 0, most - 1);
    };
    return {point(r.x, columns_), point(r.y, rows_), point(r.right(), columns_), point(r.bottom(), rows_)};
}

}  // namespace galley::read_pdf
