#include "direction.hpp"

#include <cmath>

#include "lines.hpp"
#include "row_index.hpp"

namespace galley::layout_newspaper {
namespace {

// In units of body height.
constexpr double character_min = 0.4;  // smaller pieces do not vote
constexpr double reach = 1.5;          // neighbours further off do not count
constexpr double vote_max = 1;         // what one piece can say, so that a page's edge does not outvote its text
constexpr double near = 0.3;           // white between characters of a line is narrower
constexpr double far_trust = 0.25;     // what is left of the vote when the nearest neighbour is further off
// Neighbours share at least half of the smaller one's side.
constexpr double side_shared = 0.5;
// A run this short against its height is one character.
constexpr double single_max = 1.6;
// And so is one this short, whatever its shape: a stroke of a large character.
constexpr double shortest_run = 3;
// A neighbourhood is so many cells of one body height to each side.
constexpr int around = 2;
// A neighbourhood goes against the page's majority only when its own majority is as clear as this: the difference of
// the two sides over all its votes.
constexpr double clear_majority = 0.7;

/// The white between a piece and the nearest one beside it on its row; `reach` when there is none.
double gap_beside(std::size_t self, const Boxes& boxes, const RowIndex& index, double body) {
    const Box& a = boxes[self];
    const int far = static_cast<int>(reach * body);
    double nearest = far;
    index.touching({a.x - far, a.y, a.w + 2 * far, a.h}, [&](std::size_t i) {
        const Box& b = boxes[i];
        const int shared = overlap_y(a, b), gap = -overlap_x(a, b);
        if (i == self || gap < 0 || std::max(b.w, b.h) < character_min * body) return;
        if (shared >= side_shared * std::min(a.h, b.h)) nearest = std::min<double>(nearest, gap);
    });
    return nearest;
}

Box transposed(const Box& b) { return {b.y, b.x, b.h, b.w}; }

/// A grid of sums, one cell a body height.
struct Field {
    int columns, rows;
    std::vector<double> cells;

    double& at(int column, int row) {
        return cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                     static_cast<std::size_t>(column)];
    }

    /// Each cell becomes the sum of the cells around it.
    void blur() {
        for (const bool level : {true, false}) {
            Field out = *this;
            for (int y = 0; y < rows; ++y)
                for (int x = 0; x < columns; ++x) {
                    double sum = 0;
                    for (int k = -around; k <= around; ++k) {
                        const int cx = level ? x + k : x, cy = level ? y : y + k;
                        if (cx >= 0 && cy >= 0 && cx < columns && cy < rows) sum += at(cx, cy);
                    }
                    out.at(x, y) = sum;
                }
            *this = std::move(out);
        }
    }
};

/// The runs that are no line and stand in none: what is a single character by its length, with no line beside it. Short
/// runs are found in lines, too: a comma's white and a gap part a word from its line.
Boxes without_line(const std::vector<TextLine>& runs, double body) {
    Boxes lines, shorts;
    for (const TextLine& run : runs)
        (run.box.w < std::max(single_max * run.box.h, shortest_run * body) ? shorts : lines).push_back(run.box);
    const RowIndex index(lines, static_cast<int>(body));
    const int far = static_cast<int>(reach * body);
    std::erase_if(shorts, [&](const Box& run) {
        bool in_line = false;
        index.touching({run.x - far, run.y, run.w + 2 * far, run.h}, [&](std::size_t i) {
            in_line = in_line || overlap_y(lines[i], run) >= side_shared * std::min(lines[i].h, run.h);
        });
        return in_line;
    });
    return shorts;
}

/// Gives single characters that stand alone in the rarer direction back to the page's own: one character has none.
std::vector<bool> without_single_characters(std::vector<bool> vertical, const Boxes& pieces, bool page_vertical,
                                            double body) {
    Boxes rare;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (vertical[i] != page_vertical) rare.push_back(page_vertical ? pieces[i] : transposed(pieces[i]));
    Boxes alone = without_line(runs_of(rare, {}, body), body);
    if (!page_vertical)
        for (Box& b : alone) b = transposed(b);
    const RowIndex index(alone, static_cast<int>(body));
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (vertical[i] != page_vertical)
            index.touching(pieces[i], [&](std::size_t k) {
                if (mostly_inside(pieces[i], alone[k])) vertical[i] = page_vertical;
            });
    return vertical;
}

}  // namespace

std::vector<bool> vertical_pieces(const Boxes& pieces, double body) {
    Boxes turned_pieces;
    for (const Box& b : pieces) turned_pieces.push_back(transposed(b));
    const RowIndex rows(pieces, static_cast<int>(body)), columns(turned_pieces, static_cast<int>(body));
    const int cell = std::max(1, static_cast<int>(body));
    Field votes{1, 1, {}}, all{1, 1, {}};
    for (const Box& b : pieces) {
        votes.columns = std::max(votes.columns, b.right() / cell + 1);
        votes.rows = std::max(votes.rows, b.bottom() / cell + 1);
    }
    votes.cells.assign(static_cast<std::size_t>(votes.columns) * static_cast<std::size_t>(votes.rows), 0);
    all = votes;
    double majority = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Box& b = pieces[i];
        if (std::max(b.w, b.h) < character_min * body) continue;
        const double level = gap_beside(i, pieces, rows, body), upright = gap_beside(i, turned_pieces, columns, body);
        // A neighbour as far off as the next line says little.
        const double trust = std::min(level, upright) <= near * body ? 1 : far_trust;
        // Characters that touch are one piece, longer along the line.
        const double vote = trust * std::clamp((upright - level + b.w - b.h) / body, -vote_max, vote_max);
        votes.at(center_x(b) / cell, center_y(b) / cell) += vote;
        all.at(center_x(b) / cell, center_y(b) / cell) += std::abs(vote);
        majority += vote;
    }
    votes.blur();
    all.blur();
    std::vector<bool> vertical;
    for (const Box& b : pieces) {
        const int x = center_x(b) / cell, y = center_y(b) / cell;
        vertical.push_back(votes.at(x, y) + std::copysign(clear_majority * all.at(x, y), majority) < 0);
    }
    return without_single_characters(std::move(vertical), pieces, majority < 0, body);
}

}  // namespace galley::layout_newspaper
