#include "chains.hpp"

#include <algorithm>
#include <cmath>

#include "even_head.hpp"

namespace galley::articles_newspaper {

namespace {

// Costs as in columns.cpp; lengths in heights of body text.
constexpr double no_link = 5.0;  // a column that follows nothing
constexpr double no_link_dateline = 2.5;
constexpr double under_head = 0.0, beside_head = 1.5;
// Text under a picture mostly goes on from the column beside it.
constexpr double below_column = 0.5, below_picture = 3.0, beside_column = 1.0;
constexpr double under_picture = 2.0;  // the same under a heading and its picture, unless a dateline begins the text
constexpr double per_far_line = 0.12;  // for each line of white between
// Text with nothing between it and the text above goes on right below it, not across white.
constexpr double white_gap = 2.0, across_white = 2.0;
constexpr double rule_between = 5.0;
constexpr double other_frame = 9.0;
constexpr double broken_sentence = 3.0;  // an open sentence followed by a new paragraph, or the other way round
constexpr double new_paragraph = 1.0;    // columns seldom break between paragraphs
constexpr double new_sentence = 0.5;     // a sentence ends with a full line: the paragraph may go on
constexpr double whole_sentence = -2.0;  // an open sentence that goes on
constexpr double starts_after_head = -1.0, mid_sentence_after_head = 2.0;
constexpr double tops_level = -1.0, tops_uneven = 1.5;
constexpr double head_between = 4.0;  // a heading lower on the page may govern the region
constexpr double own_head = 2.0;  // a heading stands right above the column, but it would follow the column beside it
constexpr double dateline_goes_on = 4.0;
// A column that begins with a small heading goes on with a crosshead or begins an article: the larger, the likelier.
constexpr double no_link_heading = 3.0, crosshead_size = 1.1, per_size = 8.0;
constexpr double widest_gutter = 4.0;
constexpr double level = 1.0;      // tops that differ by less stand on one height
constexpr double ragged = 2.0;     // a heading that ends this far from the edge of its columns is set flush left
constexpr double near_head = 6.0;  // white between a heading and text right below it
constexpr double same_edge = 1.2;  // edges that differ by less are meant to be one

// A page of more regions is noise; they stay apart, which bounds the work.
constexpr std::size_t most_regions = 1000;

constexpr std::size_t none = static_cast<std::size_t>(-1);

struct Link {
    std::size_t from = none;
    double cost = 0;
};

class Linking {
  public:
    explicit Linking(const Regions& regions) : regions_(regions.all), rules_(regions.rules) {
        for (std::size_t r = 0; r < regions_.size(); ++r)
            if (regions_[r].kind == RegionKind::head) heads_.push_back(r);
        for (std::size_t r = 0; r < regions_.size(); ++r) own_head_.push_back(head_above(r));
        for (const Region& region : regions_) edges_.push_back(column_edge(region.place));
        over_.resize(regions_.size());
        for (const std::size_t h : heads_)
            for (std::size_t r = 0; r < regions_.size(); ++r)
                if (stands_over(h, r)) over_[r].push_back(h);
    }

    std::vector<Link> run() {
        std::vector<Link> links(regions_.size());
        for (std::size_t r = 0; r < regions_.size(); ++r) {
            if (regions_[r].kind == RegionKind::head) continue;
            Link best{none, regions_[r].starts_article ? no_link_dateline
                            : regions_[r].heading > 0  ? no_link_heading
                                                       : no_link};
            for (std::size_t from = 0; from < regions_.size(); ++from) {
                if (from == r) continue;
                const double cost = cost_of(from, r);
                if (cost < best.cost) best = {from, cost};
            }
            links[r] = best;
        }
        for (const std::size_t h : heads_) let_go_where_even(links, h);
        for (std::size_t r = 0; r < regions_.size(); ++r) follow_neighbour(links, r);
        return links;
    }

  private:
    static constexpr double never = 1e9;

    /// Two texts that a heading stands over alike follow neither it nor each other.
    void let_go_where_even(std::vector<Link>& links, std::size_t head) const {
        std::vector<const Region*> columns;
        for (std::size_t r = 0; r < regions_.size(); ++r)
            if (links[r].from == head && regions_[r].kind == RegionKind::column) columns.push_back(&regions_[r]);
        if (!is_even_head(regions_[head].place, columns, rules_)) return;
        for (Link& link : links)
            if (link.from == head) link = {};
    }

