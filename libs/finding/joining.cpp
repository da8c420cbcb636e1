#include "finding/joining.hpp"

#include <algorithm>
#include <cmath>

#include "finding/column_rules.hpp"
#include "finding/gutters.hpp"
#include "finding/usual.hpp"

namespace galley::finding {

namespace {

/// Pieces of one line, in thicknesses: how much they may overlap, how far their courses may be apart, white between
/// them at most; and how much their sizes may differ.
constexpr double overlap_max = 0.5, course_max = 0.22, white_max = 4, size_max = 1.3;
/// So many pixels of white a piece keeps at both its ends where a line was parted.
constexpr double cut_off = 2;
/// A single flat character (一, ―) beside its line: its ink is at most this share of the line's height and, in
/// thicknesses of the line, it is so long at most, with so much white between or so much grown into the line.
constexpr double flat_ink = 0.35, flat_long = 1.3, flat_apart = 0.6;

/// Is one of the two a single flat character of the other's line? Its strip is thinner, and columns beside it say
/// nothing.
bool holds_flat_character(const PrintedLine& a, const PrintedLine& b) {
    const bool first = a.ink.height() < b.ink.height();
    const PrintedLine &small = first ? a : b, &large = first ? b : a;
    return small.ink.height() <= flat_ink * large.ink.height() &&
           small.strip.length() <= flat_long * large.strip.thickness &&
           std::abs(b.strip.from - a.strip.to) <= flat_apart * large.strip.thickness;
}

}  // namespace

bool may_be_pieces(const PrintedLine& a, const PrintedLine& b) {
    const double thick = std::min(a.strip.thickness, b.strip.thickness), white = b.strip.from - a.strip.to;
    if (white > white_max * a.strip.thickness || b.strip.to <= a.strip.to) return false;
    const bool alike = std::max(a.strip.thickness, b.strip.thickness) <= size_max * thick;
    if (!(alike && white >= -overlap_max * thick) && !holds_flat_character(a, b)) return false;
    const double between = (a.strip.to + b.strip.from) / 2;
    return std::abs(a.strip.middle_at(between) - b.strip.middle_at(between)) <= course_max * thick;
}

Gap white_between(const PrintedLine& a, const PrintedLine& b) {
    return {std::min(a.strip.to, b.strip.from) - cut_off, std::max(a.strip.to, b.strip.from) + cut_off};
}

double body_height(const PrintedLines& lines) {
    std::vector<Measured> heights;
    heights.reserve(lines.size());
    for (const PrintedLine& line : lines) heights.emplace_back(line.ink.height(), line.strip.length());
    return usual(std::move(heights));
}

PrintedLines with_pieces_joined(PrintedLines lines, Pix* page) {
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
            if (next.strip.from - whole.strip.to > white_max * whole.strip.thickness) break;
            if (gone[k] || !may_be_pieces(whole, next)) continue;
            const Gap gap = white_between(whole, next);
            GutterEvidence evidence = (whole.strip.vertical ? upright : level).evidence(whole, gap);
            evidence.apart = true;
            if (is_gutter(evidence) && !holds_flat_character(whole, next)) continue;
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
