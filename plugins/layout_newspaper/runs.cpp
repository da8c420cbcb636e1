#include "runs.hpp"

#include <cmath>

#include "links.hpp"

namespace galley::layout_newspaper {
namespace {

constexpr double short_line = 4;  // characters
// The first letter of a text, set so many times larger, with at least two lines beside it.
constexpr double initial_min = 1.7, initial_length_max = 1.6;

double ratio(double a, double b) { return std::max(a, b) / std::max(1.0, std::min(a, b)); }

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
    Links links = linked(lines, obstacles);
    mend(lines, obstacles, links);
    std::vector<Lines> out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (links.before[i] != nobody) continue;
        out.emplace_back();
        for (std::size_t k = i; k != nobody; k = links.next[k]) {
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
