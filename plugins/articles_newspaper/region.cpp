#include "region.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "galley/json.hpp"
#include "galley/text.hpp"
#include "galley/utf8.hpp"

namespace galley::articles_newspaper {

namespace {

// All lengths are in heights of body text.
constexpr double crosshead_size = 1.3;  // headings up to this size may stand inside a text
constexpr double head_gap = 1.6;        // white between the lines of one heading
constexpr double column_gap = 1.4;      // white between blocks of one column, a crosshead's space included
constexpr double caption_gap = 2.0;
constexpr double same_edge = 2.5;
constexpr double least_indent = 0.6, most_indent = 5.0;
constexpr double row_gap = 0.6;      // white between letters of one heading, in its own size
constexpr double row_overlap = 0.8;  // share of the height that blocks of one row have in common
constexpr double full_line = 0.5;    // a line that ends this near to the column's edge is full
constexpr double level = 0.5;        // tops that differ by less stand on one height
constexpr double own_heading = 6;    // white between a text and the heading above it
constexpr double same_column = 0.6;  // share of the narrower block's width
constexpr std::size_t folio_lines = 2;
constexpr std::size_t byline_reach = 90;

class Grouping {
  public:
    Grouping(const Page& page, const Scale& scale, const Profile& profile)
        : page_(page), scale_(scale), profile_(profile) {}

    Regions run() {
        sort_blocks();
        set_furniture_apart();
        join_rows();
        for (const std::size_t b : order_) {
            const Block& block = page_.blocks[b];
            switch (block.kind) {
                case BlockKind::rule:
                    out_.rules.push_back(places_[b]);
                    break;
                case BlockKind::furniture:
                case BlockKind::advert:
                case BlockKind::noise:
                    out_.others.push_back(b);
                    break;
                default:
                    break;
            }
        }
        for (const std::size_t b : order_) add(b);
        for (const std::size_t b : captions_) add_caption(b);
        for (Region& region : out_.all) finish(region);
        return std::move(out_);
    }

  private:
    void sort_blocks() {
        for (const Block& block : page_.blocks) {
            places_.push_back(scale_.place(block.box));
            frames_.push_back(attr<std::string>(block.attrs, "frame").value_or(""));
        }
        order_.resize(places_.size());
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::stable_sort(order_.begin(), order_.end(),
                         [&](std::size_t a, std::size_t b) { return places_[a].top < places_[b].top; });
    }

    /// Folio and date lines that layout took for text, and what stands on one height with them above all text: the
    /// paper's name.
    void set_furniture_apart() {
        double first_text = 1e9;
        std::vector<std::size_t> folios;
        for (const std::size_t b : order_) {
            const Block& block = page_.blocks[b];
            if (block.kind != BlockKind::text && block.kind != BlockKind::heading) continue;
            if (!block.lines.empty() && block.lines.size() <= folio_lines && is_furniture(block))
                folios.push_back(b);
            else if (block.kind == BlockKind::text)
                first_text = std::min(first_text, places_[b].top);
        }
        std::vector<std::size_t> apart = folios;
        for (const std::size_t b : order_) {
            const bool name = page_.blocks[b].kind == BlockKind::heading && places_[b].bottom <= first_text &&
                              std::any_of(folios.begin(), folios.end(), [&](std::size_t f) {
                                  return f != b && overlap_across(places_[b], places_[f]) > 0;
                              });
            if (name) apart.push_back(b);
        }
        for (const std::size_t b : apart) {
            const auto found = std::find(order_.begin(), order_.end(), b);
            if (found == order_.end()) continue;
            order_.erase(found);
            out_.others.push_back(b);
        }
    }

    [[nodiscard]] bool is_furniture(const Block& block) const {
        return std::all_of(block.lines.begin(), block.lines.end(),
                           [&](const Line& line) { return profile_.furniture.matches(text(line)); });
    }

    /// A heading that layout cut into blocks side by side is one again: the first of them stands for the row.
    void join_rows() {
        rows_.resize(places_.size());
        std::vector<std::size_t> leaders;
        std::vector<std::size_t> headings;
        for (const std::size_t b : order_)
            if (page_.blocks[b].kind == BlockKind::heading) headings.push_back(b);
        std::stable_sort(headings.begin(), headings.end(),
                         [&](std::size_t a, std::size_t b) { return places_[a].left < places_[b].left; });
        for (const std::size_t b : headings) {
            const auto leader =
                std::find_if(leaders.begin(), leaders.end(), [&](std::size_t a) { return one_row(a, b); });
            if (leader == leaders.end()) {
                leaders.push_back(b);
                continue;
            }
            rows_[*leader].push_back(b);
            places_[*leader].include(places_[b]);
            order_.erase(std::find(order_.begin(), order_.end(), b));
        }
    }

