#include "layout.hpp"

#include <array>
#include <string>

#include "adverts.hpp"
#include "copies.hpp"
#include "frames.hpp"
#include "galley/json.hpp"
#include "galley/names.hpp"
#include "geometry.hpp"
#include "kinds.hpp"
#include "paragraphs.hpp"
#include "rows.hpp"
#include "runs.hpp"
#include "sequence.hpp"
#include "styles.hpp"
#include "tables.hpp"

namespace galley::layout_newspaper {
namespace {

constexpr std::array modes{WritingMode::horizontal_ltr, WritingMode::vertical_rl, WritingMode::horizontal_rtl};

bool is_vertical(const Line& line) { return line.writing_mode == WritingMode::vertical_rl; }

double body_size(const std::vector<const Line*>& lines, const std::vector<TypeFacts>& facts) {
    std::vector<std::pair<double, double>> sizes;
    for (std::size_t i = 0; i < lines.size(); ++i) sizes.emplace_back(facts[i].size, axis_of(*lines[i]).length());
    return weighted_quantile(std::move(sizes), 0.5);
}

/// The lines of a page on the sheet, with their type; boxes in reading coordinates of their mode.
struct Text {
    std::array<Lines, modes.size()> by_mode;
};

Text text_of(const std::vector<const Line*>& lines, const std::vector<TypeFacts>& facts, const Levelling& sheet) {
    Text text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const WritingMode told = lines[i]->writing_mode;
        const WritingMode mode = is_known(told) ? told : WritingMode::horizontal_ltr;
        const Box box = sheet(axis_of(*lines[i]), is_vertical(*lines[i]));
        text.by_mode[static_cast<std::size_t>(mode)].push_back(
            {to_reading(box, mode, sheet.width()), facts[i].size * sheet.scale(), facts[i].weight, lines[i], {}});
    }
    return text;
}

Boxes to_reading(Boxes boxes, WritingMode mode, int width) {
    for (Box& b : boxes) b = layout_newspaper::to_reading(b, mode, width);
    return boxes;
}

/// What parts the lines of one mode, in its reading coordinates.
struct Parting {
    Boxes level_rules, upright_rules, things;
};

Parting parting_of(const Text& text, const Graphics& graphics, WritingMode mode, int width) {
    const Rules rules = with_edges(graphics.rules, graphics.boxes);
    const bool vertical = mode == WritingMode::vertical_rl;
    Parting out;
    out.level_rules = to_reading(vertical ? rules.upright : rules.level, mode, width);
    out.upright_rules = to_reading(vertical ? rules.level : rules.upright, mode, width);
    out.things = to_reading(graphics.pictures, mode, width);
    for (const WritingMode other : modes) {
        if (other == mode) continue;
        for (const TextLine& line : text.by_mode[static_cast<std::size_t>(other)])
            out.things.push_back(layout_newspaper::to_reading(from_reading(line.box, other, width), mode, width));
    }
    return out;
}

void add_regions(Regions& regions, const std::vector<Lines>& runs, const BodyStyle& style, const Precision& precision,
                 WritingMode mode, int width) {
    for (const Lines& run : runs) {
        bool first = true;
        for (auto& [lines, heads] : parts_of(run, style, precision)) {
            const BlockKind kind = heads || is_heading(lines, style) ? BlockKind::heading : BlockKind::text;
            for (TextLine& line : lines) line.box = from_reading(line.box, mode, width);
            Region region{kind, box_of(lines), std::move(lines), mode};
            if (!first && continues_heading(regions.back(), region)) {
                Region& heading = regions.back();
                heading.box = unite(heading.box, region.box);
                heading.lines.insert(heading.lines.end(), region.lines.begin(), region.lines.end());
            } else {
                regions.push_back(std::move(region));
            }
            first = false;
        }
    }
}

/// A printed line of the page, out of its pieces.
Line whole(const TextLine& line) {
    Line out = *line.source;
    for (std::size_t i = 1; i < line.pieces.size(); ++i) {
        out.box = unite(out.box, line.pieces[i]->box);
        out.words.insert(out.words.end(), line.pieces[i]->words.begin(), line.pieces[i]->words.end());
    }
    return out;
}

void add_copies(Block& block, const TextLine& line, const Copies& copies) {
    const std::vector<const Line*> pieces = line.pieces.empty() ? std::vector{line.source} : line.pieces;
    for (const Line* piece : pieces)
        if (const auto found = copies.find(piece); found != copies.end())
            for (const Line* copy : found->second) block.lines.push_back(*copy);
}

Block block_of(const Region& region, const std::vector<bool>& starts, const Copies& copies) {
    Block block;
    if (region.source != nullptr) block = *region.source;
    block.kind = region.kind;
    block.writing_mode = region.mode;
    if (region.frame != none) set_attr(block.attrs, "frame", "f" + std::to_string(region.frame + 1));
    Box box;
    for (std::size_t i = 0; i < region.lines.size(); ++i) {
        block.lines.push_back(whole(region.lines[i]));
        if (starts[i]) set_attr(block.lines.back().attrs, "paragraph", true);
        box = unite(box, block.lines.back().box);
        add_copies(block, region.lines[i], copies);
    }
    if (!region.lines.empty()) block.box = box;
    return block;
}

}  // namespace