    /// A column under a heading follows the one beside it under the same heading, so that they stay together where that
    /// one turns out to begin an article.
    void follow_neighbour(std::vector<Link>& links, std::size_t r) const {
        const std::size_t head = links[r].from;
        if (head == none || regions_[head].kind != RegionKind::head) return;
        std::size_t nearest = none;
        for (std::size_t n = 0; n < regions_.size(); ++n) {
            const bool beside = regions_[n].kind == RegionKind::column &&
                                std::abs(regions_[n].place.top - regions_[r].place.top) <= level &&
                                regions_[n].place.left < regions_[r].place.left && heading_of(links, n) == head &&
                                cost_of(n, r) < never;
            if (beside && (nearest == none || regions_[n].place.left > regions_[nearest].place.left)) nearest = n;
        }
        if (nearest != none) links[r].from = nearest;
    }

    /// The heading that the columns before region `r` hang on, none where they hang on nothing.
    [[nodiscard]] std::size_t heading_of(const std::vector<Link>& links, std::size_t r) const {
        for (std::size_t steps = 0; r != none && steps < regions_.size(); ++steps) {
            if (regions_[r].kind == RegionKind::head) return r;
            r = links[r].from;
        }
        return none;
    }

    [[nodiscard]] double cost_of(std::size_t from, std::size_t to) const {
        const Region &a = regions_[from], &b = regions_[to];
        double cost = never;
        if (a.kind == RegionKind::head)
            cost = from_head(from, to);
        else if (stands_above(a.place, b.place))
            cost = from_above(from, to);
        else if (a.kind == RegionKind::column && b.kind == RegionKind::column)
            cost = from_beside(from, to);
        if (cost >= never) return never;
        if (a.frame != b.frame) cost += other_frame;
        if (nearer_head(from, to)) cost += head_between;
        if (parted(a.place, b.place)) cost += rule_between;
        return cost;
    }

    /// Above, and not a text of one line that begins on the height of the other.
    static bool stands_above(const Place& a, const Place& b) {
        return a.bottom <= b.top + level && a.top < b.top - level / 2;
    }

    /// A heading governs what stands right below it, and the columns beside those under the same centre.
    [[nodiscard]] double from_head(std::size_t from, std::size_t to) const {
        const Place &head = regions_[from].place, &text = regions_[to].place;
        if (head.bottom > text.top + level) return never;
        double cost = never;
        if (is_under(head, text))
            cost = under_head;
        else if (spans(from, to))
            cost = beside_head;
        if (cost >= never || between(from, to)) return never;
        const Region& region = regions_[to];
        if (region.kind == RegionKind::column) cost += region.starts_text ? starts_after_head : mid_sentence_after_head;
        const Between parting = what_parts(head, text);
        if (parting.picture && !region.starts_article) cost += under_picture;
        return cost + per_far_line * parting.white;
    }

    /// Does a heading between the two heights stand over region `to`, or over columns that include it?
    [[nodiscard]] bool nearer_head(std::size_t from, std::size_t to) const {
        const Place &above = regions_[from].place, &below = regions_[to].place;
        if (above.bottom > below.top) return false;
        return std::any_of(over_[to].begin(), over_[to].end(), [&](std::size_t h) {
            return h != from && regions_[h].place.top >= above.bottom - level &&
                   regions_[h].frame == regions_[to].frame;
        });
    }

    /// Does heading `h` stand over region `to`, or over columns that include it, with nothing between?
    [[nodiscard]] bool stands_over(std::size_t h, std::size_t to) const {
        const Place &head = regions_[h].place, &below = regions_[to].place;
        if (h == to || head.bottom > below.top + level) return false;
        if (overlap_along(head, below) <= level && !spans(h, to)) return false;
        return !between(h, to);
    }

    static bool is_under(const Place& head, const Place& text) {
        return overlap_along(head, text) >= std::min(0.3 * text.width(), 0.5 * head.width());
    }

    struct Between {
        double white = 0;      // height that is left when pictures are taken out
        bool picture = false;  // a picture or a caption stands between
    };

    /// What stands between two regions, one above the other.
    [[nodiscard]] Between what_parts(const Place& above, const Place& text) const {
        std::vector<const Place*> pictures;
        for (const Region& region : regions_) {
            const Place& place = region.place;
            const bool between = place.top >= above.bottom - level && place.bottom <= text.top + level;
            const bool picture = region.kind == RegionKind::picture || region.kind == RegionKind::caption;
            if (picture && between && overlap_along(place, above) > 0) pictures.push_back(&place);
        }
        std::sort(pictures.begin(), pictures.end(), [](const Place* a, const Place* b) { return a->top < b->top; });
        Between out{0, !pictures.empty()};
        double bottom = above.bottom;
        for (const Place* picture : pictures) {
            out.white += std::max(0.0, picture->top - bottom);
            bottom = std::max(bottom, picture->bottom);
        }
        out.white += std::max(0.0, text.top - bottom);
        return out;
    }

