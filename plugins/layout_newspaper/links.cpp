#include "links.hpp"

#include <cmath>

namespace galley::layout_newspaper {
namespace {

// In sizes of the type.
constexpr double row_slack = 0.5;   // how much lower a line of the same row may begin
constexpr double inset = 0.3;       // lines reach into each other's columns by as much without meeting
constexpr double beside_reach = 8;  // how far above a line its neighbours show that it spans several columns
constexpr double beside_slack = 0.6;
// Sizes of lines in one run differ at most so: large type measures well, a few characters badly.
constexpr double size_ratio_large = 1.15, size_ratio_small = 1.3, size_ratio_short = 1.6;
constexpr double large = 1.25;    // body sizes
constexpr double short_line = 4;  // characters

constexpr std::size_t several = static_cast<std::size_t>(-2);

double ratio(double a, double b) { return std::max(a, b) / std::max(1.0, std::min(a, b)); }

class Linking {
  public:
    Linking(const Lines& lines, const Obstacles& obstacles)
        : lines_(lines),
          obstacles_(obstacles),
          cores_(cores_of(lines)),
          index_(cores_, 2 * body_units),
          next_(lines.size(), nobody),
          leader_(lines.size(), nobody) {
        for (std::size_t i = 0; i < lines.size(); ++i) look_down(i);
    }

    [[nodiscard]] std::size_t next(std::size_t i) const {
        const std::size_t k = next_[i];
        return k < lines_.size() && leader_[k] == i && one_type(lines_[i], lines_[k]) && !reaches_aside(i, k) ? k
                                                                                                              : nobody;
    }

  private:
    static Boxes cores_of(const Lines& lines) {
        Boxes out;
        for (const TextLine& line : lines) out.push_back(core_of(line));
        return out;
    }

    /// Finds what line `i` sees below it.
    void look_down(std::size_t i) {
        const Box& a = cores_[i];
        std::vector<std::size_t> below, lower;
        const double most = std::max(lines_[i].size * size_ratio_short, double{body_units});
        const int reach = static_cast<int>((step_max + row_slack) * most);
        index_.touching({a.x, center_y(a), a.w, a.bottom() - center_y(a) + reach}, [&](std::size_t k) {
            const Box& b = cores_[k];
            if (k == i || center_y(b) <= center_y(a) || overlap_x(a, b) <= 0) return;
            const double type = std::max(lines_[i].size, lines_[k].size);
            const double white = b.y - a.bottom();
            if (white < -step_back * std::min(lines_[i].size, lines_[k].size)) return;
            if (white > (step_max + row_slack) * type) return;
            auto& list = white <= step_max * type ? below : lower;
            if (std::find(list.begin(), list.end(), k) == list.end()) list.push_back(k);
        });
        // What stands in one row with the next line is next too, though its letters begin a little lower.
        for (const std::size_t k : lower)
            if (std::any_of(below.begin(), below.end(),
                            [&](std::size_t m) { return overlap_y(cores_[m], cores_[k]) > cores_[k].h / 2; }))
                below.push_back(k);
        // A line seen past another one does not follow this one.
        const std::vector<std::size_t> all = below;
        std::erase_if(below, [&](std::size_t k) {
            return std::any_of(all.begin(), all.end(), [&](std::size_t m) {
                return m != k && center_y(cores_[m]) < cores_[k].y && cores_[m].bottom() <= center_y(cores_[k]) &&
                       overlap_x(cores_[m], cores_[k]) > 0;
            });
        });
        std::erase_if(below, [&](std::size_t k) { return obstacles_.between(a, cores_[k]); });
        if (below.empty()) return;
        next_[i] = below.size() == 1 ? below.front() : several;
        for (const std::size_t k : below) leader_[k] = leader_[k] == nobody ? i : several;
    }

    /// Does line `k`, below line `i`, stand under a text beside `i` too? Then it is no line of the column of `i`.
    [[nodiscard]] bool reaches_aside(std::size_t i, std::size_t k) const {
        const Box &a = lines_[i].box, &b = lines_[k].box;
        const int slack = static_cast<int>(beside_slack * lines_[k].size);
        const int reach = static_cast<int>(beside_reach * lines_[k].size);
        const auto text_above = [&](int left, int right) {
            if (right - left <= slack) return false;
            bool found = false;
            index_.touching({left, a.bottom() - reach, right - left, reach}, [&](std::size_t m) {
                const Box& other = lines_[m].box;
                if (m == i || overlap_x(lines_[m].box, a) > slack || overlap_x(other, b) <= slack) return;
                found = found || one_type(lines_[m], lines_[k]);
            });
            return found;
        };
        return text_above(b.x, std::min(a.x, b.right())) || text_above(std::max(a.right(), b.x), b.right());
    }

    const Lines& lines_;
    const Obstacles& obstacles_;
    Boxes cores_;
    RowIndex index_;
    std::vector<std::size_t> next_, leader_;
};

}  // namespace

bool Obstacles::between(const Box& above, const Box& below) const {
    const int left = std::max(above.x, below.x), right = std::min(above.right(), below.right());
    const int top = center_y(above), bottom = center_y(below);
    const Box white{left, top, std::max(1, right - left), std::max(1, bottom - top)};
    bool found = false;
    rule_index_.touching(white,
                         [&](std::size_t i) { found = found || 2 * overlap_x(level_rules_[i], white) > white.w; });
    thing_index_.touching(white, [&](std::size_t i) {
        const Box& thing = things_[i];
        const bool across = 2 * overlap_x(thing, white) > white.w;
        found = found || (across && center_y(thing) > top && center_y(thing) < bottom);
    });
    return found;
}

bool one_type(const TextLine& a, const TextLine& b) {
    const double differ = ratio(a.size, b.size);
    const bool large_type = std::min(a.size, b.size) >= large * body_units;
    if (std::min(a.length(), b.length()) < short_line)
        return differ <= (large_type ? size_ratio_small : size_ratio_short);
    return differ <= (large_type ? size_ratio_large : size_ratio_small);
}

Box core_of(const TextLine& line) {
    const int by = std::min(static_cast<int>(inset * line.size), line.box.w / 4);
    return {line.box.x + by, line.box.y, std::max(1, line.box.w - 2 * by), line.box.h};
}

Links linked(const Lines& lines, const Obstacles& obstacles) {
    const Linking linking(lines, obstacles);
    Links out(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (const std::size_t k = linking.next(i); k != nobody) out.join(i, k);
    return out;
}

}  // namespace galley::layout_newspaper
