#include "reading.hpp"

#include <algorithm>
#include <cmath>

namespace galley::articles_newspaper {

namespace {

// Costs as in columns.cpp: how surprising it is to see this in a newspaper.
constexpr double an_article = 1.0;
constexpr double no_head = 5.0;
constexpr double detached_headline = 1.0;  // another place of the page has a heading that speaks of this text
constexpr double no_head_dateline = 2.0;   // short news items often stand without one
constexpr double other_side = 1.5;         // a heading on the side that the page does not prefer
constexpr double both_sides = 6.0;
constexpr double a_head = 3.0;  // what a heading costs that shares no word with its text
constexpr double section_as_head = 3.0;
constexpr double second_byline = 3.0;    // a byline in the heading and a dateline with another
constexpr double unproven_second = 1.0;  // the second of two headings, and no word of it is in the text
constexpr double foreign_head = 4.0;     // a heading that plainly speaks of another text
constexpr double extra_head = 4.0;       // beyond kicker and headline
constexpr double long_kicker = 4.0;
constexpr double parted_head = 2.0;
constexpr double tiny_article = 3.0;
constexpr std::size_t tiny = 24;  // characters

constexpr double joint_width = 2.5;  // two column widths in one article
constexpr double joint_box = 3.0;
constexpr double joint_dateline = 7.0;
constexpr double joint_signed = 7.0;  // text goes on after the author's name
constexpr double joint_after_caption = 1.0;
// Texts of one article share more words than texts of two. Similarity is 1 for any two texts of the page.
constexpr double similar = 2.0, per_similarity = 2.5;
constexpr double most_similarity = 1.5, most_caption_similarity = 2.5, most_dissimilarity = 4.0;

constexpr double crosshead = 3.0;
constexpr double crosshead_too_wide = 3.0;
constexpr double crosshead_many_lines = 2.0;
constexpr double crosshead_byline = 8.0;
constexpr double crosshead_section = 3.0;
constexpr double full_slack = 3.0;  // characters by which a full line may fall short: indent and line breaking rules
constexpr std::size_t crosshead_lines = 3;

constexpr double label_as_head = 3.0;     // the only heading is as short as the name of a section
constexpr std::size_t longest_label = 4;  // characters

constexpr double unnamed_section = 3.0;
constexpr double known_section = -1.0;
constexpr std::size_t longest_section = 8, longest_lone_section = 6;  // characters

constexpr double placed_caption = 1.25;  // told by its place alone
constexpr double most_placed_dissimilarity = 1.0;
constexpr double doubled_caption = -1.0;
constexpr double another_box = 2.0;      // of captions, told by its place alone
constexpr double wider_than_column = 3;  // characters

constexpr double jump_inside = 4.0;  // text goes on after "continued on page 3"
constexpr double a_caption = 1.0;

// Shared terms make a reading likelier: reward for each unit of weight, and the most they can give.
constexpr double per_weight = 0.4;
constexpr double own_head = 3.0;  // a caption among texts, though a heading speaks of it and of nothing else
constexpr double most_head = 6.0;

double reward(double weight, double most) { return std::min(most, per_weight * weight); }

double dissimilarity(double similarity, double most) {
    return std::clamp(per_similarity * (similar - similarity), -most, most_dissimilarity);
}

class Reading {
  public:
    Reading(const PageFacts& facts, std::size_t first, std::size_t last, HeadSide side)
        : facts_(facts), units_(facts.units), first_(first), last_(last), side_(side) {}

    Draft run() {
        draft_.surprise = an_article;
        find_placed_captions();
        find_text();
        if (text_first_ > last_) {
            draft_.surprise = 1e9;  // headings alone are no article
            return std::move(draft_);
        }
        for (std::size_t u = first_; u <= last_; ++u) {
            take(u);
        }
        judge_heads();
        if (length_ < tiny) draft_.surprise += tiny_article;
        return std::move(draft_);
    }

