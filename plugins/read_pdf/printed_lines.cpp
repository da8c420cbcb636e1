#include "printed_lines.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "galley/json.hpp"
#include "galley/utf8.hpp"
#include "word_spaces.hpp"

namespace galley::read_pdf {

namespace {

// In sizes of the type.
constexpr double word_gap = 0.1;  // a narrower gap is none: a change of font within a word
/// Between Chinese characters, which lines are spaced out at to fill the column.
constexpr double cjk_word_gap = 0.5;
constexpr double line_gap = 0.9;  // a wider gap may be white between columns; the layout joins lines over it
constexpr double any_gap = 1e9;
/// Pressed punctuation reaches into its neighbour; a copy of the text overlaps by more. Also at most half of either
/// run.
constexpr double overlap_max = 0.6;
constexpr double base_max = 0.15;  // baselines of one line differ by rounding and by the boxes of fonts
constexpr double size_ratio = 1.1;

/// Text drawn more often than this upon itself is one heap.
constexpr int most_levels = 8;
/// Open lines that a run may go on with: text is not always drawn line by line.
constexpr std::size_t lines_open = 4;

/// A run with its extent along the line and across it.
struct Extent {
    double start, end, middle;
};

Extent extent_of(const Run& run) {
    const Rect& b = run.box;
    return run.vertical ? Extent{b.y, b.bottom(), b.x + b.w / 2} : Extent{b.x, b.right(), b.y + b.h / 2};
}

double size_of(const Run& run) { return run.size > 0 ? run.size : run.vertical ? run.box.w : run.box.h; }

Box box_of(const Run& run, double scale) {
    const int left = static_cast<int>(std::lround(run.box.x * scale));
    const int top = static_cast<int>(std::lround(run.box.y * scale));
    return {left, top, static_cast<int>(std::lround(run.box.right() * scale)) - left,
            static_cast<int>(std::lround(run.box.bottom() * scale)) - top};
}

Box unite(const Box& a, const Box& b) {
    const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

/// The gap before `next`, in its size, when it goes on with the line of `last`, at most `widest` sizes from it.
std::optional<double> gap_between(const Run& last, const Run& next, double widest) {
    const double a = size_of(last), b = size_of(next), size = std::max(a, b);
    if (last.vertical != next.vertical || size <= 0 || size > size_ratio * std::min(a, b)) return std::nullopt;
    const Extent from = extent_of(last), to = extent_of(next);
    const double gap = (to.start - from.end) / size;
    const double overlap = std::min(overlap_max, std::min(from.end - from.start, to.end - to.start) / (2 * size));
    if (std::abs(to.middle - from.middle) > base_max * size || gap < -overlap || gap > widest) return std::nullopt;
    return gap;
}

struct Open {
    Line line;
    const Run* last;
};

char32_t last_of(const std::string& text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return decode_one(text, at).c;
}

bool meet_as_cjk(const Word& before, const Run& run) {
    return is_cjk(last_of(before.text)) && is_cjk(decode_one(run.text, 0).c);
}

/// Words of Chinese are not parted by spaces: where one is printed, it stands within the word.
void append(Open& open, const Run& run, double gap, double scale) {
    const Box box = box_of(run, scale);
    Word& word = open.line.words.back();
    const bool cjk = meet_as_cjk(word, run);
    const bool space = run.spaced || gap >= (cjk ? cjk_word_gap : word_gap);
    if (space && !cjk) {
        open.line.words.push_back({run.text, box, 1.0, {}});
    } else {
        word.text += (space ? " " : "") + run.text;
        word.box = unite(word.box, box);
    }
    open.line.box = unite(open.line.box, box);
    open.last = &run;
}

Open begun(const Run& run, bool copy, double scale) {
    nlohmann::json attrs = nlohmann::json::object();
    if (!run.font.empty()) attrs["font"] = run.font;
    constexpr double hundredth = 100;  // of a point: finer is noise of the page's matrix
    attrs["size"] = std::round(size_of(run) * hundredth) / hundredth;
    if (run.vertical) attrs["vertical"] = true;
    if (copy) attrs["copy"] = true;
    Line line;
    line.box = box_of(run, scale);
    line.words.push_back({run.text, line.box, 1.0, {}});
    if (run.vertical) line.writing_mode = WritingMode::vertical_rl;
    line.attrs = attrs.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return {std::move(line), &run};
}

/// Lines of the runs that were drawn `level` times before. `wide` tells which of them follow a wide space.
void add_lines(const std::vector<Run>& runs, const std::vector<bool>& wide, int level, double scale,
               std::vector<Line>& out) {
    std::vector<Open> lines;
    for (std::size_t r = 0; r < runs.size(); ++r) {
        const Run& run = runs[r];
        if (std::min(run.copy, most_levels) != level) continue;
        Open* best = nullptr;
        double best_gap = 0, best_distance = 0;
        for (std::size_t i = lines.size(); i-- > 0 && i + lines_open >= lines.size();) {
            const bool any = wide[r] && lines[i].last == &run - 1;
            const auto gap = gap_between(*lines[i].last, run, any ? any_gap : line_gap);
            const double distance = std::abs(extent_of(*lines[i].last).middle - extent_of(run).middle);
            if (!gap || (best != nullptr && distance >= best_distance)) continue;
            best = &lines[i], best_gap = *gap, best_distance = distance;
        }
        if (best != nullptr)
            append(*best, run, best_gap, scale);
        else
            lines.push_back(begun(run, level > 0, scale));
    }
    for (Open& open : lines) out.push_back(std::move(open.line));
}

}  // namespace

std::vector<Line> printed_lines(const std::vector<Run>& runs, double pixels_per_point) {
    int last = 0;
    for (const Run& run : runs) last = std::max(last, std::min(run.copy, most_levels));
    const std::vector<bool> wide = after_wide_spaces(runs);
    std::vector<Line> out;
    for (int level = 0; level <= last; ++level) add_lines(runs, wide, level, pixels_per_point, out);
    return out;
}

}  // namespace galley::read_pdf