    /// Does block `b` go on at the right end of heading `a`, as near as its own letters?
    [[nodiscard]] bool one_row(std::size_t a, std::size_t b) const {
        const Place &p = places_[a], &q = places_[b];
        const double gap = q.left - p.right, least = std::min(p.height(), q.height());
        const double type = std::min(size(a), size(b));
        return frames_[a] == frames_[b] && std::abs(gap) <= row_gap * type &&
               overlap_across(p, q) >= row_overlap * least && std::max(p.height(), q.height()) <= least / row_overlap;
    }

    void add(std::size_t b) {
        if (page_.blocks[b].kind != BlockKind::image && page_.blocks[b].lines.empty()) return;
        switch (page_.blocks[b].kind) {
            case BlockKind::image:
                start(RegionKind::picture, b);
                break;
            case BlockKind::caption:
                captions_.push_back(b);
                break;
            case BlockKind::heading:
            case BlockKind::text:
            case BlockKind::table:
                add_text(b);
                break;
            default:
                break;
        }
    }

    void start(RegionKind kind, std::size_t b) {
        Region region;
        region.kind = kind;
        region.blocks = {b};
        region.blocks.insert(region.blocks.end(), rows_[b].begin(), rows_[b].end());
        region.place = places_[b];
        region.frame = frames_[b];
        out_.all.push_back(std::move(region));
    }

    void join(Region& region, std::size_t b) {
        region.blocks.push_back(b);
        region.blocks.insert(region.blocks.end(), rows_[b].begin(), rows_[b].end());
        region.place.include(places_[b]);
    }

    /// Text goes on the column above it, or below a heading whose byline it is; a heading joins the heading above it,
    /// or is a crosshead of the column above it. A small heading with no text above it may turn out to be the kicker of
    /// a larger one, or the crosshead at the top of a column: it waits as a column until then.
    void add_text(std::size_t b) {
        const bool heading = page_.blocks[b].kind == BlockKind::heading;
        const bool small = !heading || size(b) <= crosshead_size;
        Region* above = nearest_above(b);
        const double gap = above != nullptr ? places_[b].top - above->place.bottom : 1e9;
        const bool headings = above != nullptr && only_headings(*above);
        if (headings && gap <= head_gap * std::max(1.0, heading ? size(b) : 1.0) && (heading || is_byline(b)) &&
            same_axis(above->place, places_[b]) && !(small && heading && tops_column(b, *above))) {
            if (!small || !heading) above->kind = RegionKind::head;
            return join(*above, b);
        }
        if (above != nullptr && above->kind == RegionKind::column && gap <= column_gap && aligned(*above, b)) {
            const bool inside = !heading || headings || places_[b].width() <= above->place.width() + 1;
            if (small && inside) return join(*above, b);
        }
        start(small ? RegionKind::column : RegionKind::head, b);
    }

    /// Does another column under the same heading begin with text on the height of the small heading `b`? Then `b` is
    /// the crosshead of its own.
    [[nodiscard]] bool tops_column(std::size_t b, const Region& head) const {
        return std::any_of(order_.begin(), order_.end(), [&](std::size_t other) {
            const Place& place = places_[other];
            return page_.blocks[other].kind == BlockKind::text && frames_[other] == frames_[b] &&
                   std::abs(place.top - places_[b].top) <= level && overlap_along(place, places_[b]) <= 0 &&
                   overlap_along(place, head.place) > -place.width() && !has_other_heading(other, head);
        });
    }

    /// Does a heading stand over the text, near to it, that is not of `head`?
    [[nodiscard]] bool has_other_heading(std::size_t text, const Region& head) const {
        return std::any_of(order_.begin(), order_.end(), [&](std::size_t h) {
            const double white = places_[text].top - places_[h].bottom;
            return page_.blocks[h].kind == BlockKind::heading && white > -level && white <= own_heading &&
                   overlap_along(places_[h], places_[text]) > 0 &&
                   std::find(head.blocks.begin(), head.blocks.end(), h) == head.blocks.end();
        });
    }

    /// Lines of one heading stand in the middle of each other, or begin at one edge.
    static bool same_axis(const Place& a, const Place& b) {
        return std::abs(a.centre() - b.centre()) <= same_edge || std::abs(a.left - b.left) <= same_edge / 2;
    }

    /// Only headings, and bylines under them?
    [[nodiscard]] bool only_headings(const Region& region) const {
        return region.kind == RegionKind::head ||
               (region.kind == RegionKind::column &&
                std::all_of(region.blocks.begin(), region.blocks.end(),
                            [&](std::size_t b) { return page_.blocks[b].kind == BlockKind::heading; }));
    }