  private:
    /// The first and last unit of the article's text: its bodies, or its captions where it has no body.
    void find_text() {
        for (const UnitKind kind : {UnitKind::body, UnitKind::caption}) {
            text_first_ = last_ + 1;
            for (std::size_t u = first_; u <= last_; ++u) {
                if (units_[u].kind != kind || stands_as_caption(u)) continue;
                text_first_ = std::min(text_first_, u);
                text_last_ = u;
            }
            if (text_first_ <= last_) return;
        }
    }

    /// Text that nothing but its place tells for a caption: lines by themselves behind the heading that follows the
    /// text, or behind a text in columns that they are wider than or unlike, for they were drawn double.
    [[nodiscard]] bool stands_as_caption(std::size_t u) const { return placed_[u - first_]; }

    void find_placed_captions() {
        placed_.assign(last_ - first_ + 1, false);
        bool text = false, signed_head = false;  // were seen
        for (std::size_t u = first_; u <= last_; ++u) {
            const Unit& unit = units_[u];
            const bool body = unit.kind == UnitKind::body;
            if (u > first_ && !unit.captions.empty() && unit.gap != Gap::none && (unit.kind == UnitKind::head || body))
                placed_[u - first_] = text && (follows_heading(u, signed_head) || (body && differs_from_text(u)));
            if (placed_[u - first_]) continue;
            text = text || (body && !unit.alone);
            signed_head = signed_head || unit.byline;
        }
    }

    /// Whether unit `u` stands behind all of its article's text and a heading that is at its end there, or behind that
    /// text alone where the heading stands before it.
    [[nodiscard]] bool follows_heading(std::size_t u, bool signed_head) const {
        if (text_follows(u)) return false;
        std::size_t before = u - 1;
        while (before > first_ && (units_[before].kind == UnitKind::caption || placed_[before - first_])) --before;
        const Unit &prior = units_[before], &unit = units_[u];
        if (prior.kind == UnitKind::head)
            return unit.kind == UnitKind::body || is_whole_heading(before) || (prior.clauses && !unit.clauses);
        return prior.kind == UnitKind::body && unit.kind == UnitKind::head && !heading_follows(u) &&
               (signed_head || is_headed());
    }

    /// Whether more of a heading than its kicker ends with unit `u`: two lines and more, or the byline.
    [[nodiscard]] bool is_whole_heading(std::size_t u) const {
        return units_[u].byline || units_[u].paragraphs.size() > 1 ||
               (u > first_ && units_[u - 1].kind == UnitKind::head && !units_[u - 1].section);
    }

    /// Whether a heading stands before the article's text.
    [[nodiscard]] bool is_headed() const {
        for (std::size_t u = first_; u <= last_ && units_[u].kind != UnitKind::body; ++u)
            if (units_[u].kind == UnitKind::head && !units_[u].section) return true;
        return false;
    }

    /// Whether lines of a heading stand behind unit `u`, in another box.
    [[nodiscard]] bool heading_follows(std::size_t u) const {
        for (std::size_t h = u + 1; h <= last_; ++h)
            if (units_[h].kind == UnitKind::head && units_[h].gap != Gap::none) return true;
        return false;
    }

    [[nodiscard]] bool differs_from_text(std::size_t u) const {
        const Unit &prior = units_[u - 1], &unit = units_[u];
        if (prior.kind == UnitKind::caption || placed_[u - 1 - first_]) return true;
        return prior.kind == UnitKind::body && prior.width > 0 && unit.paragraphs.size() == 1 &&
               (unit.doubled || static_cast<double>(unit.length) > prior.width + wider_than_column);
    }

    /// Whether a text of more than one line stands behind unit `u` in this article.
    [[nodiscard]] bool text_follows(std::size_t u) const {
        for (std::size_t b = u + 1; b <= last_; ++b)
            if (units_[b].kind == UnitKind::body && !units_[b].alone) return true;
        return false;
    }

