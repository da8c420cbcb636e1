#include "page_graph/arc_features.hpp"

#include <cmath>

namespace galley::page_graph {
namespace {

/// Rules that part two places: level ones between them down the page, upright ones between them along the text.
struct RulesBetween {
    double level = 0, upright = 0;
    double widest = 0;  ///< of the level ones
};

RulesBetween rules_between(const Scene& scene, const Place& a, const Place& b) {
    RulesBetween out;
    const Place &upper = a.level() <= b.level() ? a : b, &lower = a.level() <= b.level() ? b : a;
    const double left = std::min(a.middle(), b.middle()), right = std::max(a.middle(), b.middle());
    auto level = std::lower_bound(scene.level_rules.begin(), scene.level_rules.end(), upper.level(),
                                  [](const Place& r, double top) { return r.top < top; });
    for (; level != scene.level_rules.end() && level->top < lower.level(); ++level)
        if (level->left <= right + 0.5 && level->right >= left - 0.5)
            ++out.level, out.widest = std::max(out.widest, level->width());
    auto upright = std::lower_bound(scene.upright_rules.begin(), scene.upright_rules.end(), left,
                                    [](const Place& r, double at) { return r.left < at; });
    for (; upright != scene.upright_rules.end() && upright->left < right; ++upright)
        if (upright->top < std::max(a.bottom, b.bottom) && upright->bottom > std::min(a.top, b.top) &&
            (shared_down(*upright, a) > 0 || shared_down(*upright, b) > 0))
            ++out.upright;
    return out;
}

double colour_distance(const Colour& a, const Colour& b) {
    return (std::abs(a[0] - b[0]) + std::abs(a[1] - b[1]) + std::abs(a[2] - b[2])) / 3;
}

class Writing {
  public:
    Writing(PageFacts& facts, std::size_t i, const Arc& arc, Row& row)
        : facts_(facts),
          scene_(facts.scene),
          i_(i),
          j_(static_cast<std::size_t>(arc.target)),
          arc_(arc),
          a_(facts.scene.nodes[i]),
          b_(facts.scene.nodes[j_]),
          row_(row) {}

    void run() {
        for (std::size_t k = 0; k < kind_count; ++k) row_.add("to", arc_.there >> k & 1U, k);
        for (std::size_t k = 0; k < kind_count; ++k) row_.add("from", arc_.back >> k & 1U, k);
        write_place();
        write_type();
        write_between();
        write_columns();
        write_heads();
        write_layout();
        write_text();
    }

  private:
    [[nodiscard]] bool both() const { return a_.placed && b_.placed; }

    void write_place() {
        const Place &p = a_.place, &q = b_.place;
        const bool known = both();
        row_.add_length("dx", known ? q.middle() - p.middle() : 0);
        row_.add_length("dy", known ? q.level() - p.level() : 0);
        row_.add_length("gap_x", known ? -shared_along(p, q) : 0);
        row_.add_length("gap_y", known ? -shared_down(p, q) : 0);
        row_.add_length("distance", known ? distance(p, q) : 0);
        const auto share = [](double shared, double of) { return of > 0 ? std::max(0.0, shared) / of : 0.0; };
        row_.add("shared_x_of_this", known ? share(shared_along(p, q), p.width()) : 0);
        row_.add("shared_x_of_that", known ? share(shared_along(p, q), q.width()) : 0);
        row_.add("shared_y_of_this", known ? share(shared_down(p, q), p.height()) : 0);
        row_.add("shared_y_of_that", known ? share(shared_down(p, q), q.height()) : 0);
        row_.add_edge("left", known ? q.left - p.left : 0);
        row_.add_edge("right", known ? q.right - p.right : 0);
        row_.add_edge("middle", known ? q.middle() - p.middle() : 0);
        row_.add("same_left", known && std::abs(q.left - p.left) < 0.5);
        row_.add("same_right", known && std::abs(q.right - p.right) < 0.5);
        row_.add("same_middle", known && std::abs(q.middle() - p.middle()) < 0.5);
        row_.add_ratio("widths", known ? q.width() : 0, p.width());
        row_.add("left_length", known ? std::copysign(std::log1p(std::abs(q.left - p.left)), q.left - p.left) : 0);
        row_.add("right_length", known ? std::copysign(std::log1p(std::abs(q.right - p.right)), q.right - p.right) : 0);
    }

    void write_type() {
        const bool lines = !a_.is_picture() && !b_.is_picture();
        row_.add("to_picture", b_.is_picture());
        row_.add("from_picture", a_.is_picture());
        row_.add_ratio("sizes", lines ? b_.size : 0, a_.size);
        row_.add("same_size", lines && std::abs(std::log(std::max(0.05, b_.size) / std::max(0.05, a_.size))) < 0.06);
        row_.add_ratio("weights", lines ? b_.weight : 0, a_.weight);
        row_.add_ratio("heights", lines && both() ? b_.place.height() : 0, a_.place.height());
        row_.add("same_direction", lines && a_.across == b_.across);
        const bool colours = a_.coloured && b_.coloured;
        row_.add("ink", colours ? colour_distance(a_.ink, b_.ink) : 0);
        row_.add("ground", colours ? colour_distance(a_.ground, b_.ground) : 0);
    }

