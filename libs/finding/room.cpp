#include "finding/room.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace galley::finding {

namespace {

/// Beyond a line's end is looked so far, and white so wide ends it, in heights of its type; so much white is kept.
constexpr double look = 1.2, white_ends = 0.35, kept = 0.2;
/// Lines cover each other where the shorter one shares this part of its length with the other, and their middles are
/// this near, in thicknesses of the thinner one.
constexpr double covered = 0.6, near = 0.45;
constexpr int row_height = 32;
/// A mark within a line of large type is thinner than this share of it, and no longer than it is thick.
constexpr double mark_max = 0.5;

/// The first and last pixel of ink along a strip that hangs together with what lies between `from` and `to`.
Gap extent_of_ink(const LineInk& ink, const Strip& strip, double from, double to, double white) {
    const auto size = static_cast<int>(ink.along.size());
    const auto inked = [&](int i) { return ink.along[static_cast<std::size_t>(i)] > 0; };
    int first = std::clamp(static_cast<int>(from - strip.from), 0, size - 1);
    int last = std::clamp(static_cast<int>(to - strip.from), 0, size - 1);
    while (first < last && !inked(first)) ++first;
    while (last > first && !inked(last)) --last;
    for (int i = first; i >= 0 && first - i <= white; --i)
        if (inked(i)) first = i;
    for (int i = last; i < size && i - last <= white; ++i)
        if (inked(i)) last = i;
    return {strip.from + first, strip.from + last + 1};
}

/// How far each line may reach along: halfway to the next one on its course, at either end.
std::vector<Gap> rooms_of(const PrintedLines& lines) {
    std::vector<Gap> out(lines.size(), {-1e9, 1e9});
    std::map<std::pair<bool, int>, std::vector<std::size_t>> rows;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Strip& s = lines[i].strip;
        for (const double at : {s.from, s.to}) {
            const auto row = static_cast<int>(std::floor(s.middle_at(at) / row_height));
            for (int r = row - 1; r <= row + 1; ++r) rows[{s.vertical, r}].push_back(i);
        }
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Strip& s = lines[i].strip;
        const auto found = rows.find({s.vertical, static_cast<int>(std::floor(s.middle_at(s.to) / row_height))});
        if (found == rows.end()) continue;
        for (const std::size_t k : found->second) {
            const Strip& o = lines[k].strip;
            const bool follows =
                k != i && o.from > s.from && o.to > s.to && std::abs(o.from - s.to) < 2 * look * s.thickness &&
                std::abs(o.middle_at(o.from) - s.middle_at(s.to)) < near * std::min(s.thickness, o.thickness);
            if (!follows) continue;
            const double between = (s.to + o.from) / 2;
            out[i].to = std::min(out[i].to, between);
            out[k].from = std::max(out[k].from, between);
        }
    }
    return out;
}

/// Is a strip a mark of a larger line, such as the quotation mark at the end of a heading?
bool is_mark_of(const Strip& mark, const Strip& line) {
    const double at = (mark.from + mark.to) / 2;
    const double reach = std::abs(line.middle_at(at) - mark.middle_at(at)) + mark.thickness / 2;
    return mark.thickness < mark_max * line.thickness && mark.length() < line.thickness && mark.from >= line.from &&
           mark.to <= line.to && reach <= line.thickness / 2;
}

}  // namespace

void fit_ends(PrintedLines& lines, Pix* page) {
    const std::vector<Gap> rooms = rooms_of(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        PrintedLine& line = lines[i];
        const double height = line.ink.height();
        if (height <= 0) continue;
        const double end = line.strip.vertical ? pixGetHeight(page) : pixGetWidth(page);
        const Strip longer = cut_to(line.strip, std::max({0.0, line.strip.from - look * height, rooms[i].from}),
                                    std::min({end, line.strip.to + look * height, rooms[i].to}));
        const LineInk ink = ink_of(page, longer);
        if (ink.contrast <= 0 || ink.along.empty()) continue;
        const Gap extent = extent_of_ink(ink, longer, line.strip.from, line.strip.to, white_ends * height);
        const double from = std::max(longer.from, extent.from - kept * height);
        const double to = std::min(longer.to, extent.to + kept * height);
        // What goes on to the end of what was looked at is a rule or a neighbour, not a mark.
        const bool before = from > longer.from, after = to < longer.to;
        line = part_of({longer, line.confidence, ink}, before ? from : std::max(line.strip.from, longer.from),
                       after ? to : std::min(line.strip.to, longer.to));
    }
}

PrintedLines without_doubles(PrintedLines lines) {
    std::stable_sort(lines.begin(), lines.end(), [](const PrintedLine& a, const PrintedLine& b) {
        return a.strip.length() * a.confidence > b.strip.length() * b.confidence;
    });
    std::map<std::pair<bool, int>, std::vector<std::size_t>> rows;
    PrintedLines out;
    for (PrintedLine& line : lines) {
        const Strip& s = line.strip;
        const double middle = s.middle_at((s.from + s.to) / 2);
        const auto row = [](double across) { return static_cast<int>(std::floor(across / row_height)); };
        bool doubled = false;
        for (int r = row(middle - s.thickness); r <= row(middle + s.thickness) && !doubled; ++r)
            for (const std::size_t i : rows[{s.vertical, r}]) {
                const Strip& o = out[i].strip;
                const double shared = std::min(s.to, o.to) - std::max(s.from, o.from);
                const double apart = std::abs(o.middle_at((s.from + s.to) / 2) - middle);
                doubled = doubled || is_mark_of(s, o) ||
                          (shared >= covered * std::min(s.length(), o.length()) &&
                           apart <= near * std::min(s.thickness, o.thickness));
            }
        if (doubled) continue;
        const auto [low, high] = std::minmax_element(s.middle.begin(), s.middle.end());
        const int last = row(*high + s.thickness / 2);
        for (int r = row(*low - s.thickness / 2); r <= last; ++r) rows[{s.vertical, r}].push_back(out.size());
        out.push_back(std::move(line));
    }
    std::sort(out.begin(), out.end(), [](const PrintedLine& a, const PrintedLine& b) {
        const auto top = [](const Strip& s) { return s.vertical ? s.from : s.middle.front() - s.thickness / 2; };
        const auto left = [](const Strip& s) { return s.vertical ? s.middle.front() : s.from; };
        return std::pair(top(a.strip), left(a.strip)) < std::pair(top(b.strip), left(b.strip));
    });
    return out;
}

}  // namespace galley::finding
