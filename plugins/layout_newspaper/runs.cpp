#include "runs.hpp"

#include <cmath>

#include "row_index.hpp"

namespace galley::layout_newspaper {
namespace {

// In sizes of the type.
constexpr double step_max = 1.2;     // white between two lines of a run
constexpr double row_slack = 0.5;    // how much lower a line of the same row may begin
constexpr double inset = 0.3;        // lines reach into each other's columns by as much without meeting
constexpr double overlap_max = 0.5;  // a line below begins no further above the end of the one before
constexpr double beside_reach = 8;   // how far above a line its neighbours show that it spans several columns
constexpr double beside_slack = 0.6;
// Sizes of lines in one run differ at most so: large type measures well, a few characters badly.
constexpr double size_ratio_large = 1.15, size_ratio_small = 1.3, size_ratio_short = 1.6;
constexpr double large = 1.25;    // body sizes
constexpr double short_line = 4;  // characters
// The first letter of a text, set so many times larger, with at least two lines beside it.
constexpr double initial_min = 1.7, initial_length_max = 1.6;

constexpr std::size_t nobody = static_cast<std::size_t>(-1);
constexpr std::size_t several = static_cast<std::size_t>(-2);

double ratio(double a, double b) { return std::max(a, b) / std::max(1.0, std::min(a, b)); }

bool one_type(const TextLine& a, const TextLine& b) {
    const double differ = ratio(a.size, b.size);
    const bool large_type = std::min(a.size, b.size) >= large * body_units;
    if (std::min(a.length(), b.length()) < short_line)
        return differ <= (large_type ? size_ratio_small : size_ratio_short);
    return differ <= (large_type ? size_ratio_large : size_ratio_small);
}

/// Narrower by what neighbouring columns may reach into each other.
Box core_of(const TextLine& line) {
    const int by = std::min(static_cast<int>(inset * line.size), line.box.w / 4);
    return {line.box.x + by, line.box.y, std::max(1, line.box.w - 2 * by), line.box.h};
}

class Linking {
  public:
    Linking(const Lines& lines, const Obstacles& obstacles)
        : lines_(lines),
          obstacles_(obstacles),
          cores_(cores_of(lines)),
          index_(cores_, 2 * body_units),
          rules_(obstacles.level_rules, 4 * body_units),
          things_(obstacles.things, 4 * body_units),
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
            if (white < -overlap_max * std::min(lines_[i].size, lines_[k].size)) return;
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
        std::erase_if(below, [&](std::size_t k) { return parted(a, cores_[k]); });
        if (below.empty()) return;
        next_[i] = below.size() == 1 ? below.front() : several;
        for (const std::size_t k : below) leader_[k] = leader_[k] == nobody ? i : several;
    }