    void write_between() {
        const RulesBetween rules = both() ? rules_between(scene_, a_.place, b_.place) : RulesBetween{};
        row_.add("level_rule", rules.level > 0);
        row_.add_length("level_rules", rules.level);
        row_.add_ratio("level_rule_width", rules.widest, std::max(a_.place.width(), b_.place.width()));
        row_.add("upright_rule", rules.upright > 0);
        row_.add("same_region", a_.region != nothing && a_.region == b_.region);
        row_.add("other_region", a_.region != b_.region);
        row_.add("same_frame", a_.frame != nothing && a_.frame == b_.frame);
        row_.add("other_frame", a_.frame != b_.frame);
        row_.add("same_picture", a_.picture != nothing && a_.picture == b_.picture);
        row_.add("on_it", a_.picture == static_cast<int>(j_) || b_.picture == static_cast<int>(i_));
        row_.add("one_on_picture", (a_.picture != nothing) != (b_.picture != nothing));
    }

    void write_columns() {
        const Column *mine = facts_.column(i_), *other = facts_.column(j_);
        const bool any = mine != nullptr && other != nullptr;
        const bool same = any && mine == other;
        row_.add("same_column", same);
        row_.add("columns_same_width", any && std::abs(mine->right - mine->left - other->right + other->left) < 1);
        row_.add_ratio("column_lines", any ? static_cast<double>(other->lines.size()) : 0,
                       any ? static_cast<double>(mine->lines.size()) : 0);
        row_.add_length("column_tops", any ? other->top - mine->top : 0);
        row_.add_length("column_bottoms", any ? other->bottom - mine->bottom : 0);
        row_.add("white", same && mine->lines.size() > 2
                              ? std::clamp(-shared_down(a_.place, b_.place) - mine->step, -3.0, 3.0) / 3
                              : 0);
        row_.add_edge("this_shortfall", any ? mine->right - a_.place.right : 0);
        row_.add_edge("that_indent", any ? b_.place.left - other->left : 0);
        row_.add("this_last", any && facts_.rank[i_] + 1 == mine->lines.size());
        row_.add("that_first", any && facts_.rank[j_] == 0);
        const auto upper = facts_.rank[i_] < facts_.rank[j_] ? i_ : j_;
        row_.add("words_after", same ? facts_.words.after(static_cast<int>(upper)) : 0);
        row_.add("words", any ? facts_.words.of_columns(facts_.columns.of[i_], facts_.columns.of[j_]) : 0);
        row_.add("words_of_this", facts_.words.in_column(static_cast<int>(i_), facts_.columns.of[j_]));
        row_.add("words_of_that", facts_.words.in_column(static_cast<int>(j_), facts_.columns.of[i_]));
    }

    void write_heads() {
        std::size_t number = 0;
        for (const Nearest* heads : {&facts_.heads.near, &facts_.heads.far}) {
            const int one = (*heads)[i_], other = (*heads)[j_];
            const auto head_of = [&](int h) { return h == nothing ? nothing : (*heads)[static_cast<std::size_t>(h)]; };
            row_.add("same_head", one != nothing && one == other, number);
            row_.add("no_head", one == nothing && other == nothing, number);
            row_.add("governed", one == static_cast<int>(j_), number);
            row_.add("governs", other == static_cast<int>(i_), number);
            row_.add("related_head",
                     one != nothing && other != nothing && one != other &&
                         (head_of(one) == other || head_of(other) == one || touching(one, other)),
                     number);
            ++number;
        }
    }

    /// Two lines of one heading.
    [[nodiscard]] bool touching(int one, int other) const {
        const Node &p = facts_.node(one), &q = facts_.node(other);
        return distance(p.place, q.place) < std::min(p.size, q.size) && std::abs(std::log(p.size / q.size)) < 0.3;
    }

    void write_layout() {
        const Block &one = facts_.page.blocks[a_.block], &other = facts_.page.blocks[b_.block];
        const auto steps = static_cast<double>(j_) - static_cast<double>(i_);
        row_.add("same_block", a_.block == b_.block);
        row_.add("same_kind", one.kind == other.kind);
        row_.add("both_text", one.kind == BlockKind::text && other.kind == BlockKind::text);
        row_.add_length("order", steps);
        row_.add_length("blocks", static_cast<double>(b_.block) - static_cast<double>(a_.block));
        row_.add("that_starts_paragraph", b_.starts_paragraph);
        row_.add("this_starts_paragraph", a_.starts_paragraph);
    }

    void write_text() {
        const TextFacts &t = facts_.texts[i_], &u = facts_.texts[j_];
        row_.add("both_read", !a_.text.empty() && !b_.text.empty());
        row_.add("this_ends_sentence", t.ends_sentence);
        row_.add("that_ends_sentence", u.ends_sentence);
        row_.add("this_goes_on", t.last == Mark::comma || t.last == Mark::hyphen || t.leaves_open);
        row_.add("that_begins_small", u.first == Mark::lower);
        row_.add("that_begins_large", u.first == Mark::upper);
        row_.add("that_begins_inside", u.first == Mark::comma || u.first == Mark::closing || u.first == Mark::stop);
        row_.add("lengths", t.length > 0 && u.length > 0 ? std::clamp(std::log(u.length / t.length), -3.0, 3.0) : 0);
        row_.add("other_script", std::abs(t.han + t.kana - u.han - u.kana));
        row_.add("this_patterns", std::any_of(t.patterns.begin(), t.patterns.end(), [](bool yes) { return yes; }));
        row_.add("that_patterns", std::any_of(u.patterns.begin(), u.patterns.end(), [](bool yes) { return yes; }));
    }

    PageFacts& facts_;
    const Scene& scene_;
    std::size_t i_, j_;
    const Arc& arc_;
    const Node &a_, &b_;
    Row& row_;
};

}  // namespace

void write_arc(PageFacts& facts, std::size_t i, const Arc& arc, Row& row) { Writing(facts, i, arc, row).run(); }

}  // namespace galley::page_graph