bool has_layer(const Page& page) {
    return !page.blocks.empty() && attr<bool>(page.blocks.front().attrs, "layer").value_or(false);
}

void make_layer(Page& page) {
    const auto is_text = [](const Block& b) { return b.kind != BlockKind::rule && b.kind != BlockKind::image; };
    for (const Block& block : page.blocks)
        if (is_text(block) &&
            std::any_of(block.lines.begin(), block.lines.end(), [](const Line& line) { return line.box.empty(); }))
            return;
    Block layer;
    layer.id = "lines";
    set_attr(layer.attrs, "layer", true);
    std::vector<Block> rest;
    for (Block& block : page.blocks) {
        if (!is_text(block)) {
            rest.push_back(std::move(block));
            continue;
        }
        for (Line& line : block.lines) {
            if (block.writing_mode != WritingMode::horizontal_ltr) line.writing_mode = block.writing_mode;
            layer.box = unite(layer.box, line.box);
            layer.lines.push_back(std::move(line));
        }
    }
    if (layer.lines.empty()) return;
    page.blocks = std::move(rest);
    page.blocks.insert(page.blocks.begin(), std::move(layer));
}

std::vector<Block> blocks_of(const Page& page) {
    const Layer layer = without_copies(page.blocks.front().lines);
    const std::vector<TypeFacts> facts = type_facts(layer.lines, page.dpi);
    const double body = body_size(layer.lines, facts);
    if (body <= 0) return page.blocks;

    const Levelling sheet = levelling_of(page, layer.lines, body_units / body);
    const Graphics graphics = graphics_of(page, sheet);
    const Text text = text_of(layer.lines, facts, sheet);
    Regions regions;
    for (std::size_t i = 0; i < graphics.pictures.size(); ++i)
        regions.push_back(
            {BlockKind::image, graphics.pictures[i], {}, WritingMode::horizontal_ltr, graphics.picture_blocks[i]});

    std::array<std::vector<Lines>, modes.size()> runs;
    Lines all;
    std::vector<Lines> all_runs;
    for (std::size_t m = 0; m < modes.size(); ++m) {
        if (text.by_mode[m].empty()) continue;
        const Parting parting = parting_of(text, graphics, modes[m], sheet.width());
        runs[m] = runs_of(whole_lines(text.by_mode[m], parting.upright_rules), {parting.level_rules, parting.things});
        all.insert(all.end(), text.by_mode[m].begin(), text.by_mode[m].end());
        all_runs.insert(all_runs.end(), runs[m].begin(), runs[m].end());
    }
    const BodyStyle style = body_style(all);
    const Precision precision = precision_of(
        all_runs, 2 * std::count_if(facts.begin(), facts.end(), [](const TypeFacts& f) { return f.told; }) >
                      static_cast<std::ptrdiff_t>(facts.size()));
    for (std::size_t m = 0; m < modes.size(); ++m)
        add_regions(regions, runs[m], style, precision, modes[m], sheet.width());
    gather_tables(regions, grids_of(graphics.rules, style.size));
    find_captions(regions, style);
    find_furniture(regions, graphics.rules.level, style.size);
    const Boxes frames = frames_of(graphics.rules, graphics.boxes, style.size);
    put_in_order(regions, frames, graphics.rules, style.size, sheet.width());
    find_adverts(regions, style);

    const auto starts = paragraph_starts(regions, sheet.width(), precision.apart);
    std::vector<Block> blocks;
    for (std::size_t r = 0; r < regions.size(); ++r) {
        blocks.push_back(block_of(regions[r], starts[r], layer.copies));
        blocks.back().id = "b" + std::to_string(blocks.size());
    }
    for (const Block* rule : graphics.rule_blocks) {
        blocks.push_back(*rule);
        blocks.back().id = "b" + std::to_string(blocks.size());
    }
    return blocks;
}

}  // namespace galley::layout_newspaper
