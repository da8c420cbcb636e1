#include "page_graph/node_features.hpp"

#include <cmath>

namespace galley::page_graph {
namespace {

double brightness(const Colour& c) { return (c[0] + c[1] + c[2]) / 3; }
double saturation(const Colour& c) { return std::max({c[0], c[1], c[2]}) - std::min({c[0], c[1], c[2]}); }

double gap_of(const Place& a, const Place& b, Side side) {
    switch (side) {
        case Side::above:
            return a.top - b.bottom;
        case Side::below:
            return b.top - a.bottom;
        case Side::left:
            return a.left - b.right;
        case Side::right:
            return b.left - a.right;
    }
    return 0;
}

class Writing {
  public:
    Writing(const PageFacts& facts, std::size_t i, Row& row)
        : facts_(facts), scene_(facts.scene), i_(i), node_(facts.scene.nodes[i]), row_(row) {}

    void run() {
        write_type();
        write_place();
        write_sides();
        write_column();
        write_heads();
        write_graphics();
        write_layout();
        write_text();
    }

  private:
    void write_type() {
        const bool line = !node_.is_picture();
        row_.add("placed", node_.placed);
        row_.add("picture", !line);
        row_.add_ratio("size", node_.size, 1);
        row_.add("as_body", line && node_.size > 0.87 && node_.size < 1.15);
        row_.add_ratio("of_largest", line ? node_.size : 0, facts_.largest);
        row_.add_ratio("weight", node_.weight, 1);
        row_.add("exact", node_.exact);
        row_.add("slanted", node_.slanted);
        row_.add("across", node_.across);
        row_.add("coloured", node_.coloured);
        const bool c = node_.coloured;
        row_.add("ink", c ? brightness(node_.ink) - brightness(scene_.ink) : 0);
        row_.add("ink_colour", c ? saturation(node_.ink) - saturation(scene_.ink) : 0);
        row_.add("ground", c ? brightness(node_.ground) - brightness(scene_.ground) : 0);
        row_.add("ground_colour", c ? saturation(node_.ground) - saturation(scene_.ground) : 0);
        row_.add("reversed", c && brightness(node_.ink) > brightness(node_.ground));
        row_.add("vertical_page", scene_.vertical);
        row_.add("page_lines", std::log1p(static_cast<double>(scene_.nodes.size())) / 8);
    }

    void write_place() {
        const Place& p = node_.place;
        row_.add_length("width", p.width());
        row_.add_length("height", p.height());
        row_.add_ratio("aspect", p.width(), p.height());
        row_.add_ratio("pitch", static_cast<double>(node_.text.size()), p.width() / std::max(0.1, node_.size));
        row_.add("x_left", p.left / scene_.width);
        row_.add("x_right", p.right / scene_.width);
        row_.add("y", p.level() / scene_.height);
        row_.add_length("page_width", node_.placed ? scene_.width : 0);
        row_.add_length("from_top", p.top);
        row_.add_length("from_bottom", node_.placed ? scene_.height - p.bottom : 0);
    }

    void write_sides() {
        for (std::size_t s = 0; s < side_count; ++s) {
            const int other = facts_.seen[s][i_];
            const bool any = other != nothing;
            const Node& seen = any ? facts_.node(other) : node_;
            row_.add("sees", any, s);
            row_.add("seers", std::log1p(facts_.seers[s][i_]), s);
            row_.add("sees_picture", any && seen.is_picture(), s);
            row_.add("gap",
                     any ? std::copysign(std::log1p(std::abs(gap_of(node_.place, seen.place, static_cast<Side>(s)))),
                                         gap_of(node_.place, seen.place, static_cast<Side>(s)))
                         : 0,
                     s);
            row_.add("size_to",
                     any && !seen.is_picture() ? std::log(std::max(0.05, seen.size / std::max(0.05, node_.size))) : 0,
                     s);
            row_.add(
                "weight_to",
                any && !seen.is_picture() ? std::log(std::max(0.05, seen.weight / std::max(0.05, node_.weight))) : 0,
                s);
        }
        for (const Side side : {Side::above, Side::below}) {
            const int other = facts_.seen[static_cast<std::size_t>(side)][i_];
            const Place& p = other == nothing ? node_.place : facts_.node(other).place;
            const auto s = static_cast<std::size_t>(side);
            row_.add("left_to", std::clamp((node_.place.left - p.left) / 3, -1.0, 1.0), s);
            row_.add("right_to", std::clamp((node_.place.right - p.right) / 3, -1.0, 1.0), s);
            row_.add("middle_to", std::clamp((node_.place.middle() - p.middle()) / 3, -1.0, 1.0), s);
        }
    }

