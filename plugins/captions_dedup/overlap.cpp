#include "overlap.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "galley/edit.hpp"
#include "galley/json.hpp"
#include "galley/text.hpp"
#include "near_text.hpp"

namespace galley::captions_dedup {

namespace {

constexpr EditReason reason{"captions.dedup", "overlap", 0.99};
/// Copies share at least this much of the smaller box. Shadows are drawn a fraction of a stroke away; words that
/// stand beside each other share nothing.
constexpr double least_share = 0.6;
/// Of a line that OCR read twice, this much may differ.
constexpr double noise_share = 0.2;
/// Equal words are compared with the last few of their kind alone, lines with the last few of their place, so that
/// a page of a million equal words takes no million squared.
constexpr std::size_t most_compared = 8;

bool lie_upon(const Box& a, const Box& b) {
    if (a.empty() || b.empty()) return false;
    const double w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
    const double h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
    const double smaller = std::min(double(a.w) * a.h, double(b.w) * b.h);
    return w > 0 && h > 0 && w * h >= least_share * smaller;
}

/// `line` without the words that lie upon an earlier equal one.
Line without_overlapped_words(const Line& line) {
    std::map<std::string_view, std::vector<const Word*>> seen;
    Line out = line;
    out.words.clear();
    for (const Word& word : line.words) {
        auto& equals = seen[word.text];
        const std::size_t first = equals.size() > most_compared ? equals.size() - most_compared : 0;
        if (std::any_of(equals.begin() + static_cast<std::ptrdiff_t>(first), equals.end(),
                        [&](const Word* other) { return lie_upon(word.box, other->box); }))
            continue;
        equals.push_back(&word);
        out.words.push_back(word);
    }
    return out;
}

struct Placed {
    std::size_t block, line;
    std::u32string text;
};

/// Lines by the cell of a coarse grid that their middle falls into; a copy's middle lies in the same or the next.
class Grid {
  public:
    explicit Grid(int cell) : cell_(std::max(1, cell)) {}

    std::vector<Placed>& at(const Box& box, int dx, int dy) {
        return cells_[{(box.x + box.w / 2) / cell_ + dx, (box.y + box.h / 2) / cell_ + dy}];
    }

  private:
    int cell_;
    std::map<std::pair<int, int>, std::vector<Placed>> cells_;
};

int median_height(const Page& page) {
    std::vector<int> heights;
    for (const Block& block : page.blocks)
        for (const Line& line : block.lines)
            if (!line.box.empty()) heights.push_back(line.box.h);
    if (heights.empty()) return 1;
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle;
}

class LineDropper {
  public:
    explicit LineDropper(Page& page) : page_(page), grid_(median_height(page)) {}

    void visit(std::size_t b, std::size_t l) {
        const Line& line = page_.blocks[b].lines[l];
        if (line.words.empty() || line.box.empty()) return;
        if (attr<bool>(line.attrs, "copy").value_or(false)) {
            edit_line(page_, b, l, "", reason);
            return;
        }
        Placed here{b, l, decode_utf8(text_of(line))};
        for (int dx = -1; dx <= 1; ++dx)
            for (int dy = -1; dy <= 1; ++dy)
                for (Placed& other : grid_.at(line.box, dx, dy)) {
                    const Line& earlier = page_.blocks[other.block].lines[other.line];
                    if (!lie_upon(line.box, earlier.box) || !nearly_equal(here.text, other.text, noise_share)) continue;
                    if (confidence_of(line) > confidence_of(earlier)) std::swap(other, here);
                    edit_line(page_, here.block, here.line, "", reason);
                    return;
                }
        auto& cell = grid_.at(line.box, 0, 0);
        if (cell.size() == most_compared) cell.erase(cell.begin());
        cell.push_back(std::move(here));
    }

  private:
    Page& page_;
    Grid grid_;
};

}  // namespace

void drop_overlapped(Page& page, const InScope& in_scope) {
    LineDropper lines(page);
    for (std::size_t b = 0; b < page.blocks.size(); ++b) {
        if (!in_scope(page.blocks[b])) continue;
        for (std::size_t l = 0; l < page.blocks[b].lines.size(); ++l) {
            const Line& line = page.blocks[b].lines[l];
            if (line.words.size() > 1) edit_line(page, b, l, text_of(without_overlapped_words(line)), reason);
            lines.visit(b, l);
        }
    }
}

}  // namespace galley::captions_dedup
