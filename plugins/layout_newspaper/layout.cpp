#include "layout.hpp"

#include <string>

#include "columns.hpp"
#include "lines.hpp"
#include "marks.hpp"
#include "order.hpp"
#include "sheet.hpp"
#include "tones.hpp"

namespace galley::layout_newspaper {
namespace {

// Working copies are no larger than this: enough for body text of 300 dpi at half size.
constexpr double working_pixels_max = 12e6;

int scale_for(const ImageView& image) {
    const double pixels = static_cast<double>(image.width) * image.height;
    int scale = 1;
    while (pixels / (scale * scale) > working_pixels_max) ++scale;
    return scale;
}

void clear(Pix* ink, const Boxes& areas) {
    for (const Box& b : areas) pixRasterop(ink, b.x, b.y, b.w, b.h, PIX_CLR, nullptr, 0, 0);
}

void weigh(Lines& lines, Pix* ink) {
    std::vector<l_int32> table;
    l_int32* tab8 = makePixelSumTab8();
    for (TextLine& line : lines) {
        BOX* box = boxCreate(line.box.x, line.box.y, line.box.w, line.box.h);
        l_int32 count = 0;
        pixCountPixelsInRect(ink, box, &count, tab8);
        boxDestroy(&box);
        line.weight = static_cast<double>(count) / static_cast<double>(area(line.box));
    }
    lept_free(tab8);
}

struct Item {
    BlockKind kind = BlockKind::text;
    Box box;
    Lines lines;
};

}  // namespace

std::vector<Block> find_blocks(const ImageView& image) {
    Sheet sheet = make_sheet(image, scale_for(image));
    Pix* ink = sheet.ink.get();
    const double rough = rough_body(pieces_of(ink));
    if (rough <= 0) return {};
    const double body = body_style(runs_of(closed_pieces_of(ink, rough), rough)).size;
    const Tones tones = find_tones(sheet.gray.get(), body);
    clear(ink, tones.pictures);
    clear(ink, tones.edges);
    const Rules rules = take_rules(ink, body);
    const Boxes pieces = closed_pieces_of(ink, body);
    Lines lines = lines_of(pieces, rules.upright, body);
    weigh(lines, ink);
    const BodyStyle style = body_style(lines);

    std::vector<Item> items;
    for (const Lines& stretch : stretches_of(lines, rules.level, body))
        for (Lines& part : split_by_style(stretch, style)) {
            Item item{BlockKind::text, box_of(part), part};
            if (part.front().size >= 1.25 * style.size) item.kind = BlockKind::heading;
            items.push_back(std::move(item));
        }
    for (const Box& b : tones.pictures) items.push_back({BlockKind::image, b, {}});

    Boxes boxes;
    for (const Item& item : items) boxes.push_back(item.box);
    std::vector<Block> blocks;
    const auto add = [&](BlockKind kind, const Box& box, const Lines& of) {
        Block block;
        block.id = "b" + std::to_string(blocks.size() + 1);
        block.kind = kind;
        block.box = sheet.to_page(box);
        if (sheet.angle != 0) block.polygon = sheet.corners_on_page(box);
        for (const TextLine& line : of) {
            Line out;
            out.box = sheet.to_page(line.box);
            block.lines.push_back(std::move(out));
        }
        blocks.push_back(std::move(block));
    };
    for (const std::size_t i : reading_order(boxes, rules.level, rules.upright, body))
        add(items[i].kind, items[i].box, items[i].lines);
    for (const Box& b : rules.level) add(BlockKind::rule, b, {});
    for (const Box& b : rules.upright) add(BlockKind::rule, b, {});
    return blocks;
}

}  // namespace galley::layout_newspaper
