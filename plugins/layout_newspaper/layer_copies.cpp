#include "layer_copies.hpp"

#include <string>
#include <unordered_map>

#include "galley/text.hpp"
#include "geometry.hpp"

namespace galley::layout_newspaper {
namespace {

/// Lines of equal text are compared with the last few of their kind, so that a page of a million equal lines takes no
/// million squared.
constexpr std::size_t most_compared = 8;

}  // namespace

Layer without_copies(const std::vector<Line>& lines) {
    Layer out;
    std::unordered_map<std::string, std::vector<const Line*>> seen;
    for (const Line& line : lines) {
        if (line.words.empty() || line.box.empty()) continue;
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
    return out;
}

}  // namespace galley::layout_newspaper
