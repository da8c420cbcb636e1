#include "unit.hpp"

#include <algorithm>
#include <cmath>

#include "caption_lines.hpp"
#include "fields.hpp"
#include "language/text_ends.hpp"

namespace galley::articles_newspaper {

namespace {

using language::end_of;
using language::start_of;

// A heading has few lines. More in one heap are a table, an advertisement or a list of names.
constexpr std::size_t most_head_lines = 5;

constexpr double same_width = 1.0;  // characters

// A jump on lines of its own is short.
constexpr std::size_t longest_jump = 40;

bool reads_as_jump(std::u32string_view text, const Profile& profile) {
    if (text.size() > longest_jump) return false;
    for (const Patterns* patterns : {&profile.jump_to, &profile.jump_from})
        if (const auto match = patterns->find(text); match && match->start == 0) return true;
    return false;
}

bool holds_clauses(std::u32string_view text, const Profile& profile) {
    const auto mark = text.find_first_of(profile.clause);
    return mark != std::u32string_view::npos && mark + 1 < text.size();
}

bool reads_as_caption(std::u32string_view text, const Profile& profile) {
    const auto end = end_of(text);
    return profile.credit.matches(end) || profile.caption.matches(start_of(text)) || profile.caption.matches(end);
}

class Grouping {
  public:
    Grouping(const std::vector<PrintedLine>& lines, const std::vector<FlowLabel>& labels, const Profile& profile)
        : lines_(lines), labels_(labels), profile_(profile) {}

    std::vector<Unit> run() {
        for (std::size_t i = 0; i < lines_.size();) {
            std::size_t last = i;
            while (last + 1 < lines_.size() && belongs(i, last + 1)) ++last;
            if (labels_[i].flow == Flow::head)
                add_head_lines(i, last);
            else
                add_paragraph(i, last);
            i = last + 1;
        }
        for (Unit& unit : units_) finish(unit);
        find_caption_lines(units_, lines_, profile_);
        return std::move(units_);
    }

  private:
    /// Does line `i` belong to the paragraph or the heap of heading lines that begins at `first`?
    [[nodiscard]] bool belongs(std::size_t first, std::size_t i) const {
        if (labels_[first].flow == Flow::head) return labels_[i].flow == Flow::head && lines_[i].gap == Gap::none;
        return labels_[i].flow == Flow::next;
    }

    void add_paragraph(std::size_t first, std::size_t last) {
        Paragraph paragraph{first, last, joined(lines_, first, last, profile_)};
        Unit unit;
        unit.gap = lines_[first].gap;
        unit.width = labels_[first].width;
        const bool ends_box = last + 1 == lines_.size() || lines_[last + 1].gap != Gap::none;
        unit.alone = first == last && unit.gap != Gap::none && ends_box;
        unit.doubled = lines_[first].doubled;
        const bool caption = lines_[first].block->kind == BlockKind::caption;
        unit.kind = caption || lines_[last].credit || reads_as_caption(paragraph.text, profile_) ? UnitKind::caption
                                                                                                 : UnitKind::body;
        if (reads_as_jump(paragraph.text, profile_)) unit.kind = UnitKind::jump;
        if (const auto match = profile_.dateline.find(start_of(paragraph.text))) unit.dateline = match->end;
        const bool goes_on = unit.kind == UnitKind::body && !units_.empty() && units_.back().kind == UnitKind::body &&
                             unit.gap != Gap::box && unit.dateline == 0 && !lines_[first].doubled &&
                             !stands_by_itself(units_.size() - 1) &&
                             std::abs(units_.back().width - unit.width) <= same_width;
        if (goes_on) units_.back().alone = false;
        if (goes_on)
            units_.back().paragraphs.push_back(std::move(paragraph));
        else
            units_.push_back(with(std::move(unit), std::move(paragraph)));
    }

    /// One line behind a byline, which ends a heading, or one that was drawn double: no text goes on from there.
    [[nodiscard]] bool stands_by_itself(std::size_t u) const {
        return units_[u].alone &&
               (units_[u].doubled || (u > 0 && (units_[u - 1].byline || units_[u - 1].kind == UnitKind::caption)));
    }

    /// A heap of heading lines, parted where a line is a section's name, furniture or a caption.
    void add_head_lines(std::size_t first, std::size_t last) {
        if (last - first + 1 > most_head_lines && lines_[first].block->kind != BlockKind::heading) {
            Unit heap;
            heap.kind = UnitKind::aside;
            heap.gap = lines_[first].gap;
            for (std::size_t i = first; i <= last; ++i) heap.paragraphs.push_back({i, i, lines_[i].text});
            units_.push_back(std::move(heap));
            return;
        }
        bool together = false;
        for (std::size_t i = first; i <= last; ++i) {
            const std::u32string& text = lines_[i].text;
            const auto start = start_of(text);
            Unit unit;
            unit.gap = lines_[i].gap;
            unit.doubled = lines_[i].doubled;
            unit.clauses = holds_clauses(text, profile_);
            unit.byline = byline_of(text, together && i == last, profile_).has_value();
            unit.section = i == first && profile_.section.matches(start);
            unit.kind = reads_as_jump(text, profile_)                                            ? UnitKind::jump
                        : profile_.furniture.matches(start)                                      ? UnitKind::aside
                        : !unit.byline && (lines_[i].credit || reads_as_caption(text, profile_)) ? UnitKind::caption
                                                                                                 : UnitKind::head;
            const bool head = unit.kind == UnitKind::head && !unit.section;
            if (together && head) {
                units_.back().byline = units_.back().byline || unit.byline;
                units_.back().paragraphs.push_back({i, i, text});
            } else {
                units_.push_back(with(std::move(unit), {i, i, text}));
            }
            together = head;
        }
    }

    static Unit with(Unit unit, Paragraph paragraph) {
        unit.paragraphs.push_back(std::move(paragraph));
        return unit;
    }

    void finish(Unit& unit) const {
        unit.signed_off =
            unit.kind == UnitKind::body && profile_.byline_end.matches(end_of(unit.paragraphs.back().text));
        for (const Paragraph& paragraph : unit.paragraphs) unit.length += paragraph.text.size();
    }

    const std::vector<PrintedLine>& lines_;
    const std::vector<FlowLabel>& labels_;
    const Profile& profile_;
    std::vector<Unit> units_;
};

}  // namespace

std::vector<Unit> units_of(const std::vector<PrintedLine>& lines, const std::vector<FlowLabel>& labels,
                           const Profile& profile) {
    return Grouping(lines, labels, profile).run();
}

}  // namespace galley::articles_newspaper
