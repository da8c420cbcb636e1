#include "finding/joining.hpp"

#include <algorithm>
#include <cmath>

#include "finding/gutters.hpp"
#include "finding/usual.hpp"

namespace galley::finding {

namespace {

/// Pieces of one line, in thicknesses: white between them, how much they may overlap, how far their courses may be
/// apart; and how much their sizes may differ.
constexpr double white_max = 0.55, overlap_max = 0.5, course_max = 0.22, size_max = 1.3;
/// The white between pieces of large type, and what is large, in heights of the body.
constexpr double white_max_large = 0.9, large = 1.5;
/// White within a justified line, where the lines above and below go on over it.
constexpr double white_max_justified = 4;
/// Pieces that are closer than columns are parted by a gutter only when nearly all lines about them show it: words of a
/// few lines may end at one place by chance.
constexpr int gutter_rows = 5, wide_gutter_rows = 3;
/// So many pixels of white a piece keeps at both its ends where a line was parted.
constexpr double cut_off = 2;

bool one_course(const PrintedLine& a, const PrintedLine& b) {
    const double thick = std::min(a.strip.thickness, b.strip.thickness);
    if (std::max(a.strip.thickness, b.strip.thickness) > size_max * thick) return false;
    const double between = (a.strip.to + b.strip.from) / 2;
    return std::abs(a.strip.middle_at(between) - b.strip.middle_at(between)) <= course_max * thick;
}

}  // namespace

double body_height(const PrintedLines& lines) {
    std::vector<Measured> heights;
    heights.reserve(lines.size());
    for (const PrintedLine& line : lines) heights.emplace_back(line.ink.height(), line.strip.length());
    return usual(std::move(heights));
}

PrintedLines with_pieces_joined(PrintedLines lines, Pix* page) {
    const double body = body_height(lines);
    std::sort(lines.begin(), lines.end(), [](const PrintedLine& a, const PrintedLine& b) {
        return std::pair(a.strip.vertical, a.strip.from) < std::pair(b.strip.vertical, b.strip.from);
    });
    const Neighbours level(lines, false), upright(lines, true);
    std::vector<bool> gone(lines.size(), false);
    PrintedLines out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (gone[i]) continue;
        PrintedLine whole = lines[i];
        for (std::size_t k = i + 1; k < lines.size() && lines[k].strip.vertical == whole.strip.vertical; ++k) {
            const PrintedLine& next = lines[k];
            const double thick = std::min(whole.strip.thickness, next.strip.thickness);
            const double white = next.strip.from - whole.strip.to;
            const double height = std::min(whole.ink.height(), next.ink.height());
            const bool is_large = height >= large * body;
            const int rows = white + cut_off >= gutter_min * height ? wide_gutter_rows : gutter_rows;
            if (white > white_max_justified * whole.strip.thickness) break;
            if (gone[k] || white < -overlap_max * thick || next.strip.to <= whole.strip.to || !one_course(whole, next))
                continue;
            const Gap gap{std::min(whole.strip.to, next.strip.from) - 2, std::max(whole.strip.to, next.strip.from) + 2};
            const double across = whole.strip.middle_at(whole.strip.to);
            const Neighbours& near = whole.strip.vertical ? upright : level;
            const bool is_close = white <= (is_large ? white_max_large : white_max) * thick;
            if (is_close ? near.show_gutter(gap, across, thick, rows, rows) : !near.show_text(gap, across, thick))
                continue;
            if (rule_in(page, whole.strip, gap)) continue;
            const double confidence = std::min(whole.confidence, next.confidence);
            whole = {joined(whole.strip, next.strip), confidence, {}};
            whole.ink = ink_of(page, whole.strip);
            gone[k] = true;
        }
        out.push_back(std::move(whole));
    }
    return out;
}

}  // namespace galley::finding
