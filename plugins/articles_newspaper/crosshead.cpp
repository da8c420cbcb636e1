#include "crosshead.hpp"

#include <algorithm>

#include "printed_line.hpp"

namespace galley::articles_newspaper {

namespace {

// Lengths in heights of body text.
constexpr double crosshead_gap = 0.3;  // white above a crosshead, over that between lines
constexpr double full_line = 1.0;      // a line that ends this near to the column's edge may go on in the next column
constexpr std::size_t most_lines = 3;
constexpr std::size_t few_gaps = 4;  // too few to know the usual white between lines

}  // namespace

std::vector<bool> crossheads_of(const Page& page, const std::vector<ColumnLine>& lines, double right,
                                const Profile& profile) {
    const std::size_t count = lines.size();
    std::vector<bool> out(count);
    for (std::size_t i = 0; i < count; ++i) out[i] = lines[i].block->kind == BlockKind::heading;
    std::vector<double> gaps;
    for (std::size_t i = 1; i < count; ++i) gaps.push_back(lines[i].place.top - lines[i - 1].place.bottom);
    if (gaps.size() < few_gaps) return out;
    std::vector<double> sorted = gaps;
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
    const double wide = sorted[sorted.size() / 2] + crosshead_gap;

    const auto reads_as_crosshead = [&](std::size_t begin, std::size_t end) {
        if (end - begin == count || end - begin > most_lines) return false;
        const PrintedLine first = printed_line(page, *lines[begin].block, lines[begin].index, profile);
        const PrintedLine last = printed_line(page, *lines[end - 1].block, lines[end - 1].index, profile);
        const bool goes_on = end == count && lines[end - 1].place.right > right - full_line;
        return !last.text.empty() && !last.closed && !last.comma && !first.dateline && !goes_on;
    };
    for (std::size_t begin = 0; begin < count;) {
        std::size_t end = begin + 1;
        while (end < count && gaps[end - 1] < wide) ++end;
        if (reads_as_crosshead(begin, end))
            for (std::size_t i = begin; i < end; ++i) out[i] = true;
        begin = end;
    }
    return out;
}

}  // namespace galley::articles_newspaper