    void take(std::size_t u) {
        const Unit& unit = units_[u];
        if (stands_as_caption(u)) {
            draft_.surprise += placed_caption + a_caption + std::min(most_placed_dissimilarity, caption_cost(u));
            if (unit.doubled) draft_.surprise += doubled_caption;
            if (speaks_elsewhere(u)) draft_.surprise += foreign_head;
            if (unit.gap != Gap::none && !draft_.members.empty() && draft_.members.back().role == UnitRole::caption)
                draft_.surprise += another_box;
            add(u, UnitRole::caption);
        } else if (unit.kind == UnitKind::body) {
            join_body(u);
            add(u, UnitRole::body);
        } else if (unit.kind == UnitKind::caption) {
            if (units_[text_first_].kind == UnitKind::body) judge_caption(u);
            add(u, UnitRole::caption);
        } else if (unit.kind == UnitKind::jump) {
            if (u > text_first_ && u < text_last_) draft_.surprise += jump_inside;
            add(u, UnitRole::jump);
        } else if (u > text_first_ && u < text_last_) {
            judge_crosshead(u);
            add(u, UnitRole::crosshead);
        } else if (u == first_ && u < text_first_ && reads_as_section(u)) {
            draft_.surprise += unit.section ? known_section : unnamed_section;
            add(u, UnitRole::section);
        } else {
            (u < text_first_ ? before_ : after_).push_back(u);
            add(u, UnitRole::head);
        }
        if (unit.kind != UnitKind::head) length_ += unit.length;
    }

    void add(std::size_t u, UnitRole role) { draft_.members.push_back({u, role}); }

    void join_body(std::size_t u) {
        const Unit& unit = units_[u];
        if (previous_body_ != none) {
            const Unit& before = units_[previous_body_];
            if (std::abs(before.width - unit.width) > 1 && before.width > 0 && unit.width > 0)
                draft_.surprise += joint_width;
            if (unit.gap == Gap::box) draft_.surprise += joint_box;
            if (unit.dateline > 0) draft_.surprise += joint_dateline;
            if (before.signed_off) draft_.surprise += joint_signed;
            if (u > 0 && units_[u - 1].kind == UnitKind::caption) draft_.surprise += joint_after_caption;
            draft_.surprise += dissimilarity(facts_.seams.at(previous_body_, u), most_similarity);
        }
        previous_body_ = u;
    }

    void judge_crosshead(std::size_t u) {
        const Unit& unit = units_[u];
        const double column = previous_body_ == none ? 0 : units_[previous_body_].width;
        if (goes_on(u, column)) return;
        double cost = crosshead;
        if (column > 0 && widest(unit) > column + 1) cost += crosshead_too_wide;
        if (unit.paragraphs.size() > crosshead_lines) cost += crosshead_many_lines;
        if (unit.byline) cost += crosshead_byline;
        if (unit.section || reads_as_label(u)) cost += crosshead_section;
        if (unit.gap == Gap::box) cost += joint_box;
        draft_.surprise += cost - reward(facts_.affinity.shared(u, first_, last_), most_head);
    }

    /// Is the unit the rest of a crosshead whose line before fills the column? Text layers part lines of one heading.
    [[nodiscard]] bool goes_on(std::size_t u, double column) const {
        if (units_[u - 1].kind != UnitKind::head || units_[u].gap == Gap::box || units_[u].byline || column == 0)
            return false;
        const auto before = static_cast<double>(units_[u - 1].paragraphs.back().text.size());
        return before >= column - full_slack && before <= column + 1 && widest(units_[u]) <= column;
    }

    static double widest(const Unit& unit) {
        std::size_t out = 0;
        for (const Paragraph& line : unit.paragraphs) out = std::max(out, line.text.size());
        return static_cast<double>(out);
    }

    /// How little the words of a caption are those of the article's text.
    [[nodiscard]] double caption_cost(std::size_t u) const {
        double similarity = 0;
        for (std::size_t b = text_first_; b <= text_last_; ++b)
            if (units_[b].kind == UnitKind::body) similarity = std::max(similarity, facts_.seams.with_caption(b, u));
        return dissimilarity(similarity, most_caption_similarity);
    }

    void judge_caption(std::size_t u) {
        draft_.surprise += a_caption + caption_cost(u);
        const Outlook& far = facts_.outlook[u];
        if (far.weight > 0) draft_.surprise += own_head;
    }

