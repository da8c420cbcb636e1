#include "text_layer.hpp"

#include <string>

#include "columns.hpp"
#include "frames.hpp"
#include "galley/json.hpp"
#include "galley/text.hpp"
#include "kinds.hpp"
#include "layer_copies.hpp"
#include "layer_rows.hpp"
#include "mend.hpp"
#include "row_index.hpp"
#include "sequence.hpp"

namespace galley::layout_newspaper {
namespace {

constexpr double points_per_inch = 72;
/// Type of one text has one size; what differs by more is set apart, such as captions. Exact, since nothing is
/// measured.
constexpr double one_size = 1.05;
/// White wider than the usual by so many body heights parts lines: less than for measured ones, since a layer's lines
/// stand exactly.
constexpr double exact_apart = 0.2;
/// Lines of a heading within the text.
constexpr std::size_t heading_lines_max = 4;
/// Lines are looked up in bands of so many body heights.
constexpr double band = 4;

bool is_vertical(const Line& line) { return attr<bool>(line.attrs, "vertical").value_or(false); }

/// Of bold type, as its font's name tells; the number is about what strokes of bold type weigh against those of text.
double weight_of(const Line& line) {
    constexpr double regular = 1, bold = 1.5;
    const std::string font = attr<std::string>(line.attrs, "font").value_or("");
    for (const char* name : {"Bold", "Black", "Heavy", "bold"})
        if (font.find(name) != std::string::npos) return bold;
    return regular;
}

TextLine text_line(const Line& line, const Page& page, bool vertical) {
    const double points = attr<double>(line.attrs, "size").value_or(0);
    const Box box = vertical ? turned(line.box, page.width) : line.box;
    return {box, points > 0 && page.dpi > 0 ? points * page.dpi / points_per_inch : box.h, weight_of(line)};
}

std::vector<Lines> split_by_size(const std::vector<Lines>& stretches) {
    std::vector<Lines> out;
    for (const Lines& stretch : stretches)
        for (std::size_t i = 0; i < stretch.size(); ++i) {
            const double before = i > 0 ? stretch[i - 1].size : 0, now = stretch[i].size;
            if (i == 0 || std::max(before, now) > one_size * std::min(before, now)) out.emplace_back();
            out.back().push_back(stretch[i]);
        }
    return out;
}

/// Columns that lines of a neighbour had cut are whole again; headings and captions are what they are.
std::vector<Lines> with_text_mended(const std::vector<Lines>& stretches, const Boxes& level_rules, double body) {
    std::vector<Lines> text, out;
    for (const Lines& stretch : stretches) {
        const double size = stretch.front().size;
        (std::max(size, body) <= one_size * std::min(size, body) ? text : out).push_back(stretch);
    }
    for (Lines& stretch : mended(text, level_rules, body)) out.push_back(std::move(stretch));
    return out;
}

/// A few lines of type that is larger than the text are a heading, centered or not: sizes of a layer are exact.
std::vector<Paragraphs> parts_of(const Lines& stretch, const BodyStyle& style) {
    if (stretch.size() <= heading_lines_max && stretch.front().size > one_size * style.size) return {{stretch, true}};
    return split_by_style(stretch, style, exact_apart);
}

/// What the page draws beside its text, as its reader tells: read.pdf gives blocks after that of the layer.
struct Graphics {
    Boxes pictures, tints;
    Rules rules;
};

Graphics graphics_of(const Page& page) {
    Graphics out;
    for (const Block& block : page.blocks) {
        if (block.kind == BlockKind::image)
            out.pictures.push_back(block.box);
        else if (block.kind == BlockKind::rule && attr<bool>(block.attrs, "tint").value_or(false))
            out.tints.push_back(block.box);
        else if (block.kind == BlockKind::rule)
            (block.box.w >= block.box.h ? out.rules.level : out.rules.upright).push_back(block.box);
    }
    const auto by_place = [](const Box& a, const Box& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; };
    std::sort(out.rules.level.begin(), out.rules.level.end(), by_place);
    std::sort(out.rules.upright.begin(), out.rules.upright.end(), by_place);
    return out;
}

Boxes turned(Boxes boxes, int width) {
    for (Box& b : boxes) b = layout_newspaper::turned(b, width);
    return boxes;
}

void add_regions(Regions& regions, const Lines& runs, const Rules& rules, const BodyStyle& style, WritingMode mode,
                 int width) {
    const Lines lines = rows_of(runs, rules.upright, style.size);
    const auto stretches = split_by_size(stretches_of(lines, rules.level, style.size));
    for (const Lines& stretch : with_text_mended(stretches, rules.level, style.size))
        for (auto& [part, heads] : parts_of(stretch, style)) {
            const BlockKind kind = heads || is_heading(part, style) ? BlockKind::heading : BlockKind::text;
            Lines upright = part;
            if (mode == WritingMode::vertical_rl)
                for (TextLine& line : upright) line.box = turned_back(line.box, width);
            regions.push_back({kind, box_of(upright), upright, mode});
        }
}

/// For each region and each of its lines, the lines of the layer that stand there.
using Contents = std::vector<std::vector<std::vector<const Line*>>>;

Contents contents_of(const Regions& regions, const std::vector<const Line*>& lines, double body) {
    Boxes boxes;
    std::vector<std::pair<std::size_t, std::size_t>> places;
    Contents out;
    for (const Region& region : regions) {
        out.emplace_back(region.lines.size());
        for (std::size_t l = 0; l < region.lines.size(); ++l) {
            boxes.push_back(region.lines[l].box);
            places.emplace_back(out.size() - 1, l);
        }
    }
    const RowIndex index(boxes, static_cast<int>(band * body));
    for (const Line* line : lines) {
        std::size_t best = boxes.size();
        index.touching(line->box, [&](std::size_t i) {
            const auto shared = shared_area(boxes[i], line->box);
            const auto most = best < boxes.size() ? shared_area(boxes[best], line->box) : 0;
            // Of two that hold it whole, the smaller is its own.
            if (shared > most || (shared == most && area(boxes[i]) < area(boxes[best]))) best = i;
        });
        if (best < boxes.size()) out[places[best].first][places[best].second].push_back(line);
    }
    return out;
}

/// Parts of one printed line, in the order in which they are read.
Line joined_line(std::vector<const Line*> parts, WritingMode mode) {
    std::stable_sort(parts.begin(), parts.end(), [&](const Line* a, const Line* b) {
        return mode == WritingMode::vertical_rl ? a->box.y < b->box.y : a->box.x < b->box.x;
    });
    Line line = *parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) {
        line.box = unite(line.box, parts[i]->box);
        line.words.insert(line.words.end(), parts[i]->words.begin(), parts[i]->words.end());
    }
    return line;
}

std::vector<Block> blocks_of(const Regions& regions, const Contents& contents, const Copies& copies) {
    std::vector<Block> blocks;
    for (std::size_t r = 0; r < regions.size(); ++r) {
        Block block;
        block.id = "b" + std::to_string(blocks.size() + 1);
        block.kind = regions[r].kind;
        block.box = regions[r].box;
        block.writing_mode = regions[r].mode;
        if (regions[r].frame != none) set_attr(block.attrs, "frame", "f" + std::to_string(regions[r].frame + 1));
        for (const auto& parts : contents[r]) {
            if (parts.empty()) continue;
            block.lines.push_back(joined_line(parts, block.writing_mode));
            for (const Line* part : parts)
                if (const auto found = copies.find(part); found != copies.end())
                    for (const Line* copy : found->second) block.lines.push_back(*copy);
        }
        blocks.push_back(std::move(block));
    }
    return blocks;
}

}  // namespace

