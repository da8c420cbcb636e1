#include "printed_lines.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "galley/json.hpp"

namespace galley::read_pdf {

namespace {

// In sizes of the type.
constexpr double word_gap = 0.1;  // a narrower gap is none: a change of font within a word
constexpr double line_gap = 0.9;  // a wider gap may be white between columns; the layout joins lines over it
/// Pressed punctuation reaches into its neighbour; a copy of the text overlaps by more. Also at most half of either
/// run.
constexpr double overlap_max = 0.6;
constexpr double base_max = 0.15;  // baselines of one line differ by rounding and by the boxes of fonts
constexpr double size_ratio = 1.1;

/// Open lines that a run may go on with: copies of text are drawn word by word or line by line.
constexpr std::size_t lines_open = 4;

/// A run with its extent along the line and across it.
struct Extent {
    double start, end, middle;
};

Extent extent_of(const Run& run) {
    return run.vertical ? Extent{run.y, run.y + run.h, run.x + run.w / 2}
                        : Extent{run.x, run.x + run.w, run.y + run.h / 2};
}

double size_of(const Run& run) { return run.size > 0 ? run.size : run.vertical ? run.w : run.h; }

Box box_of(const Run& run, double scale) {
    Run r = run;
    const double size = size_of(run);
    if (r.vertical)
        r.x += (r.w - size) / 2, r.w = size;
    else
        r.y += (r.h - size) / 2, r.h = size;
    const int left = static_cast<int>(std::lround(r.x * scale)), top = static_cast<int>(std::lround(r.y * scale));
    return {left, top, static_cast<int>(std::lround((r.x + r.w) * scale)) - left,
            static_cast<int>(std::lround((r.y + r.h) * scale)) - top};
}

Box unite(const Box& a, const Box& b) {
    const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

/// The gap before `next`, in its size, when it goes on with the line of `last`.
std::optional<double> gap_between(const Run& last, const Run& next) {
    const double a = size_of(last), b = size_of(next), size = std::max(a, b);
    if (last.vertical != next.vertical || size <= 0 || size > size_ratio * std::min(a, b)) return std::nullopt;
    const Extent from = extent_of(last), to = extent_of(next);
    const double gap = (to.start - from.end) / size;
    const double overlap = std::min(overlap_max, std::min(from.end - from.start, to.end - to.start) / (2 * size));
    if (std::abs(to.middle - from.middle) > base_max * size || gap < -overlap || gap > line_gap) return std::nullopt;
    return gap;
}

struct Open {
    Line line;
    const Run* last;
};

void append(Open& open, const Run& run, double gap, double scale) {
    const Box box = box_of(run, scale);
    Word& word = open.line.words.back();
    if (gap < word_gap) {
        word.text += run.text;
        word.box = unite(word.box, box);
    } else {
        open.line.words.push_back({run.text, box, 1.0, {}});
    }
    open.line.box = unite(open.line.box, box);
    open.last = &run;
}

Open begun(const Run& run, double scale) {
    nlohmann::json attrs = nlohmann::json::object();
    if (!run.font.empty()) attrs["font"] = run.font;
    constexpr double hundredth = 100;  // of a point: finer is noise of the page's matrix
    attrs["size"] = std::round(size_of(run) * hundredth) / hundredth;
    if (run.vertical) attrs["vertical"] = true;
    Line line;
    line.box = box_of(run, scale);
    line.words.push_back({run.text, line.box, 1.0, {}});
    line.attrs = attrs.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return {std::move(line), &run};
}

}  // namespace

std::vector<Line> printed_lines(const std::vector<Run>& runs, double pixels_per_point) {
    std::vector<Open> lines;
    for (const Run& run : runs) {
        Open* best = nullptr;
        double best_gap = 0, best_distance = 0;
        for (std::size_t i = lines.size(); i-- > 0 && i + lines_open >= lines.size();) {
            const auto gap = gap_between(*lines[i].last, run);
            const double distance = std::abs(extent_of(*lines[i].last).middle - extent_of(run).middle);
            if (!gap || (best != nullptr && distance >= best_distance)) continue;
            best = &lines[i], best_gap = *gap, best_distance = distance;
        }
        if (best != nullptr)
            append(*best, run, best_gap, pixels_per_point);
        else
            lines.push_back(begun(run, pixels_per_point));
    }
    std::vector<Line> out;
    out.reserve(lines.size());
    for (Open& open : lines) out.push_back(std::move(open.line));
    return out;
}

}  // namespace galley::read_pdf