    void write_column() {
        const Column* column = facts_.column(i_);
        const bool any = column != nullptr;
        const Place& p = node_.place;
        const auto count = any ? static_cast<double>(column->lines.size()) : 0;
        const auto rank = static_cast<double>(facts_.rank[i_]);
        row_.add_length("column_lines", count);
        row_.add_length("column_width", any ? column->right - column->left : 0);
        row_.add_length("column_before", any ? rank : 0);
        row_.add_length("column_after", any ? count - 1 - rank : 0);
        row_.add("column_first", any && rank == 0);
        row_.add("column_last", any && rank + 1 == count);
        row_.add_edge("indent", any ? p.left - column->left : 0);
        row_.add_edge("shortfall", any ? column->right - p.right : 0);
        row_.add_length("shortfall_length", any ? column->right - p.right : 0);
        row_.add_edge("off_centre", any ? p.left - column->left - (column->right - p.right) : 0);
        for (const Side side : {Side::above, Side::below}) {
            const int other = (side == Side::above ? facts_.columns.above : facts_.columns.below)[i_];
            const bool known = any && other != nothing && count > 2;
            row_.add(side == Side::above ? "white_above" : "white_below",
                     known ? std::clamp(gap_of(p, facts_.node(other).place, side) - column->step, -3.0, 3.0) / 3 : 0);
        }
        const int above = facts_.columns.above[i_];
        const bool known =
            any && above != nothing && facts_.columns.of[static_cast<std::size_t>(above)] == facts_.columns.of[i_];
        row_.add("after_short_line", known && column->right - facts_.node(above).place.right > 2);
        row_.add("after_sentence", known && facts_.texts[static_cast<std::size_t>(above)].ends_sentence);
    }

    void write_heads() {
        std::size_t number = 0;
        for (const Nearest* heads : {&facts_.heads.near, &facts_.heads.far}) {
            const int h = (*heads)[i_];
            const bool any = h != nothing;
            const Node& head = any ? facts_.node(h) : node_;
            row_.add("head", any, number);
            row_.add("head_gap", any ? std::log1p(std::max(0.0, node_.place.top - head.place.bottom)) : 0, number);
            row_.add("head_left", any ? std::clamp((node_.place.left - head.place.left) / 20, -1.0, 1.0) : 0, number);
            row_.add("head_right", any ? std::clamp((head.place.right - node_.place.right) / 20, -1.0, 1.0) : 0,
                     number);
            row_.add("head_size", any ? std::log(std::max(0.05, head.size)) : 0, number);
            ++number;
        }
    }

    void write_graphics() {
        for (const bool above : {true, false}) {
            double least = 1e9;
            const Node* nearest = nullptr;
            for (const int p : pictures_near()) {
                const Node& picture = facts_.node(p);
                if (shared_along(picture.place, node_.place) <= 0) continue;
                const double gap =
                    above ? node_.place.top - picture.place.bottom : picture.place.top - node_.place.bottom;
                if (gap > -1 && gap < least) least = gap, nearest = &picture;
            }
            row_.add("picture_there", nearest != nullptr, above ? 0 : 1);
            row_.add("picture_gap", nearest != nullptr ? std::copysign(std::log1p(std::abs(least)), least) : 0,
                     above ? 0 : 1);
            row_.add(
                "picture_width",
                nearest != nullptr
                    ? std::clamp(std::log(std::max(0.05, node_.place.width()) / std::max(0.05, nearest->place.width())),
                                 -3.0, 3.0)
                    : 0,
                above ? 0 : 1);
        }
        row_.add("on_picture", node_.on_picture || node_.picture != nothing);
        row_.add("in_frame", node_.frame != nothing);
        const Place* region =
            node_.region == nothing ? nullptr : &scene_.regions[static_cast<std::size_t>(node_.region)];
        row_.add("in_region", region != nullptr);
        row_.add_length("region_width", region != nullptr ? region->width() : 0);
        row_.add_length("region_height", region != nullptr ? region->height() : 0);
        row_.add_length("region_top", region != nullptr ? node_.place.top - region->top : 0);
        row_.add_length("region_fill", region != nullptr ? region->width() - node_.place.width() : 0);
        write_rules();
    }

