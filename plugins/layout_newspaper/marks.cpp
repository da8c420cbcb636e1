#include "marks.hpp"

#include <cmath>

#include "row_index.hpp"

namespace galley::layout_newspaper {
namespace {

// All in units of body height.
constexpr double run_min = 2.5;  // an unbroken run this long may be part of a rule
// Paper that lay bent under the scanner makes rules lean: they are thickened by this much before runs are looked for.
constexpr double lean_max = 0.14;
constexpr double rule_min = 4;          // a rule is at least this long; a dash in text is at most 2
constexpr double rule_thick_max = 0.6;  // and at most this thick
constexpr double break_max = 1.2;       // gaps of worn print in a rule
constexpr double stray_max = 0.25;      // how far parts of one rule stand beside each other
// A rule is at least so many times as long as thick: a stroke of a large character is not.
constexpr double slimness_min = 12;
// So much of a rule's length must be ink.
constexpr double cover_min = 0.6;

// A piece of ink of such sides is a character, and the runs in it are strokes.
constexpr double character_min = 0.8, character_max = 16;
// Unless it is a frame: at least so large, and the run along most of one of its sides.
constexpr double frame_min = 4, frame_side_min = 0.8;

// Crumbs of a rule lie this near to it.
constexpr double crumb_reach = 0.12;

// A scan's edge is at least so long, and so many times as long as thick: no letter that the border cuts is.
constexpr double scan_edge_min = 8, scan_edge_slim = 4;

// Breaks within characters, narrower than the white between two lines.
constexpr double break_across = 0.18, break_down = 0.12;
constexpr double one_line_max = 1.3;  // taller pieces may be two lines

// Smaller pieces than this many working pixels are grain, not print.
constexpr int grain = 3;

/// Joins level runs that lie in one line. Sorted by top, then left, first.
Boxes joined(Boxes runs, double body) {
    const int gap = static_cast<int>(break_max * body), stray = std::max(1, static_cast<int>(stray_max * body));
    std::sort(runs.begin(), runs.end(), [](const Box& a, const Box& b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    struct Rule {
        Box box;
        int inked = 0;
        Box last;
    };
    std::vector<Rule> rules, done;
    for (const Box& run : runs) {
        Rule* best = nullptr;
        for (Rule& rule : rules) {
            const int apart = run.x - rule.last.right();
            if (apart <= gap && std::abs(center_y(run) - center_y(rule.last)) <= stray &&
                (best == nullptr ||
                 std::abs(center_y(run) - center_y(rule.last)) < std::abs(center_y(run) - center_y(best->last))))
                best = &rule;
        }
        if (best == nullptr) {
            rules.push_back({run, run.w, run});
            continue;
        }
        best->inked += std::max(0, run.right() - std::max(run.x, best->box.right()));
        best->box = unite(best->box, run);
        if (run.right() > best->last.right()) best->last = run;
        // Rules that ended left of all that can still come need not be looked at again.
        if (rules.size() > 64) {
            const auto ended = std::stable_partition(rules.begin(), rules.end(),
                                                     [&](const Rule& r) { return run.x - r.last.right() <= gap; });
            done.insert(done.end(), ended, rules.end());
            rules.erase(ended, rules.end());
        }
    }
    done.insert(done.end(), rules.begin(), rules.end());
    Boxes out;
    for (const Rule& rule : done)
        if (rule.box.w >= rule_min * body && rule.box.w >= slimness_min * rule.last.h &&
            rule.inked >= cover_min * rule.box.w)
            out.push_back(rule.box);
    std::sort(out.begin(), out.end(), [](const Box& a, const Box& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
    return out;
}

/// Runs along the edge of a large piece are a frame's sides, not a character's strokes.
bool side_of_frame(const Box& run, const Box& piece, double body) {
    const int off = static_cast<int>(rule_thick_max * body);
    const bool level = run.w > run.h;
    const bool along = level ? run.w >= frame_side_min * piece.w : run.h >= frame_side_min * piece.h;
    const bool at_edge = level ? run.y - piece.y <= off || piece.bottom() - run.bottom() <= off
                               : run.x - piece.x <= off || piece.right() - run.right() <= off;
    return along && at_edge && std::min(piece.w, piece.h) >= frame_min * body;
}

/// Runs that may be parts of rules: thin, and no stroke of a large character.
Boxes thin(const Boxes& runs, const RowIndex& characters, const Boxes& pieces, double body) {
    Boxes out;
    for (const Box& run : runs) {
        bool stroke = std::min(run.w, run.h) > rule_thick_max * body;
        characters.touching(run, [&](std::size_t i) {
            const Box& piece = pieces[i];
            if (!mostly_inside(run, piece) || std::min(piece.w, piece.h) < character_min * body ||
                std::max(piece.w, piece.h) > character_max * body)
                return;
            stroke = stroke || !side_of_frame(run, piece, body);
        });
        if (!stroke) out.push_back(run);
    }
    return out;
}

Boxes transposed(Boxes boxes) {
    for (Box& b : boxes) b = {b.y, b.x, b.h, b.w};
    return boxes;
}

/// Clears what the opening found inside the rules, with the ragged edge left and right of it.
void erase(Pix* ink, Pix* runs, const Boxes& rules, int edge) {
    const PixPtr mask(pixCreateTemplate(ink));
    if (!mask) throw std::bad_alloc();
    for (const Box& r : rules) pixRasterop(mask.get(), r.x, r.y, r.w, r.h, PIX_SRC, runs, r.x, r.y);
    const PixPtr wide(pixDilateBrick(nullptr, mask.get(), 2 * edge + 1, 2 * edge + 1));
    pixSubtract(ink, ink, wide ? wide.get() : mask.get());
}

}  // namespace

Boxes pieces_of(Pix* ink) {
    BOXA* found = pixConnCompBB(ink, 8);
    Boxes out;
    const int count = found == nullptr ? 0 : boxaGetCount(found);
    out.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        Box b;
        boxaGetBoxGeometry(found, i, &b.x, &b.y, &b.w, &b.h);
        if (b.w >= grain || b.h >= grain) out.push_back(b);
    }
    boxaDestroy(&found);
    return out;
}

Boxes closed_pieces_of(Pix* ink, double body) {
    const int wide = std::max(1, static_cast<int>(std::lround(break_across * body)));
    const int high = std::max(1, static_cast<int>(std::lround(break_down * body)));
    const PixPtr across(pixCloseSafeBrick(nullptr, ink, wide, 1));
    const PixPtr both(across ? pixCloseSafeBrick(nullptr, across.get(), 1, high) : nullptr);
    if (!both) throw std::bad_alloc();
    // Closing downwards mends characters, but where lines nearly touch it joins them; there it is left out.
    Boxes pieces, tall;
    for (const Box& b : pieces_of(both.get())) (b.h <= one_line_max * body ? pieces : tall).push_back(b);
    const RowIndex index(tall, static_cast<int>(body));
    for (const Box& b : pieces_of(across.get())) {
        bool in_tall = false;
        index.touching(b, [&](std::size_t i) { in_tall = in_tall || shared_area(b, tall[i]) == area(b); });
        // A piece in the box of a tall one may still be another one's part; that one is small and already there.
        if (in_tall) pieces.push_back(b);
    }
    return pieces;
}

double rough_body(const Boxes& pieces) {
    constexpr int smallest = 5;  // working pixels; smaller print cannot be read anyway
    std::vector<double> weight_of_height;
    double all = 0;
    for (const Box& b : pieces) {
        if (b.h < smallest || b.w > 4 * b.h || b.h > 4 * b.w) continue;
        const auto h = static_cast<std::size_t>(b.h);
        if (weight_of_height.size() <= h) weight_of_height.resize(h + 1);
        // The fourth root of area keeps a page's few huge letters from outweighing its text.
        const double weight = std::sqrt(static_cast<double>(std::min(b.h, 4 * smallest)) * std::min(b.w, 4 * smallest));
        weight_of_height[h] += weight;
        all += weight;
    }
    double sum = 0;
    for (std::size_t h = 0; h < weight_of_height.size(); ++h)
        if ((sum += weight_of_height[h]) >= all / 2 && sum > 0) return static_cast<double>(h);
    return 0;
}

Rules take_rules(Pix* ink, double body) {
    const int run = std::max(8, static_cast<int>(run_min * body));
    const int lean = std::max(1, static_cast<int>(lean_max * body));
    const PixPtr high(pixDilateBrick(nullptr, ink, 1, lean)), wide(pixDilateBrick(nullptr, ink, lean, 1));
    if (!high || !wide) throw std::bad_alloc();
    const PixPtr across(pixOpenBrick(nullptr, high.get(), run, 1)), down(pixOpenBrick(nullptr, wide.get(), 1, run));
    if (!across || !down) throw std::bad_alloc();
    pixAnd(across.get(), across.get(), ink);
    pixAnd(down.get(), down.get(), ink);
    const Boxes pieces = pieces_of(ink);
    const RowIndex index(pieces, static_cast<int>(body));
    Rules rules{joined(thin(pieces_of(across.get()), index, pieces, body), body),
                transposed(joined(transposed(thin(pieces_of(down.get()), index, pieces, body)), body))};
    const int edge = std::max(1, static_cast<int>(0.06 * body));
    erase(ink, across.get(), rules.level, edge);
    erase(ink, down.get(), rules.upright, edge);
    return rules;
}

Boxes without_crumbs(Boxes pieces, const Rules& rules, double body) {
    const int ragged = std::max(1, static_cast<int>(crumb_reach * body));
    Boxes places;
    for (const Box& r : rules.level) places.push_back(grown(r, ragged));
    for (const Box& r : rules.upright) places.push_back(grown(r, ragged));
    const RowIndex index(places, static_cast<int>(body));
    std::erase_if(pieces, [&](const Box& piece) {
        bool crumb = false;
        index.touching(piece, [&](std::size_t i) { crumb = crumb || shared_area(piece, places[i]) == area(piece); });
        return crumb;
    });
    return pieces;
}

Boxes without_scan_edges(Boxes pieces, int width, int height, double tilt, double body) {
    // A sheet turns about its middle.
    const int stray_x = static_cast<int>(std::ceil(std::abs(tilt) * height / 2));
    const int stray_y = static_cast<int>(std::ceil(std::abs(tilt) * width / 2));
    std::erase_if(pieces, [&](const Box& b) {
        const int length = std::max(b.w, b.h);
        if (length < scan_edge_min * body || length < scan_edge_slim * std::min(b.w, b.h)) return false;
        return b.h > b.w ? b.x <= stray_x || b.right() >= width - stray_x
                         : b.y <= stray_y || b.bottom() >= height - stray_y;
    });
    return pieces;
}

}  // namespace galley::layout_newspaper