bool has_text_layer(const Page& page) {
    return !page.blocks.empty() && attr<bool>(page.blocks.front().attrs, "layer").value_or(false);
}

std::vector<Block> blocks_of_layer(const Page& page) {
    const Layer layer = without_copies(page.blocks.front().lines);
    Lines level, upright, all;
    for (const Line* line : layer.lines) {
        const bool vertical = is_vertical(*line);
        (vertical ? upright : level).push_back(text_line(*line, page, vertical));
        all.push_back((vertical ? upright : level).back());
    }
    const BodyStyle style = body_style(all);
    if (style.size < 1) return page.blocks;

    const Graphics graphics = graphics_of(page);
    const Rules rules = with_edges(graphics.rules, graphics.tints);
    Regions regions;
    for (const Box& picture : graphics.pictures) regions.push_back({BlockKind::image, picture, {}});
    add_regions(regions, level, rules, style, WritingMode::horizontal_ltr, page.width);
    add_regions(regions, upright, {turned(rules.upright, page.width), turned(rules.level, page.width)}, style,
                WritingMode::vertical_rl, page.width);
    find_captions(regions, style);
    find_furniture(regions, graphics.rules.level, style.size);
    const Boxes frames = frames_of(graphics.rules, graphics.tints, style.size);
    put_in_order(regions, frames, graphics.rules, style.size, page.width);
    for (const Box& rule : graphics.rules.level) regions.push_back({BlockKind::rule, rule, {}});
    for (const Box& rule : graphics.rules.upright) regions.push_back({BlockKind::rule, rule, {}});
    return blocks_of(regions, contents_of(regions, layer.lines, style.size), layer.copies);
}

}  // namespace galley::layout_newspaper