    /// The nearest level rule above and below, and whether an upright one stands close on either side.
    void write_rules() {
        const Place& p = node_.place;
        const auto& rules = scene_.level_rules;
        constexpr double far = 1e9;
        double above = far, below = far, wide_above = 0, wide_below = 0;
        if (node_.placed) {
            constexpr double reach = 12;
            auto it = std::lower_bound(rules.begin(), rules.end(), p.top - reach,
                                       [](const Place& r, double top) { return r.top < top; });
            for (; it != rules.end() && it->top < p.bottom + reach; ++it) {
                if (shared_along(*it, p) <= 0) continue;
                const double gap_above = p.level() - it->bottom, gap_below = it->top - p.level();
                if (gap_above >= 0 && gap_above < above) above = gap_above, wide_above = it->width();
                if (gap_below >= 0 && gap_below < below) below = gap_below, wide_below = it->width();
            }
        }
        row_.add("rule_above", above < far);
        row_.add_length("rule_above_gap", above < far ? above : 0);
        row_.add_ratio("rule_above_width", wide_above, p.width());
        row_.add("rule_below", below < far);
        row_.add_length("rule_below_gap", below < far ? below : 0);
        row_.add_ratio("rule_below_width", wide_below, p.width());
    }

    void write_layout() {
        const Block& block = facts_.page.blocks[node_.block];
        row_.add_choice("kind", static_cast<std::size_t>(block.kind), block_kinds);
        row_.add("starts_paragraph", node_.starts_paragraph);
        row_.add("block_first", node_.line == 0);
        row_.add("block_last", node_.line >= 0 && static_cast<std::size_t>(node_.line) + 1 == block.lines.size());
        row_.add_length("block_lines", static_cast<double>(block.lines.size()));
    }

    void write_text() {
        const TextFacts& t = facts_.texts[i_];
        row_.add("read", !node_.text.empty());
        row_.add_length("length", t.length);
        row_.add("short", t.length > 0 && t.length <= 6);
        row_.add("han", t.han);
        row_.add("kana", t.kana);
        row_.add("latin", t.latin);
        row_.add("digits", t.digits);
        row_.add("marks", t.marks);
        row_.add("capitals", t.capitals);
        row_.add_choice("first", static_cast<std::size_t>(t.first), mark_count);
        row_.add_choice("last", static_cast<std::size_t>(t.last), mark_count);
        row_.add("ends_sentence", t.ends_sentence);
        row_.add("stops_inside", t.stops_inside);
        row_.add("leaves_open", t.leaves_open);
        row_.add("trades", t.trades);
        for (std::size_t k = 0; k < pattern_names.size(); ++k) row_.add(pattern_names[k], t.patterns[k]);
    }

    /// Pictures that the node has an arc to.
    [[nodiscard]] std::vector<int> pictures_near() const {
        std::vector<int> out;
        for (const Arc& arc : facts_.arcs[i_])
            if (arc.target != nothing && facts_.node(arc.target).is_picture()) out.push_back(arc.target);
        return out;
    }

    static constexpr std::size_t block_kinds = 9;

    const PageFacts& facts_;
    const Scene& scene_;
    std::size_t i_;
    const Node& node_;
    Row& row_;
};

}  // namespace

void write_node(const PageFacts& facts, std::size_t i, Row& row) { Writing(facts, i, row).run(); }

}  // namespace galley::page_graph