    /// Would the heading stand in the middle, or at the left edge, of columns that reach from `to` to another column
    /// on the same height?
    [[nodiscard]] bool spans(std::size_t from, std::size_t to) const {
        const Place &head = regions_[from].place, &text = regions_[to].place;
        const bool leftmost = text.right < head.centre();
        double covered = head.left;  // right edge of the columns under the heading
        for (const Region& other : regions_)
            if (other.kind == RegionKind::column && std::abs(other.place.top - text.top) <= level &&
                overlap_along(other.place, head) > level)
                covered = std::max(covered, other.place.right);
        const double far_edge = 2 * head.centre() - (leftmost ? text.left : text.right);
        if (leftmost && alone_up_to(far_edge, from, text)) return true;
        for (std::size_t r = 0; r < regions_.size(); ++r) {
            const Region& other = regions_[r];
            if (other.kind != RegionKind::column || std::abs(other.place.top - text.top) > level) continue;
            if (own_head_[r] != none && own_head_[r] != from) continue;
            const double edge = leftmost ? other.place.right : other.place.left;
            const bool centred = std::abs(edge - far_edge) <= same_edge;
            const bool flush = !leftmost && std::abs(other.place.left - head.left) <= same_edge &&
                               overlap_along(other.place, head) > 0 && text.left - head.right < text.width() &&
                               covered - head.right > ragged;
            if (centred || flush) return true;
        }
        return false;
    }

    /// A short text leaves the last of its columns empty. The heading still stands in the middle of them all: of what
    /// reaches from `text` to `edge`, where other columns of the page end, and nothing there has another heading.
    [[nodiscard]] bool alone_up_to(double edge, std::size_t from, const Place& text) const {
        const Place& head = regions_[from].place;
        const Place span{text.left, edge, head.top, text.top};
        bool in_grid = false;
        for (std::size_t r = 0; r < regions_.size(); ++r) {
            const Region& other = regions_[r];
            if (other.kind != RegionKind::head && other.kind != RegionKind::column) continue;
            in_grid = in_grid || (other.kind == RegionKind::column && std::abs(other.place.right - edge) <= same_edge);
            if (r == from || overlap_along(other.place, span) <= level) continue;
            if (other.kind == RegionKind::head ? overlap_across(other.place, span) > -level
                                               : overlap_across(other.place, span) > level)
                return false;
            const bool beside = std::abs(other.place.top - text.top) <= level;
            if (beside && own_head_[r] != none && own_head_[r] != from) return false;
        }
        return in_grid;
    }

    [[nodiscard]] double from_above(std::size_t from, std::size_t to) const {
        const Region &a = regions_[from], &b = regions_[to];
        const double along = overlap_along(a.place, b.place);
        if (along < 0.3 * std::min(a.place.width(), b.place.width()) || between(from, to)) return never;
        const double below = a.kind == RegionKind::column ? below_column : below_picture;
        const double cost = below + per_far_line * std::max(0.0, b.place.top - a.place.bottom);
        if (a.kind == RegionKind::column && b.kind == RegionKind::column)
            return cost + flow(a, b) + (what_parts(a.place, b.place).white > white_gap ? across_white : 0);
        return cost + (b.starts_article ? dateline_goes_on : 0);
    }

    [[nodiscard]] double from_beside(std::size_t from, std::size_t to) const {
        const Region &a = regions_[from], &b = regions_[to];
        // Where the column of `a` would reach as far as `b`, they belong to two sets of columns.
        const double edge = edges_[from] < b.place.left + level ? edges_[from] : a.place.right;
        const double gutter = b.place.left - edge;
        if (gutter < -level || gutter > widest_gutter) return never;
        if (overlap_across(a.place, b.place) < -level) return never;
        double cost = beside_column + flow(a, b);
        cost += std::abs(a.place.top - b.place.top) <= level ? tops_level : tops_uneven;
        const std::size_t head = own_head_[to];
        if (head != none && head != own_head_[from] && !what_parts(regions_[head].place, b.place).picture)
            cost += own_head;
        return cost;
    }

    /// The right edge of the column that a text stands in. A text of one short line does not fill it; the columns of
    /// the page that begin at the same left edge show how far it goes.
    [[nodiscard]] double column_edge(const Place& text) const {
        double edge = text.right;
        for (const Region& other : regions_)
            if (other.kind == RegionKind::column && std::abs(other.place.left - text.left) <= level)
                edge = std::max(edge, other.place.right);
        return edge;
    }

    static double flow(const Region& a, const Region& b) {
        if (b.starts_article) return dateline_goes_on;
        if (b.heading > 0)
            return per_size * std::max(0.0, b.heading - crosshead_size) + (a.ends_text ? 0 : broken_sentence);
        if (!a.ends_text && !b.starts_text) return whole_sentence;
        if (a.ends_text && b.starts_text) return new_paragraph;
        if (a.ends_text && a.full_end) return new_sentence;
        return broken_sentence;
    }