    [[nodiscard]] bool reads_as_section(std::size_t u) const {
        const Unit& unit = units_[u];
        if (unit.section) return true;
        // A short line above headings may name a section; above the text itself it is the heading, unless that follows
        // the text.
        return unit.paragraphs.size() == 1 && unit.length <= longest_section && !unit.byline &&
               (u + 1 < text_first_ || (unit.length <= longest_lone_section && head_follows_text()));
    }

    /// Whether the heading is as short as the name of a section.
    [[nodiscard]] bool reads_as_label(std::size_t u) const {
        return units_[u].paragraphs.size() == 1 && units_[u].length <= longest_label && !units_[u].byline;
    }

    [[nodiscard]] bool head_follows_text() const {
        for (std::size_t u = text_last_ + 1; u <= last_; ++u)
            if (units_[u].kind == UnitKind::head) return true;
        return false;
    }

    void judge_heads() {
        if (before_.empty() && after_.empty()) {
            judge_headless();
            return;
        }
        if (!before_.empty() && !after_.empty()) draft_.surprise += both_sides;
        const bool preferred = side_ == HeadSide::before ? after_.empty() : before_.empty();
        const bool told_by_text = units_[text_first_].kind == UnitKind::body;
        if (!preferred && told_by_text) draft_.surprise += other_side;
        for (const auto* heads : {&before_, &after_}) {
            for (std::size_t k = 0; k < heads->size(); ++k) {
                const std::size_t u = (*heads)[k];
                draft_.surprise += head_cost(u, k > 0 && k + 1 == heads->size());
                if (units_[u].section) draft_.surprise += section_as_head;
                if (units_[u].byline && units_[text_first_].dateline > 0) draft_.surprise += second_byline;
                if (k > 0 && u != (*heads)[k - 1] + 1) draft_.surprise += parted_head;
                if (k > 1) draft_.surprise += extra_head;
                if (k > 0 && units_[u].gap == Gap::box) draft_.surprise += joint_box;
            }
            if (heads->size() == 1 && reads_as_label(heads->front())) draft_.surprise += label_as_head;
            if (heads->size() > 1) {
                const Unit& kicker = units_[heads->front()];
                if (kicker.paragraphs.size() > 1 || kicker.byline) draft_.surprise += long_kicker;
            }
        }
    }

    /// What it costs to give heading `u` to this article. `second` says that another heading stands before it.
    [[nodiscard]] double head_cost(std::size_t u, bool second) const {
        const double shared = facts_.affinity.shared(u, text_first_, text_last_);
        double cost = a_head - reward(shared, most_head);
        const bool plain = units_[u].paragraphs.size() == 1 && !units_[u].byline;
        if (second && plain && shared <= 0) cost += unproven_second;
        if (speaks_elsewhere(u)) cost += foreign_head;
        return cost;
    }

    /// Whether a heading plainly speaks of a text of another article.
    [[nodiscard]] bool speaks_elsewhere(std::size_t u) const {
        const Outlook& own = facts_.outlook[u];
        return own.weight > 0 && (own.partner < first_ || own.partner > last_);
    }

    void judge_headless() {
        double cost = units_[text_first_].dateline > 0 ? no_head_dateline : no_head;
        double far = 0;
        for (std::size_t u = text_first_; u <= text_last_; ++u) far = std::max(far, facts_.outlook[u].weight);
        draft_.surprise += far > 0 ? detached_headline : cost;
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    const PageFacts& facts_;
    const std::vector<Unit>& units_;
    std::size_t first_, last_;
    HeadSide side_;
    Draft draft_;
    std::vector<bool> placed_;  ///< by unit from first_ on: stands as a caption
    std::size_t text_first_ = 0, text_last_ = 0, previous_body_ = none, length_ = 0;
    std::vector<std::size_t> before_, after_;
};

}  // namespace

Draft read_article(const PageFacts& facts, std::size_t first, std::size_t last, HeadSide side) {
    return Reading(facts, first, last, side).run();
}

double loose_cost(const Unit& unit) {
    constexpr double loose = 3.5, each_line = 0.5, with_byline = 3.0;
    return loose + each_line * static_cast<double>(unit.paragraphs.size() - 1) + (unit.byline ? with_byline : 0);
}

}  // namespace galley::articles_newspaper
