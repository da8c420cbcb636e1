#include "layer_pictures.hpp"

#include "row_index.hpp"

namespace galley::layout_newspaper {
namespace {

// In body heights.
constexpr double white_min = 4;    // no white between paragraphs or articles is as high
constexpr double overlap_min = 1;  // text that reaches less into the column does not end the white
constexpr double margin = 0.4;     // white between a picture and what stands around it
constexpr double band = 8;
/// Captions are set in smaller type than the text.
constexpr double caption_size = 0.97;
constexpr std::size_t caption_lines_max = 10;

}  // namespace

void add_pictures(Regions& regions, const BodyStyle& body) {
    Boxes boxes;
    for (const Region& r : regions) boxes.push_back(r.box);
    const RowIndex index(boxes, static_cast<int>(band * body.size));
    const int least = static_cast<int>(white_min * body.size), space = static_cast<int>(margin * body.size);
    const std::size_t count = regions.size();
    for (std::size_t i = 0; i < count; ++i) {
        const Region& r = regions[i];
        const Box b = r.box;
        if (r.mode != WritingMode::horizontal_ltr || r.lines.size() > caption_lines_max ||
            body_style(r.lines).size > caption_size * body.size)
            continue;
        int top = 0;
        index.touching({b.x, 0, b.w, b.y}, [&](std::size_t k) {
            if (k != i && overlap_x(boxes[k], b) >= overlap_min * body.size && boxes[k].bottom() <= b.y + space)
                top = std::max(top, boxes[k].bottom());
        });
        if (top > 0 && b.y - top >= least)
            regions.push_back({BlockKind::image, {b.x, top + space, b.w, b.y - top - 2 * space}, {}});
    }
}

}  // namespace galley::layout_newspaper
