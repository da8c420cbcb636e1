#include "word_spaces.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace galley::read_pdf {

namespace {

// In sizes of the type.
constexpr double usual = 0.9;      // up to here no proof is needed
constexpr double widest = 6;       // a line of two words in a narrow column
constexpr double base_max = 0.15;  // baselines of one line differ by rounding
constexpr double size_ratio = 1.1;
constexpr double same_edge = 0.15;  // words that begin a column begin at one place
constexpr double row_step_min = 0.5, row_step_max = 2.5;

/// Rows with the same edge that chance alone hardly brings.
constexpr std::size_t rows_of_column = 4;
/// Rows that are looked at for each: a page may hold a million runs in one place.
constexpr std::size_t most_compared = 8;

bool is_wide_space(const Run& before, const Run& run) {
    const double size = std::max(before.size, run.size), gap = run.box.x - before.box.right();
    return run.spaced && !run.vertical && !before.vertical && run.copy == before.copy && size > 0 &&
           size <= size_ratio * std::min(before.size, run.size) &&
           std::abs(before.box.y - run.box.y) <= base_max * size && gap > usual * size && gap <= widest * size;
}

/// How many rows stand above and below each other with the same edge, by sets of equal root.
class Edges {
  public:
    Edges(const std::vector<Run>& runs, const std::vector<std::size_t>& found) : runs_(runs), parent_(found.size()) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
        std::map<long, std::vector<std::size_t>> columns;  // by left edge: indices into `found`, from the top
        for (std::size_t f = 0; f < found.size(); ++f) columns[cell(runs[found[f]])].push_back(f);
        for (auto& [at, rows] : columns)
            std::stable_sort(rows.begin(), rows.end(),
                             [&](std::size_t a, std::size_t b) { return y_of(found[a]) < y_of(found[b]); });
        for (std::size_t f = 0; f < found.size(); ++f)
            for (const long at : {cell(runs[found[f]]) - 1, cell(runs[found[f]]), cell(runs[found[f]]) + 1}) {
                const auto column = columns.find(at);
                if (column == columns.end()) continue;
                const Run& run = runs[found[f]];
                auto row =
                    std::lower_bound(column->second.begin(), column->second.end(), run.box.y + row_step_min * run.size,
                                     [&](std::size_t k, double y) { return y_of(found[k]) < y; });
                for (std::size_t n = 0; n < most_compared && row != column->second.end(); ++n, ++row) {
                    const Run& below = runs[found[*row]];
                    if (below.box.y > run.box.y + row_step_max * run.size) break;
                    if (std::abs(below.box.x - run.box.x) <= same_edge * run.size) parent_[root(*row)] = root(f);
                }
            }
        for (std::size_t f = 0; f < found.size(); ++f) ++rows_[root(f)];
    }

    [[nodiscard]] std::size_t rows(std::size_t f) { return rows_[root(f)]; }

  private:
    [[nodiscard]] double y_of(std::size_t run) const { return runs_[run].box.y; }
    static long cell(const Run& run) { return std::lround(run.box.x / std::max(1.0, same_edge * run.size)); }
    std::size_t root(std::size_t f) {
        while (parent_[f] != f) f = parent_[f] = parent_[parent_[f]];
        return f;
    }

    const std::vector<Run>& runs_;
    std::vector<std::size_t> parent_;
    std::map<std::size_t, std::size_t> rows_;
};

}  // namespace

std::vector<bool> after_wide_spaces(const std::vector<Run>& runs) {
    std::vector<std::size_t> found;
    for (std::size_t r = 1; r < runs.size(); ++r)
        if (is_wide_space(runs[r - 1], runs[r])) found.push_back(r);
    Edges edges(runs, found);
    std::vector<bool> out(runs.size(), false);
    for (std::size_t f = 0; f < found.size(); ++f) out[found[f]] = edges.rows(f) < rows_of_column;
    return out;
}

}  // namespace galley::read_pdf
