#include "ornaments.hpp"

#include "row_index.hpp"

namespace galley::layout_newspaper {
namespace {

// In units of body height.
constexpr double rule_length_min = 6, rule_thick_max = 0.7;
constexpr double frame_side_min = 4;
// Characters in a frame: least size, and how many make it one. A large character encloses few pieces.
constexpr double character_min = 0.5, character_max = 3;
constexpr int enclosed_min = 6;

bool is_character(const Box& b, double body) {
    const int side = std::max(b.w, b.h);
    return side >= character_min * body && side <= character_max * body;
}

bool within(const Box& inner, const Box& outer) {
    return inner.x > outer.x && inner.y > outer.y && inner.right() < outer.right() && inner.bottom() < outer.bottom();
}

}  // namespace

Ornaments take_ornaments(Boxes& pieces, double body) {
    Ornaments out;
    const RowIndex index(pieces, static_cast<int>(2 * body));
    Boxes rest;
    for (const Box& b : pieces) {
        const int length = std::max(b.w, b.h), thick = std::min(b.w, b.h);
        if (length >= rule_length_min * body && thick <= rule_thick_max * body) {
            (b.w > b.h ? out.rules.level : out.rules.upright).push_back(b);
            continue;
        }
        int enclosed = 0;
        if (thick >= frame_side_min * body)
            index.touching(
                b, [&](std::size_t i) { enclosed += is_character(pieces[i], body) && within(pieces[i], b) ? 1 : 0; });
        if (enclosed >= enclosed_min)
            out.frames.push_back(b);
        else
            rest.push_back(b);
    }
    pieces = std::move(rest);
    return out;
}

}  // namespace galley::layout_newspaper
