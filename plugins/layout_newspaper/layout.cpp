#include "layout.hpp"

#include <string>

#include "adverts.hpp"
#include "columns.hpp"
#include "direction.hpp"
#include "drawings.hpp"
#include "frames.hpp"
#include "galley/json.hpp"
#include "kinds.hpp"
#include "marks.hpp"
#include "mend.hpp"
#include "ornaments.hpp"
#include "sequence.hpp"
#include "sheet.hpp"
#include "tables.hpp"
#include "tones.hpp"

namespace galley::layout_newspaper {
namespace {

// The working copy starts no larger than this, and gets finer while body text stands lower than it should, as long as
// memory allows.
constexpr double working_pixels = 12e6, working_pixels_max = 40e6;
constexpr double body_min = 15;  // working pixels
// Ink that is as large as this share of the page is no text: the page is black, or a picture.
constexpr double body_max_share = 0.2;
// What runs along a picture this near is its edge, body heights.
constexpr double picture_edge = 0.3;

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

Boxes turned(Boxes boxes, int width) {
    for (Box& b : boxes) b = layout_newspaper::turned(b, width);
    return boxes;
}

Rules turned(const Rules& rules, int width) { return {turned(rules.upright, width), turned(rules.level, width)}; }

/// What is read from the pixels; the rest is geometry.
struct Marks {
    Boxes level, upright;  ///< pieces of level and of upright text
    Rules rules;
    Boxes frames;  ///< drawn ones; those of rules are found by geometry
    Boxes drawings;
    Tones tones;
};

/// A picture's dark edge is no rule.
bool is_edge(const Box& rule, const Boxes& pictures, double body) {
    const int slack = std::max(1, static_cast<int>(picture_edge * body));
    return std::any_of(pictures.begin(), pictures.end(),
                       [&](const Box& p) { return shared_area(rule, grown(p, slack)) == area(rule); });
}

void drop_edges(Rules& rules, const Boxes& pictures, double body) {
    for (Boxes* boxes : {&rules.level, &rules.upright})
        std::erase_if(*boxes, [&](const Box& rule) { return is_edge(rule, pictures, body); });
}

/// Rules stay sorted from the top, then from the left, as frames want them.
void append(Boxes& rules, const Boxes& more) {
    rules.insert(rules.end(), more.begin(), more.end());
    std::sort(rules.begin(), rules.end(),
              [](const Box& a, const Box& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
}

/// Tints and drawn frames part text alike.
Boxes areas_of(const Marks& marks) {
    Boxes areas = marks.tones.tints;
    areas.insert(areas.end(), marks.frames.begin(), marks.frames.end());
    return areas;
}

/// For each piece, whether it belongs to vertical text.
std::vector<bool> vertical_pieces(const Boxes& pieces, Writing writing, double body) {
    if (writing == Writing::automatic) return layout_newspaper::vertical_pieces(pieces, body);
    return std::vector<bool>(pieces.size(), writing == Writing::vertical);
}

Marks read_marks(Sheet& sheet, Writing writing, double body) {
    Pix* ink = sheet.ink.get();
    Marks marks;
    marks.tones = find_tones(sheet.gray.get(), body);
    clear(ink, marks.tones.pictures);
    clear(ink, marks.tones.edges);
    marks.rules = take_rules(ink, body);
    drop_edges(marks.rules, marks.tones.pictures, body);
    Boxes pieces = without_crumbs(closed_pieces_of(ink, body), marks.rules, body);
    pieces = without_scan_edges(std::move(pieces), pixGetWidth(ink), pixGetHeight(ink),
                                sheet.to_image.yx / sheet.to_image.xx, body);
    Ornaments ornaments = take_ornaments(pieces, body);
    append(marks.rules.level, ornaments.rules.level);
    append(marks.rules.upright, ornaments.rules.upright);
    marks.frames = std::move(ornaments.frames);
    marks.drawings = take_drawings(pieces, ink, body);
    drop_edges(marks.rules, marks.tones.pictures, body);
    const std::vector<bool> vertical = vertical_pieces(pieces, writing, body);
    for (std::size_t i = 0; i < pieces.size(); ++i) (vertical[i] ? marks.upright : marks.level).push_back(pieces[i]);
    return marks;
}

/// Lines of one writing direction in stretches of one column. For vertical text the boxes are those of the turned page.
std::vector<Lines> columns_of(const Boxes& pieces, const Rules& rules, double body) {
    return mended(stretches_of(lines_of(pieces, rules.upright, body), rules.level, body), rules.level, body);
}

void add_lines(Region& to, const Region& more) {
    to.box = unite(to.box, more.box);
    to.lines.insert(to.lines.end(), more.lines.begin(), more.lines.end());
}

Regions find_regions(const Marks& marks, double body, Pix* ink, BodyStyle& style) {
    const int width = pixGetWidth(ink);
    const Rules rules = with_edges(marks.rules, areas_of(marks));
    std::vector<Lines> level = columns_of(marks.level, rules, body);
    std::vector<Lines> upright = columns_of(turned(marks.upright, width), turned(rules, width), body);
    Lines all;
    for (Lines& stretch : level)
        for (TextLine& line : stretch) line.weight = weight_of(line.box, ink), all.push_back(line);
    for (Lines& stretch : upright)
        for (TextLine& line : stretch) line.weight = weight_of(turned_back(line.box, width), ink), all.push_back(line);
    style = body_style(all);

    Regions regions;
    for (const Boxes* pictures : {&marks.tones.pictures, &marks.drawings})
        for (const Box& b : *pictures) regions.push_back({BlockKind::image, b, {}});
    const auto add = [&](const std::vector<Lines>& stretches, WritingMode mode) {
        for (const Lines& stretch : stretches) {
            std::vector<Paragraphs> parts = split_by_style(stretch, style);
            for (auto& [lines, heads] : parts) {
                const BlockKind kind = heads || is_heading(lines, style) ? BlockKind::heading : BlockKind::text;
                if (mode == WritingMode::vertical_rl)
                    for (TextLine& line : lines) line.box = turned_back(line.box, width);
                Region region{kind, box_of(lines), lines, mode};
                if (&lines != &parts.front().lines && continues_heading(regions.back(), region))
                    add_lines(regions.back(), region);
                else
                    regions.push_back(std::move(region));
            }
        }
    };
    add(level, WritingMode::horizontal_ltr);
    add(upright, WritingMode::vertical_rl);
    gather_tables(regions, grids_of(marks.rules, body));
    find_captions(regions, style);
    find_furniture(regions, marks.rules.level, body);
    return regions;
}

std::vector<Block> blocks_of(const Regions& regions, const Transform& to_page, const Place& place) {
    const bool level = to_page.xy == 0 && to_page.yx == 0;
    std::vector<Block> blocks;
    for (const Region& region : regions) {
        Block block;
        block.id = "b" + std::to_string(blocks.size() + 1);
        block.kind = region.kind;
        block.box = to_page(region.box, place.width, place.height);
        block.writing_mode = region.mode;
        if (!level) block.polygon = to_page.corners(region.box);
        if (region.frame != none) set_attr(block.attrs, "frame", "f" + std::to_string(region.frame + 1));
        for (const TextLine& line : region.lines) {
            block.lines.emplace_back();
            // A working pixel more on all sides: the edges of letters are gray, and not ink.
            block.lines.back().box = to_page(grown(line.box, 1), place.width, place.height);
        }
        blocks.push_back(std::move(block));
    }
    return blocks;
}

}  // namespace

Writing writing_named(std::string_view name) {
    return name == "horizontal" ? Writing::horizontal : name == "vertical" ? Writing::vertical : Writing::automatic;
}

std::vector<Block> find_blocks(const ImageView& image, const Place& place, Writing writing) {
    int scale = 1;
    while (pixels_at(image, scale) > working_pixels) ++scale;
    Sheet sheet = make_sheet(image, scale);
    double body = measure_body(sheet.ink.get());
    while (body > 0 && body < body_min && scale > 1 && pixels_at(image, scale - 1) <= working_pixels_max) {
        sheet = make_sheet(image, --scale);
        body = measure_body(sheet.ink.get());
    }
    const int smaller_side = std::min(pixGetWidth(sheet.ink.get()), pixGetHeight(sheet.ink.get()));
    if (body <= 0 || body > body_max_share * smaller_side) return {};

    const Marks marks = read_marks(sheet, writing, body);
    BodyStyle style;
    Regions regions = find_regions(marks, body, sheet.ink.get(), style);
    const Boxes frames = frames_of(marks.rules, areas_of(marks), body);
    put_in_order(regions, frames, marks.rules, body, pixGetWidth(sheet.ink.get()));
    find_adverts(regions, style);
    for (const Box& b : marks.rules.level) regions.push_back({BlockKind::rule, b, {}});
    for (const Box& b : marks.rules.upright) regions.push_back({BlockKind::rule, b, {}});

    return blocks_of(regions, place.to_page.after(sheet.to_image), place);
}

}  // namespace galley::layout_newspaper
