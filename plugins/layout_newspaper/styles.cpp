#include "styles.hpp"

#include <cmath>

namespace galley::layout_newspaper {
namespace {

// A few lines of type that is larger than the text are a heading, centered or not, where sizes are told.
constexpr double told = 1.1;  // sizes that differ by less within a text are told, not measured
constexpr std::size_t heading_lines_max = 4;
// Lines that are much larger than the text.
constexpr double large = 1.25;

double ratio(double a, double b) { return std::max(a, b) / std::max(1.0, std::min(a, b)); }

/// The size of type of a few lines.
double size_of(const Lines& run, std::size_t begin, std::size_t end) {
    std::vector<double> sizes;
    for (std::size_t i = begin; i < end; ++i) sizes.push_back(run[i].size);
    return quantile(sizes, 0.5);
}

/// Where the size of the type changes from line to line and, since measures of single lines waver, around them too.
std::vector<Lines> split_by_size(const Lines& run, double one_size) {
    const std::size_t around = one_size <= told ? 1 : 3;
    const auto changes = [&](std::size_t i) {
        return ratio(run[i - 1].size, run[i].size) > one_size &&
               ratio(size_of(run, i - std::min(i, around), i), size_of(run, i, std::min(run.size(), i + around))) >
                   one_size;
    };
    std::vector<Lines> out;
    for (std::size_t i = 0; i < run.size(); ++i) {
        if (i == 0 || changes(i)) out.emplace_back();
        out.back().push_back(run[i]);
    }
    return out;
}

std::vector<StyledPart> split_by_style(const Lines& stretch, const BodyStyle& body, double apart) {
    // In heights of body text.
    constexpr double indent_min = 0.9;             // both sides of a centered line
    constexpr double off_center_max = 0.8;         // difference of the two indents, or a tenth of the column
    constexpr double larger = 1.07, bolder = 1.2;  // against body text, with white above or below
    constexpr double plainly_larger = 1.15, plainly_bolder = 1.4;

    if (stretch.size() < 2) return {{stretch, false}};
    const Box column = box_of(stretch);
    std::vector<int> steps;
    for (std::size_t i = 1; i < stretch.size(); ++i)
        steps.push_back(center_y(stretch[i].box) - center_y(stretch[i - 1].box));
    std::vector<int> sorted = steps;
    const double usual = quantile(sorted, 0.5);
    const auto wide = [&](std::size_t i) { return steps[i] > usual + apart * body.size; };

    const auto heads = [&](std::size_t i) {
        const TextLine& line = stretch[i];
        const double left = line.box.x - column.x, right = column.right() - line.box.right();
        const bool centered = std::min(left, right) >= indent_min * body.size &&
                              std::abs(left - right) <= std::max(off_center_max * body.size, 0.1 * column.w);
        if (line.size >= large * body.size && line.box.h >= large * body.height) return true;
        if (!centered) return false;
        if (line.size >= plainly_larger * body.size || line.weight >= plainly_bolder * body.weight) return true;
        // The first line of a paragraph that ends in a hanging mark stands in the middle too, and may look a little
        // dark.
        const bool strong = line.size >= larger * body.size || line.weight >= bolder * body.weight;
        const bool set_apart = (i > 0 && wide(i - 1)) || (i < steps.size() && wide(i));
        return strong && set_apart;
    };
    std::vector<StyledPart> out{{{stretch.front()}, heads(0)}};
    for (std::size_t i = 1; i < stretch.size(); ++i) {
        if (heads(i) != heads(i - 1) || wide(i - 1)) out.push_back({{}, heads(i)});
        out.back().lines.push_back(stretch[i]);
    }
    return out;
}

}  // namespace

BodyStyle body_style(const Lines& lines) {
    std::vector<std::pair<double, double>> sizes, heights, weights;
    for (const TextLine& line : lines) {
        sizes.emplace_back(line.size, line.box.w);
        heights.emplace_back(line.box.h, line.box.w);
        weights.emplace_back(line.weight, line.box.w);
    }
    return {weighted_quantile(sizes, 0.5), weighted_quantile(heights, 0.5), weighted_quantile(weights, 0.5)};
}

std::vector<StyledPart> parts_of(const Lines& run, const BodyStyle& body, const Precision& precision) {
    std::vector<StyledPart> out;
    for (Lines& lines : split_by_size(run, precision.one_size)) {
        const bool larger = precision.one_size <= told && lines.front().size > precision.one_size * body.size;
        if (larger && lines.size() <= heading_lines_max) {
            out.push_back({std::move(lines), true});
            continue;
        }
        for (StyledPart& part : split_by_style(lines, body, precision.apart)) out.push_back(std::move(part));
    }
    return out;
}

}  // namespace galley::layout_newspaper
