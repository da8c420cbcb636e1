#include "kinds.hpp"

#include <cmath>

namespace galley::layout_newspaper {
namespace {

// Headings: against body text.
constexpr double heading_size = 1.25, heading_height = 1.2;
constexpr double bold_size = 1.06, bold_weight = 1.25;
constexpr std::size_t bold_lines_max = 3, heading_lines_max = 6;
constexpr double bold_length_max = 30;  // characters a line

// Lines of one heading: white between them, in their size, and difference in size.
constexpr double same_heading_gap = 0.8, same_heading_size = 1.12;

// Captions, in units of body height.
constexpr double caption_gap_max = 1.2, caption_near = 0.75, caption_overhang = 1;
constexpr std::size_t caption_lines_max = 10, caption_lines_few = 4;
// Against body text: smaller, or of another weight.
constexpr double caption_size = 0.955, other_weight = 1.15;

// A rule across the page: share of the width of all text; head and foot: share of its height.
constexpr double across_share = 0.6, head_share = 0.12, foot_share = 0.04;

// The page's foot is a line, or an imprint in small type. Columns of several lines in the type of the body are an
// article.
constexpr double imprint_size = 0.9;
constexpr std::ptrdiff_t article_columns = 2;

double style_ratio(double a, double b) { return std::max(a, b) / std::max(1e-6, std::min(a, b)); }

Box all_of(const Regions& regions) {
    Box all;
    for (const Region& r : regions) all = unite(all, r.box);
    return all;
}

}  // namespace

bool is_heading(const Lines& lines, const BodyStyle& body) {
    const BodyStyle own = body_style(lines);
    if (own.size >= heading_size * body.size && own.height >= heading_height * body.height)
        return lines.size() <= heading_lines_max;
    if (lines.size() > bold_lines_max || own.weight < bold_weight * body.weight) return false;
    return own.size >= bold_size * body.size &&
           std::all_of(lines.begin(), lines.end(), [](const TextLine& l) { return l.length() <= bold_length_max; });
}

bool continues_heading(const Region& heading, const Region& next) {
    if (heading.kind != BlockKind::heading || next.kind != BlockKind::heading || heading.mode != next.mode)
        return false;
    const BodyStyle a = body_style(heading.lines), b = body_style(next.lines);
    const int apart = -std::max(overlap_x(heading.box, next.box), overlap_y(heading.box, next.box));
    const int gap = std::max(0, heading.mode == WritingMode::vertical_rl ? -overlap_x(heading.box, next.box)
                                                                         : -overlap_y(heading.box, next.box));
    return apart <= 0 && gap <= same_heading_gap * a.size && style_ratio(a.size, b.size) <= same_heading_size;
}

void find_captions(Regions& regions, const BodyStyle& body) {
    const double unit = body.size;
    for (std::size_t p = 0; p < regions.size(); ++p) {
        if (regions[p].kind != BlockKind::image) continue;
        const Box picture = regions[p].box;
        std::vector<std::size_t> below;
        for (std::size_t i = 0; i < regions.size(); ++i) {
            const Region& r = regions[i];
            const int gap = r.box.y - picture.bottom();
            if (r.lines.empty() || r.kind == BlockKind::table || r.picture != none || gap < -caption_near * unit ||
                gap > caption_gap_max * unit)
                continue;
            if (r.box.x < picture.x - caption_overhang * unit ||
                r.box.right() > picture.right() + caption_overhang * unit)
                continue;
            if (r.lines.size() <= caption_lines_max && r.mode == WritingMode::horizontal_ltr) below.push_back(i);
        }
        for (const std::size_t i : below) {
            Region& r = regions[i];
            const BodyStyle own = body_style(r.lines);
            if (own.size >= heading_size * body.size) continue;
            const int evidence = 2 * (own.height <= caption_size * body.height) +
                                 (style_ratio(own.weight, body.weight) >= other_weight) +
                                 (r.box.y - picture.bottom() <= caption_near * unit) +
                                 (below.size() == 1 && r.lines.size() <= caption_lines_few);
            if (evidence < 2) continue;
            r.kind = BlockKind::caption;
            r.picture = static_cast<int>(p);
        }
    }
}

void find_furniture(Regions& regions, const Boxes& level_rules, double body) {
    const Box all = all_of(regions);
    const int head_end = all.y + static_cast<int>(head_share * all.h);
    const int foot_start = all.bottom() - static_cast<int>(foot_share * all.h);
    const auto is_above = [&](const Region& r, int y) { return !r.lines.empty() && r.box.bottom() <= y + body / 2; };
    const auto is_below = [&](const Region& r, int y) { return !r.lines.empty() && r.box.y >= y - body / 2; };
    const auto is_article_column = [&](const Region& r, int y) {
        return is_below(r, y) && r.lines.size() > 1 && body_style(r.lines).size >= imprint_size * body;
    };
    const auto is_foot = [&](int y) {
        return std::count_if(regions.begin(), regions.end(), [&](const Region& r) { return is_article_column(r, y); }) <
               article_columns;
    };
    int head = all.y, foot = all.bottom();
    for (const Box& rule : level_rules) {  // from the top: the first with something above it ends the head
        if (rule.w < across_share * all.w) continue;
        if (head == all.y && rule.y <= head_end &&
            std::any_of(regions.begin(), regions.end(), [&](const Region& r) { return is_above(r, rule.y); }))
            head = rule.y;
        if (rule.y >= foot_start && is_foot(rule.bottom())) foot = std::min(foot, rule.bottom());
    }
    for (Region& r : regions)
        if (is_above(r, head) || is_below(r, foot)) r.kind = BlockKind::furniture;
}

}  // namespace galley::layout_newspaper
