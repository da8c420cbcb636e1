#include "drawings.hpp"

#include "row_index.hpp"

namespace galley::layout_newspaper {
namespace {

// In units of body height: headlines are hardly ever so large.
constexpr double drawing_min = 8;
// A drawing of lines shows so much paper at least; a heavy stain or a silhouette of a letter does not.
constexpr double ink_max = 0.25;
// Pieces of between half and twice the size, within that share of it, are neighbours in a line of large type.
constexpr double like_size = 2, near_share = 0.6;

bool is_large(const Box& b, double body) { return std::min(b.w, b.h) >= drawing_min * body; }

bool alike(const Box& a, const Box& b) {
    const int one = std::max(a.w, a.h), other = std::max(b.w, b.h);
    return one <= like_size * other && other <= like_size * one;
}

bool stands_alone(const Box& piece, std::size_t itself, const Boxes& pieces, const RowIndex& index) {
    const int reach = static_cast<int>(near_share * std::max(piece.w, piece.h));
    bool alone = true;
    index.touching(grown(piece, reach), [&](std::size_t i) {
        if (i != itself && alike(piece, pieces[i])) alone = false;
    });
    return alone;
}

double ink_share(const Box& b, Pix* ink) {
    BOX* box = boxCreate(b.x, b.y, b.w, b.h);
    l_int32 count = 0;
    pixCountPixelsInRect(ink, box, &count, nullptr);
    boxDestroy(&box);
    return static_cast<double>(count) / static_cast<double>(std::max(1LL, area(b)));
}

}  // namespace

Boxes take_drawings(Boxes& pieces, Pix* ink, double body) {
    Boxes drawings;
    const RowIndex index(pieces, static_cast<int>(drawing_min * body));
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (is_large(pieces[i], body) && stands_alone(pieces[i], i, pieces, index) &&
            ink_share(pieces[i], ink) <= ink_max)
            drawings.push_back(pieces[i]);
    std::erase_if(pieces, [&](const Box& piece) {
        return std::any_of(drawings.begin(), drawings.end(),
                           [&](const Box& d) { return shared_area(piece, d) == area(piece); });
    });
    return drawings;
}

}  // namespace galley::layout_newspaper
