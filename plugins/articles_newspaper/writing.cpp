#include "writing.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "fields.hpp"
#include "galley/json.hpp"
#include "galley/utf8.hpp"
#include "heads.hpp"

namespace galley::articles_newspaper {

namespace {

constexpr double doubt_scale = 12.0;  // surprise that takes confidence down to 1/e

/// Lines that a stage has emptied may stand between; they are counted.
std::vector<Source> sources_of(const std::vector<PrintedLine>& lines, std::size_t first, std::size_t last) {
    std::vector<Source> out;
    for (std::size_t i = first; i <= last; ++i) {
        const PrintedLine& line = lines[i];
        const bool same = !out.empty() && out.back().block == line.block->id && out.back().page == line.page->index;
        if (same)
            out.back().line_count = line.index - out.back().first_line + 1;
        else
            out.push_back({line.page->index, line.block->id, line.index, 1});
    }
    return out;
}

class Writing {
  public:
    Writing(const Draft& draft, const std::vector<Unit>& units, const std::vector<PrintedLine>& lines,
            const Profile& profile)
        : draft_(draft), units_(units), lines_(lines), profile_(profile) {}

    Article run() {
        article_.confidence = std::exp(-std::max(0.0, draft_.surprise) / doubt_scale);
        each(UnitRole::section, [&](const Unit& unit) { add(Role::section, unit.paragraphs.front()); });
        write_heads();
        write_first_words();
        for (std::size_t m = 0; m < draft_.members.size(); ++m) {
            const Member& member = draft_.members[m];
            if (member.role == UnitRole::body)
                for (const Paragraph& paragraph : units_[member.unit].paragraphs) write_body(paragraph);
            if (member.role == UnitRole::jump) add(Role::jump, units_[member.unit].paragraphs.front());
            if (member.role != UnitRole::crosshead) continue;
            const std::size_t first = units_[member.unit].paragraphs.front().first;
            while (m + 1 < draft_.members.size() && draft_.members[m + 1].role == UnitRole::crosshead) ++m;
            const std::size_t last = units_[draft_.members[m].unit].paragraphs.back().last;
            add(Role::crosshead, joined(lines_, first, last, profile_), first, last);
        }
        each(UnitRole::caption, [&](const Unit& unit) {
            const bool placed = unit.kind != UnitKind::caption;
            for (const Paragraph& caption : placed ? unit.captions : unit.paragraphs) write_caption(caption);
        });
        set_attr(article_.attrs, "evidence", draft_.evidence);
        return std::move(article_);
    }

  private:
    template <typename Do>
    void each(UnitRole role, Do action) {
        for (const Member& member : draft_.members)
            if (member.role == role) action(units_[member.unit]);
    }

    void add(Role role, std::u32string_view text, std::size_t first, std::size_t last) {
        article_.parts.push_back({role, encode_utf8(text), sources_of(lines_, first, last), {}});
    }
    void add(Role role, const Paragraph& paragraph) { add(role, paragraph.text, paragraph.first, paragraph.last); }

    /// Kicker, headline, subtitle, byline.
    void write_heads() {
        std::vector<HeadGroup> groups;
        each(UnitRole::head, [&](const Unit& unit) {
            HeadGroup group;
            for (const Paragraph& line : unit.paragraphs)
                if (!byline(unit, line)) group.push_back(&line);
            if (!group.empty()) groups.push_back(std::move(group));
        });
        const Heads heads = heads_of(groups, profile_);
        add_joined(Role::kicker, heads.kicker);
        add_joined(Role::headline, heads.headline);
        add_joined(Role::subtitle, heads.subtitle);
        each(UnitRole::head, [&](const Unit& unit) {
            for (const Paragraph& line : unit.paragraphs)
                if (byline(unit, line)) add(Role::byline, line);  // as printed, with its mark
        });
    }

    [[nodiscard]] std::optional<std::u32string> byline(const Unit& unit, const Paragraph& line) const {
        return byline_of(line.text, unit.paragraphs.size() > 1 && &line == &unit.paragraphs.back(), profile_);
    }

    /// Lines of one head, with a space between, as is the convention of dumps.
    void add_joined(Role role, const HeadGroup& group) {
        if (group.empty()) return;
        std::u32string text;
        std::vector<Source> sources;
        for (const Paragraph* line : group) {
            join_line(text, line->text, {profile_.words, true, false});
            const auto more = sources_of(lines_, line->first, line->last);
            sources.insert(sources.end(), more.begin(), more.end());
        }
        article_.parts.push_back({role, encode_utf8(text), std::move(sources), {}});
    }

    /// Dateline and byline that the first paragraph begins with, or the byline that the last one ends with; they stay
    /// there and are repeated here. A story told by a picture has the credit as its byline.
    void write_first_words() {
        const Paragraph *start = nullptr, *end = nullptr;
        for (const Member& member : draft_.members) {
            if (member.role != UnitRole::body) continue;
            if (start == nullptr) start = &units_[member.unit].paragraphs.front();
            end = &units_[member.unit].paragraphs.back();
        }
        if (start != nullptr) {
            add_first_words(article_, {start->text, sources_of(lines_, start->first, start->last)}, profile_);
            return add_last_words(article_, {end->text, sources_of(lines_, end->first, end->last)}, profile_);
        }
        if (has(article_, Role::byline)) return;
        for (const Member& member : draft_.members) {
            if (member.role != UnitRole::caption) continue;
            const Paragraph& caption = units_[member.unit].paragraphs.back();
            if (const std::u32string credit = credit_of(caption.text, profile_); !credit.empty()) {
                add(Role::byline, credit, caption.first, caption.last);
                return;
            }
        }
    }

    /// A paragraph; a jump that it ends or begins with stays there and is repeated.
    void write_body(const Paragraph& paragraph) {
        add(Role::body, paragraph);
        add_jumps(article_, {paragraph.text, sources_of(lines_, paragraph.first, paragraph.last)}, profile_);
    }

    void write_caption(const Paragraph& paragraph) {
        add(Role::caption, paragraph);
        if (const std::u32string credit = credit_of(paragraph.text, profile_); !credit.empty())
            add(Role::credit, credit, paragraph.first, paragraph.last);
    }

    const Draft& draft_;
    const std::vector<Unit>& units_;
    const std::vector<PrintedLine>& lines_;
    const Profile& profile_;
    Article article_;
};

}  // namespace

Article write_article(const Draft& draft, const std::vector<Unit>& units, const std::vector<PrintedLine>& lines,
                      const Profile& profile) {
    return Writing(draft, units, lines, profile).run();
}

std::vector<Part> write_unassigned(const Unit& unit, const std::vector<PrintedLine>& lines) {
    std::vector<Part> out;
    const bool head = unit.kind == UnitKind::head;
    for (const Paragraph& paragraph : unit.paragraphs) {
        Part part{head ? Role::headline : Role::body,
                  encode_utf8(paragraph.text),
                  sources_of(lines, paragraph.first, paragraph.last),
                  {}};
        set_attr(part.attrs, "reason", head ? "no article is plainly its own" : "furniture or an advertisement");
        out.push_back(std::move(part));
    }
    return out;
}

}  // namespace galley::articles_newspaper
