#include "mend.hpp"

#include <cmath>

#include "disjoint_sets.hpp"

namespace galley::layout_newspaper {
namespace {

// In units of body height.
constexpr double gap_max = 1.1;       // white between parts of one column stretch
constexpr double flush_max = 2.5;     // their sides stand apart this much at most: an indent or a ragged end
constexpr double scrap_rows_max = 2;  // lower stretches are scraps
constexpr double inside_slack = 0.5;  // a scrap sticks out of the column by this at most
// The column's edges are those of its lines this near to the scrap: of a few rows, since one may be indented.
constexpr double edges_near = 3.5;
// Sizes of type that may be one text; narrow scraps measure badly.
constexpr double size_ratio = 1.3, inexact_ratio = 1.8;
constexpr double exact_width = 4;  // body heights
// Boxes share a row when they share this part of the lower one's height.
constexpr double row_share = 0.5;

// A line this much higher than the others of its stretch is several; the usual height is known from so many lines.
constexpr double tall = 1.5;
constexpr std::size_t usual_known_from = 4;

struct Part {
    const Lines* lines = nullptr;  // borrowed
    Box box;
    double size = 0;
    bool scrap = false;    // of a row or two
    bool inexact = false;  // too short to measure its type
};

bool same_size(const Part& a, const Part& b) {
    const double ratio = std::max(a.size, b.size) / std::max(1.0, std::min(a.size, b.size));
    return ratio <= (a.inexact || b.inexact ? inexact_ratio : size_ratio);
}

/// How far the lines of a stretch reach to both sides in the rows around `scrap`. Its other lines tell nothing: a
/// caption over several columns may stand above the one that goes on below it.
Box around(const Box& scrap, const Lines& stretch, double body) {
    const int reach = static_cast<int>(edges_near * body);
    Box near;
    for (const TextLine& line : stretch)
        if (overlap_y(line.box, scrap) >= -reach) near = unite(near, line.box);
    return near;
}

bool one_column(const Part& a, const Part& b, double body) {
    const auto inside = [&](const Part& scrap, const Part& whole) {
        const Box out = around(scrap.box, *whole.lines, body);
        return scrap.box.x >= out.x - inside_slack * body && scrap.box.right() <= out.right() + inside_slack * body;
    };
    if (a.scrap && inside(a, b)) return true;
    if (b.scrap && inside(b, a)) return true;
    return std::abs(a.box.x - b.box.x) <= flush_max * body &&
           std::abs(a.box.right() - b.box.right()) <= flush_max * body;
}

/// Pieces of one row become one line, lines stand from top to bottom.
Lines in_rows(Lines lines) {
    std::stable_sort(lines.begin(), lines.end(), [](const TextLine& a, const TextLine& b) {
        return center_y(a.box) != center_y(b.box) ? center_y(a.box) < center_y(b.box) : a.box.x < b.box.x;
    });
    Lines out;
    for (const TextLine& line : lines) {
        const bool same_row = !out.empty() && overlap_x(out.back().box, line.box) <= 0 &&
                              overlap_y(out.back().box, line.box) >= row_share * std::min(out.back().box.h, line.box.h);
        const bool within = !out.empty() && mostly_inside(line.box, out.back().box);
        if (same_row || within) {
            const TextLine pair[]{out.back(), line};
            const double weight = out.back().weight;
            out.back() = joined({pair[0], pair[1]}, {0, 1});
            out.back().weight = weight;
        } else {
            out.push_back(line);
        }
    }
    return out;
}

/// Lines that touch may have been taken for one: it is as high as several, and its letters are not. Each row of it that
/// has no line yet gets one.
Lines split_tall(const Lines& lines) {
    std::vector<int> heights;
    for (const TextLine& line : lines) heights.push_back(line.box.h);
    const int usual = std::max(1, quantile(heights, 0.5));
    Lines out;
    for (const TextLine& line : lines) {
        const int rows = static_cast<int>(std::lround(static_cast<double>(line.box.h) / usual));
        if (rows < 2 || line.size >= tall * usual || lines.size() < usual_known_from) {
            out.push_back(line);
            continue;
        }
        for (int k = 0; k < rows; ++k) {
            const int top = line.box.y + k * line.box.h / rows, bottom = line.box.y + (k + 1) * line.box.h / rows;
            const bool taken = std::any_of(lines.begin(), lines.end(), [&](const TextLine& other) {
                return &other != &line && other.box.h < tall * usual && center_y(other.box) >= top &&
                       center_y(other.box) < bottom && 2 * overlap_x(other.box, line.box) >= line.box.w;
            });
            if (!taken) out.push_back({{line.box.x, top, line.box.w, bottom - top}, line.size, line.weight});
        }
    }
    return out;
}

}  // namespace

std::vector<Lines> mended(const std::vector<Lines>& stretches, const Boxes& level_rules, double body) {
    std::vector<Part> parts;
    Boxes boxes;
    for (const Lines& lines : stretches) {
        const Box box = box_of(lines);
        parts.push_back(
            {&lines, box, body_style(lines).size, box.h <= scrap_rows_max * body, box.w < exact_width * body});
        boxes.push_back(box);
    }
    const RowIndex index(boxes, static_cast<int>(4 * body)), rules(level_rules, static_cast<int>(4 * body));
    DisjointSets sets(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Box& a = boxes[i];
        const int reach = static_cast<int>(gap_max * body) + 1;
        index.touching({a.x, a.y, a.w, a.h + reach}, [&](std::size_t k) {
            const Box& b = boxes[k];
            if (k == i || !same_size(parts[i], parts[k]) || !one_column(parts[i], parts[k], body)) return;
            const Box white{std::max(a.x, b.x), a.bottom() - 1, std::max(1, overlap_x(a, b)),
                            std::max(3, b.y - a.bottom() + 2)};
            bool ruled = false;
            rules.touching(white, [&](std::size_t) { ruled = true; });
            if (!ruled) sets.join(i, k);
        });
    }
    std::vector<Lines> out;
    for (const auto& group : sets.groups()) {
        Lines lines;
        for (const std::size_t i : group) lines.insert(lines.end(), stretches[i].begin(), stretches[i].end());
        out.push_back(split_tall(group.size() == 1 ? lines : in_rows(std::move(lines))));
    }
    return out;
}

}  // namespace galley::layout_newspaper
