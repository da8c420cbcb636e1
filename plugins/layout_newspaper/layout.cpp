#include "layout.hpp"

#include <string>

#include "columns.hpp"
#include "direction.hpp"
#include "lines.hpp"
#include "marks.hpp"
#include "mend.hpp"
#include "order.hpp"
#include "sheet.hpp"
#include "tones.hpp"

namespace galley::layout_newspaper {
namespace {

// The working copy starts no larger than this, and gets finer while body text stands lower than it should, as long as
// memory allows.
constexpr double working_pixels = 12e6, working_pixels_max = 40e6;
constexpr double body_min = 15;  // working pixels

double pixels_at(const ImageView& image, int scale) {
    return static_cast<double>(image.width) * image.height / (static_cast<double>(scale) * scale);
}

/// Height of body text on a working copy; 0 without ink.
double measure_body(Pix* ink) {
    const double rough = rough_body(pieces_of(ink));
    return rough <= 0 ? 0 : body_style(runs_of(closed_pieces_of(ink, rough), {}, rough)).size;
}

void clear(Pix* ink, const Boxes& areas) {
    for (const Box& b : areas) pixRasterop(ink, b.x, b.y, b.w, b.h, PIX_CLR, nullptr, 0, 0);
}

/// Share of ink in a box.
double weight_of(const Box& b, Pix* ink) {
    BOX* box = boxCreate(b.x, b.y, b.w, b.h);
    l_int32 count = 0;
    pixCountPixelsInRect(ink, box, &count, nullptr);
    boxDestroy(&box);
    return static_cast<double>(count) / static_cast<double>(std::max(1LL, area(b)));
}

struct Item {
    BlockKind kind = BlockKind::text;
    Box box;
    Lines lines;
    WritingMode mode = WritingMode::horizontal_ltr;
};

Boxes turned(Boxes boxes, int width) {
    for (Box& b : boxes) b = layout_newspaper::turned(b, width);
    return boxes;
}

/// Lines of one writing direction become blocks. For vertical text, `pieces` and `rules` are those of the turned page.
void add_text(std::vector<Item>& items, const Boxes& pieces, const Rules& rules, double body, WritingMode mode,
              int width, Pix* ink) {
    const bool vertical = mode == WritingMode::vertical_rl;
    Lines lines = lines_of(pieces, rules.upright, body);
    for (TextLine& line : lines) line.weight = weight_of(vertical ? turned_back(line.box, width) : line.box, ink);
    const BodyStyle style = body_style(lines);
    for (const Lines& stretch : mended(stretches_of(lines, rules.level, body), rules.level, body))
        for (Lines& part : split_by_style(stretch, style)) {
            const BodyStyle own = body_style(part);
            const bool heads = own.size >= 1.25 * style.size && own.height >= 1.2 * style.height;
            for (TextLine& line : part)
                if (vertical) line.box = turned_back(line.box, width);
            items.push_back({heads ? BlockKind::heading : BlockKind::text, box_of(part), part, mode});
        }
}

}  // namespace

std::vector<Block> find_blocks(const ImageView& image) {
    int scale = 1;
    while (pixels_at(image, scale) > working_pixels) ++scale;
    Sheet sheet = make_sheet(image, scale);
    double body = measure_body(sheet.ink.get());
    while (body > 0 && body < body_min && scale > 1 && pixels_at(image, scale - 1) <= working_pixels_max) {
        sheet = make_sheet(image, --scale);
        body = measure_body(sheet.ink.get());
    }
    if (body <= 0) return {};
    Pix* ink = sheet.ink.get();
    const Tones tones = find_tones(sheet.gray.get(), body);
    clear(ink, tones.pictures);
    clear(ink, tones.edges);
    const Rules rules = take_rules(ink, body);
    const Boxes pieces = closed_pieces_of(ink, body);
    const std::vector<bool> is_vertical = vertical_pieces(pieces, body);
    const int width = pixGetWidth(ink);
    Boxes level, upright;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (is_vertical[i])
            upright.push_back(turned(pieces[i], width));
        else
            level.push_back(pieces[i]);
    std::vector<Item> items;
    add_text(items, level, rules, body, WritingMode::horizontal_ltr, width, ink);
    add_text(items, upright, {turned(rules.upright, width), turned(rules.level, width)}, body, WritingMode::vertical_rl,
             width, ink);
    for (const Box& b : tones.pictures) items.push_back({BlockKind::image, b, {}});

    Boxes boxes;
    for (const Item& item : items) boxes.push_back(item.box);
    std::vector<Block> blocks;
    const auto add = [&](const Item& item) {
        Block block;
        block.id = "b" + std::to_string(blocks.size() + 1);
        block.kind = item.kind;
        block.box = sheet.to_page(item.box);
        block.writing_mode = item.mode;
        if (sheet.angle != 0) block.polygon = sheet.corners_on_page(item.box);
        for (const TextLine& line : item.lines) {
            block.lines.emplace_back();
            block.lines.back().box = sheet.to_page(line.box);
        }
        blocks.push_back(std::move(block));
    };
    for (const std::size_t i : reading_order(boxes, rules.level, rules.upright, body)) add(items[i]);
    for (const Box& b : rules.level) add({BlockKind::rule, b, {}});
    for (const Box& b : rules.upright) add({BlockKind::rule, b, {}});
    return blocks;
}

}  // namespace galley::layout_newspaper