    [[nodiscard]] bool aligned(const Region& region, std::size_t b) const {
        const Place &a = region.place, &p = places_[b];
        const double share = overlap_along(a, p) / std::max(0.1, std::min(a.width(), p.width()));
        const bool heading = page_.blocks[b].kind == BlockKind::heading;
        return share >= same_column &&
               (heading || std::abs(a.left - p.left) <= same_edge || std::abs(a.centre() - p.centre()) <= same_edge);
    }

    /// The region next above block `b` in its columns, unless a rule parts them.
    Region* nearest_above(std::size_t b) {
        Region* best = nullptr;
        for (Region& region : out_.all) {
            if (region.frame != frames_[b] || overlap_along(region.place, places_[b]) <= 0.3) continue;
            if (region.place.top > places_[b].top + 0.3 || region.place.bottom > places_[b].top + 1.0) continue;
            if (best == nullptr || region.place.bottom > best->place.bottom) best = &region;
        }
        if (best == nullptr || best->kind == RegionKind::picture || ruled_off(best->place, places_[b])) return nullptr;
        return best;
    }

    [[nodiscard]] bool ruled_off(const Place& above, const Place& below) const {
        return std::any_of(out_.rules.begin(), out_.rules.end(), [&](const Place& rule) {
            const double along =
                std::min({rule.right, above.right, below.right}) - std::max({rule.left, above.left, below.left});
            return along > 0.5 && rule.top > above.bottom - 0.5 && rule.bottom < below.top + 0.5;
        });
    }

    [[nodiscard]] double size(std::size_t b) const {
        double out = 0;
        for (const Line& line : page_.blocks[b].lines) out = std::max(out, size_of(line, page_.blocks[b], scale_));
        return out;
    }

    [[nodiscard]] std::u32string text(const Line& line) const { return decode_utf8(text_of(line)); }

    [[nodiscard]] bool is_byline(std::size_t b) const {
        const auto& lines = page_.blocks[b].lines;
        if (lines.empty() || lines.size() > 2) return false;
        std::u32string whole = text(lines.front());
        if (lines.size() > 1) whole += (profile_.words ? U" " : U"") + text(lines.back());
        return profile_.byline.matches(std::u32string_view(whole).substr(0, byline_reach));
    }

    /// A caption belongs to the picture next to it, mostly the one above.
    void add_caption(std::size_t b) {
        Region* best = nullptr;
        double nearest = caption_gap;
        for (Region& region : out_.all) {
            if (region.kind != RegionKind::picture || region.blocks.size() > 1 || region.frame != frames_[b]) continue;
            const double along = -overlap_along(region.place, places_[b]);
            const double across = -overlap_across(region.place, places_[b]);
            if (std::max(along, across) >= nearest) continue;
            nearest = std::max(along, across);
            best = &region;
        }
        if (best != nullptr)
            join(*best, b);
        else
            start(RegionKind::caption, b);
    }

    /// Learns how the text of a column begins and ends.
    void finish(Region& region) const {
        if (region.kind != RegionKind::column) return;
        const std::vector<ColumnLine> lines = lines_of(page_, region, scale_);
        const std::vector<bool> crossheads = crossheads_of(page_, lines, region.place.right, profile_);
        const auto line_text = [&](const ColumnLine& line) { return text(line.block->lines[line.index]); };
        if (crossheads.front()) region.heading = size(region.blocks.front());
        region.starts_text = region.heading > 0 || is_indented(lines.front().place, region.place.left);
        region.ends_text = profile_.ends_sentence(line_text(lines.back())) || crossheads.back();
        region.full_end = lines.size() > 1 && lines.back().place.right >= region.place.right - full_line;
        region.starts_article =
            profile_.dateline.matches(std::u32string_view(line_text(lines.front())).substr(0, byline_reach));
    }

    const Page& page_;
    const Scale& scale_;
    const Profile& profile_;
    std::vector<Place> places_;
    std::vector<std::string> frames_;
    std::vector<std::vector<std::size_t>> rows_;  // by block: the rest of its row
    std::vector<std::size_t> order_, captions_;
    Regions out_;
};

}  // namespace

std::vector<ColumnLine> lines_of(const Page& page, const Region& region, const Scale& scale) {
    std::vector<ColumnLine> out;
    for (const std::size_t b : region.blocks)
        for (std::size_t i = 0; i < page.blocks[b].lines.size(); ++i)
            out.push_back({&page.blocks[b], i, scale.place(page.blocks[b].lines[i].box)});
    return out;
}

bool is_indented(const Place& line, double left) {
    return line.left - left >= least_indent && line.left - left <= most_indent;
}

Regions regions_of(const Page& page, const Scale& scale, const Profile& profile) {
    return Grouping(page, scale, profile).run();
}

}  // namespace galley::articles_newspaper
