#include "graphics.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace galley::read_pdf {

namespace {

// In points.
constexpr double rule_thick_max = 4, rule_long_min = 24;
constexpr double rule_ratio_min = 6;  // length against thickness
constexpr double tint_side_min = 20;
constexpr double picture_side_min = 28;
/// Pictures are put together on a grid of this pitch: what is nearer than that is one picture.
constexpr double pitch = 3;
constexpr int most_cells = 4'000'000;
/// A page of more filled areas is a map or a chart; the rest of them are no tints.
constexpr std::size_t most_areas = 1000;

// Of 0 black to 1 white.
constexpr double paper_gray = 0.97, rule_gray_max = 0.85;

/// Shares of an area.
constexpr double background_share = 0.9;  // of the page: paint that is no part of the text
constexpr double text_share = 0.1;        // covered by text: a picture with so much text in it lies under it

bool is_rule(const Mark& mark) {
    const double thick = std::min(mark.box.w, mark.box.h), length = std::max(mark.box.w, mark.box.h);
    return mark.kind != Mark::Kind::image && thick <= rule_thick_max && length >= rule_long_min &&
           length >= rule_ratio_min * thick && mark.gray <= rule_gray_max;
}

double text_on(const Rect& area, const std::vector<Run>& runs) {
    double sum = 0;
    for (const Run& run : runs) sum += shared_area(area, run.box);
    return sum;
}

Rect within_page(const Rect& r, double width, double height) {
    const double x = std::clamp(r.x, 0.0, width), y = std::clamp(r.y, 0.0, height);
    return {x, y, std::clamp(r.right(), 0.0, width) - x, std::clamp(r.bottom(), 0.0, height) - y};
}

/// Which points of a grid over the page are painted, by sums of differences: linear in marks and points.
class Grid {
  public:
    Grid(double width, double height) {
        while (width / step_ * height / step_ > most_cells) step_ *= 2;
        columns_ = static_cast<int>(width / step_) + 2;
        rows_ = static_cast<int>(height / step_) + 2;
        cells_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0);
    }

    void paint(const Rect& r) {
        const auto [left, top, right, bottom] = bounds(r);
        if (left >= right || top >= bottom) return;
        ++at(left, top), --at(right, top), --at(left, bottom), ++at(right, bottom);
    }

    /// Numbers the painted parts that hang together, from 1; 0 is paper.
    int label() {
        for (int y = 0; y < rows_; ++y)
            for (int x = 1; x < columns_; ++x) at(x, y) += at(x - 1, y);
        for (int y = 1; y < rows_; ++y)
            for (int x = 0; x < columns_; ++x) at(x, y) += at(x, y - 1);
        for (int& cell : cells_) cell = cell > 0 ? unlabelled : 0;
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

    /// The label of the first point in a rectangle; 0 when it holds none.
    int label_of(const Rect& r) {
        const auto [left, top, right, bottom] = bounds(r);
        return left < right && top < bottom ? at(left, top) : 0;
    }

  private:
    static constexpr int unlabelled = -1;
    struct Bounds {
        int left, top, right, bottom;  // the points in a rectangle; right and bottom are beyond
    };

    int& at(int x, int y) { return cells_[static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + x]; }
    [[nodiscard]] Bounds bounds(const Rect& r) const {
        const auto point = [&](double v, int most) {
            return std::clamp(static_cast<int>(std::ceil(v / step_)), 0, most - 1);
        };
        return {point(r.x, columns_), point(r.y, rows_), point(r.right(), columns_), point(r.bottom(), rows_)};
    }

    double step_ = pitch;
    int columns_ = 0, rows_ = 0;
    std::vector<int> cells_;
};

std::vector<Picture> pictures_of(const std::vector<Mark>& parts, const Drawing& drawing, double width, double height) {
    if (parts.empty()) return {};
    Grid grid(width, height);
    for (const Mark& part : parts) grid.paint(part.box);
    std::vector<Picture> pictures(static_cast<std::size_t>(grid.label()));
    for (const Mark& part : parts) {
        const int label = grid.label_of(part.box);
        if (label == 0) continue;
        Picture& picture = pictures[static_cast<std::size_t>(label - 1)];
        Rect& box = picture.box;
        if (box.area() == 0) {
            box = part.box;
        } else {
            const double right = std::max(box.right(), part.box.right());
            const double bottom = std::max(box.bottom(), part.box.bottom());
            box.x = std::min(box.x, part.box.x), box.y = std::min(box.y, part.box.y);
            box.w = right - box.x, box.h = bottom - box.y;
        }
        if (part.pixels_wide * part.pixels_high > picture.pixels_wide * picture.pixels_high)
            picture.pixels_wide = part.pixels_wide, picture.pixels_high = part.pixels_high;
    }
    std::erase_if(pictures, [&](const Picture& picture) {
        return std::min(picture.box.w, picture.box.h) < picture_side_min ||
               text_on(picture.box, drawing.runs) > text_share * picture.box.area();
    });
    return pictures;
}

}  // namespace

Graphics graphics_of(const Drawing& drawing, double width, double height) {
    Graphics out;
    std::vector<Mark> parts;
    std::size_t areas = 0;
    for (Mark mark : drawing.marks) {
        mark.box = within_page(mark.box, width, height);
        const bool image = mark.kind == Mark::Kind::image;
        if (mark.box.area() <= 0 || (!image && mark.gray >= paper_gray)) continue;
        if (!image && mark.box.area() >= background_share * width * height) continue;
        if (is_rule(mark)) {
            out.rules.push_back(mark.box);
        } else if (mark.kind == Mark::Kind::area && std::min(mark.box.w, mark.box.h) >= tint_side_min &&
                   ++areas <= most_areas && text_on(mark.box, drawing.runs) > text_share * mark.box.area()) {
            out.tints.push_back(mark.box);
        } else {
            parts.push_back(mark);
        }
    }
    out.pictures = pictures_of(parts, drawing, width, height);
    return out;
}

}  // namespace galley::read_pdf