    /// The heading right above a region, if one is.
    [[nodiscard]] std::size_t head_above(std::size_t to) const {
        std::size_t best = none;
        for (const std::size_t r : heads_) {
            const Place& place = regions_[r].place;
            if (place.bottom > regions_[to].place.top + level) continue;
            if (overlap_along(place, regions_[to].place) < 0.3 || between(r, to)) continue;
            if (what_parts(place, regions_[to].place).white > near_head) continue;
            if (best == none || place.bottom > regions_[best].place.bottom) best = r;
        }
        return best;
    }

    /// Does another heading or column stand between two regions, one above the other?
    [[nodiscard]] bool between(std::size_t above, std::size_t below) const {
        const Place &a = regions_[above].place, &b = regions_[below].place;
        for (std::size_t r = 0; r < regions_.size(); ++r) {
            if (r == above || r == below) continue;
            const Region& other = regions_[r];
            if (other.kind != RegionKind::head && other.kind != RegionKind::column) continue;
            if (overlap_along(other.place, b) < 0.3 || overlap_along(other.place, b) < 0.2 * b.width()) continue;
            if (other.place.top >= a.bottom - level && other.place.bottom <= b.top + level) return true;
        }
        return false;
    }

    /// Does a rule run between two regions?
    [[nodiscard]] bool parted(const Place& a, const Place& b) const {
        const Place hull{std::min(a.left, b.left), std::max(a.right, b.right), std::min(a.top, b.top),
                         std::max(a.bottom, b.bottom)};
        return std::any_of(rules_.begin(), rules_.end(), [&](const Place& rule) {
            if (overlap_along(rule, hull) < 0 || overlap_across(rule, hull) < 0) return false;
            const bool level_rule = rule.width() > rule.height();
            if (level_rule)
                return rule.top > a.bottom - level && rule.bottom < b.top + level && overlap_along(rule, a) > level &&
                       overlap_along(rule, b) > level;
            return rule.left > a.right - level && rule.right < b.left + level && overlap_across(rule, a) > level &&
                   overlap_across(rule, b) > level;
        });
    }

    const std::vector<Region>& regions_;
    const std::vector<Place>& rules_;
    std::vector<std::size_t> heads_;
    std::vector<std::size_t> own_head_;           // by region: the heading right above it, or none
    std::vector<double> edges_;                   // by region: right edge of its column
    std::vector<std::vector<std::size_t>> over_;  // by region: headings that stand over it
};

/// Follows the links down from a root, columns from left to right.
class Walk {
  public:
    Walk(const std::vector<Region>& regions, const std::vector<Link>& links) : links_(links), next_(links.size()) {
        for (std::size_t r = 0; r < links.size(); ++r)
            if (links[r].from != none) next_[links[r].from].push_back(r);
        for (auto& list : next_)
            std::stable_sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
                const Place &p = regions[a].place, &q = regions[b].place;
                const bool pictures = regions[a].kind != RegionKind::column,
                           other = regions[b].kind != RegionKind::column;
                if (pictures != other) return other;
                if (pictures) return p.top < q.top;
                return std::abs(p.left - q.left) > level ? p.left < q.left : p.top < q.top;
            });
    }

    Chain from(std::size_t root) {
        Chain out;
        std::vector<std::size_t> open{root};
        while (!open.empty()) {
            const std::size_t r = open.back();
            open.pop_back();
            if (seen_[r]) continue;
            seen_[r] = true;
            out.push_back({r, r == root ? 0.0 : std::max(0.0, links_[r].cost)});
            open.insert(open.end(), next_[r].rbegin(), next_[r].rend());
        }
        return out;
    }

    [[nodiscard]] bool seen(std::size_t r) const { return seen_[r]; }

  private:
    const std::vector<Link>& links_;
    std::vector<std::vector<std::size_t>> next_;
    std::vector<bool> seen_ = std::vector<bool>(links_.size(), false);
};

}  // namespace

std::vector<Chain> chains_of(const Regions& regions) {
    std::vector<Link> links(regions.all.size());
    if (links.size() <= most_regions) links = Linking(regions).run();
    Walk walk(regions.all, links);
    std::vector<Chain> out;
    for (std::size_t r = 0; r < links.size(); ++r)
        if (links[r].from == none) out.push_back(walk.from(r));
    for (std::size_t r = 0; r < links.size(); ++r)  // regions that follow each other in a ring
        if (!walk.seen(r)) out.push_back(walk.from(r));
    return out;
}

}  // namespace galley::articles_newspaper