    /// A rule runs between two lines, or something stands there.
    [[nodiscard]] bool parted(const Box& above, const Box& below) const {
        const int left = std::max(above.x, below.x), right = std::min(above.right(), below.right());
        const int top = center_y(above), bottom = center_y(below);
        const Box between{left, top, std::max(1, right - left), std::max(1, bottom - top)};
        bool found = false;
        const auto look = [&](const Boxes& boxes) {
            return [&](std::size_t i) { found = found || 2 * overlap_x(boxes[i], between) > between.w; };
        };
        rules_.touching(between, look(obstacles_.level_rules));
        things_.touching(between, [&](std::size_t i) {
            const Box& thing = obstacles_.things[i];
            const bool across = 2 * overlap_x(thing, between) > between.w;
            found = found || (across && center_y(thing) > top && center_y(thing) < bottom);
        });
        return found;
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
    RowIndex index_, rules_, things_;
    std::vector<std::size_t> next_, leader_;
};

/// Large first letters stand before the lines beside them, and in nobody's way.
struct Initials {
    Lines letters;
    std::vector<std::size_t> before;  ///< for each: the line that it begins, an index of the lines without letters
};

Initials take_initials(Lines& lines) {
    Boxes boxes;
    for (const TextLine& line : lines) boxes.push_back(line.box);
    const RowIndex index(boxes, 2 * body_units);
    std::vector<std::size_t> owner(lines.size(), nobody);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const TextLine& letter = lines[i];
        const Box& a = letter.box;
        if (a.w > initial_length_max * a.h) continue;
        std::vector<std::size_t> beside;
        index.touching({center_x(a), a.y, a.w / 2 + body_units + 1, a.h}, [&](std::size_t k) {
            const Box& b = boxes[k];
            if (k == i || b.x < center_x(a) || a.h < initial_min * b.h || lines[k].length() < short_line) return;
            if (center_y(b) < a.y || center_y(b) > a.bottom()) return;
            if (std::find(beside.begin(), beside.end(), k) == beside.end()) beside.push_back(k);
        });
        if (beside.size() < 2) continue;
        std::sort(beside.begin(), beside.end(), [&](std::size_t k, std::size_t m) { return boxes[k].y < boxes[m].y; });
        if (std::abs(boxes[beside[0]].x - boxes[beside[1]].x) > body_units) continue;
        owner[i] = beside.front();
    }
    Initials out;
    std::vector<std::size_t> kept(lines.size());
    Lines rest;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        kept[i] = rest.size();
        if (owner[i] == nobody) rest.push_back(lines[i]);
    }
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (owner[i] != nobody && owner[owner[i]] == nobody) {
            // It is laid out as a word of its first line.
            const TextLine& first = lines[owner[i]];
            TextLine letter = lines[i];
            letter.size = first.size;
            letter.box = {letter.box.x, first.box.y, letter.box.w, first.box.h};
            out.letters.push_back(std::move(letter));
            out.before.push_back(kept[owner[i]]);
        } else if (owner[i] != nobody) {
            rest.push_back(lines[i]);
        }
    lines = std::move(rest);
    return out;
}

}  // namespace

std::vector<Lines> runs_of(Lines lines, const Obstacles& obstacles) {
    std::stable_sort(lines.begin(), lines.end(), [](const TextLine& a, const TextLine& b) {
        return a.box.y != b.box.y ? a.box.y < b.box.y : a.box.x < b.box.x;
    });
    const Initials initials = take_initials(lines);
    std::vector<std::vector<std::size_t>> letters(lines.size());
    for (std::size_t n = 0; n < initials.letters.size(); ++n) letters[initials.before[n]].push_back(n);
    const Linking links(lines, obstacles);
    std::vector<std::size_t> next(lines.size());
    std::vector<bool> led(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i)
        if ((next[i] = links.next(i)) != nobody) led[next[i]] = true;
    std::vector<Lines> out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (led[i]) continue;
        out.emplace_back();
        for (std::size_t k = i; k != nobody; k = next[k]) {
            for (const std::size_t n : letters[k]) out.back().push_back(initials.letters[n]);
            out.back().push_back(lines[k]);
        }
    }
    return out;
}

Precision precision_of(const std::vector<Lines>& runs) {
    // At least what rounding to pixels makes, and never so much that one could not tell type of two sizes.
    constexpr double size_least = 1.05, size_most = 1.25, apart_least = 0.2, apart_most = 0.5;
    // Measures of one thing lie within so many times their usual difference.
    constexpr double spread = 4;
    std::vector<double> sizes, steps;
    for (const Lines& run : runs) {
        std::vector<double> own;
        for (std::size_t i = 1; i < run.size(); ++i) {
            if (std::min(run[i].length(), run[i - 1].length()) < short_line) continue;
            sizes.push_back(std::log(ratio(run[i].size, run[i - 1].size)));
            own.push_back((center_y(run[i].box) - center_y(run[i - 1].box)) / std::max(1.0, run[i].size));
        }
        std::vector<double> sorted = own;
        const double usual = quantile(sorted, 0.5);
        for (const double step : own) steps.push_back(std::abs(step - usual));
    }
    return {std::clamp(std::exp(spread * quantile(sizes, 0.5)), size_least, size_most),
            std::clamp(spread * quantile(steps, 0.5), apart_least, apart_most)};
}

}  // namespace galley::layout_newspaper
