#include "copies.hpp"

#include <string>
#include <unordered_map>

#include "galley/json.hpp"
#include "galley/text.hpp"
#include "geometry.hpp"

namespace galley::layout_newspaper {
namespace {

/// Lines of equal text are compared with the last few of their kind, so that a page of a million equal lines takes no
/// million squared.
constexpr std::size_t most_compared = 8;

/// Pixels of a band in which lines are looked up; a few lines high.
constexpr int band = 100;

/// Copies that the reader found go to the line that they lie upon most, whatever part of it they hold.
void add_known(const std::vector<const Line*>& copies, Layer& layer) {
    Boxes boxes;
    for (const Line* line : layer.lines) boxes.push_back(line->box);
    const RowIndex index(boxes, band);
    for (const Line* copy : copies) {
        std::size_t best = boxes.size();
        index.touching(copy->box, [&](std::size_t i) {
            if (best == boxes.size() || shared_area(boxes[i], copy->box) > shared_area(boxes[best], copy->box))
                best = i;
        });
        if (best < boxes.size())
            layer.copies[layer.lines[best]].push_back(copy);
        else
            layer.lines.push_back(copy);
    }
}

}  // namespace

Layer without_copies(const std::vector<Line>& lines) {
    Layer out;
    std::vector<const Line*> known;
    std::unordered_map<std::string, std::vector<const Line*>> seen;
    for (const Line& line : lines) {
        if (line.box.empty()) continue;
        if (line.words.empty()) {
            out.lines.push_back(&line);
            continue;
        }
        if (attr<bool>(line.attrs, "copy").value_or(false)) {
            known.push_back(&line);
            continue;
        }
        auto& equals = seen[text_of(line)];
        const auto first = equals.end() - static_cast<std::ptrdiff_t>(std::min(equals.size(), most_compared));
        const auto original =
            std::find_if(first, equals.end(), [&](const Line* other) { return mostly_inside(line.box, other->box); });
        if (original != equals.end()) {
            out.copies[*original].push_back(&line);
        } else {
            equals.push_back(&line);
            out.lines.push_back(&line);
        }
    }
    add_known(known, out);
    return out;
}

}  // namespace galley::layout_newspaper
