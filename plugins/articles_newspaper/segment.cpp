#include "segment.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "continuation.hpp"
#include "folio.hpp"
#include "given_page.hpp"
#include "language/text_ends.hpp"
#include "parting.hpp"
#include "syllables.hpp"
#include "writing.hpp"

namespace galley::articles_newspaper {

namespace {

/// Joins the halves of a dateline that a line's end parts within a word: [도쿄=이수진 특파 / 원].
void join_dateline(PrintedLine& first, PrintedLine& second, const Profile& profile) {
    if (!first.open || first.dateline) return;
    const std::u32string both = first.text + second.text;
    const auto match = profile.dateline.find(language::start_of(both));
    if (!match || match->end <= first.text.size()) return;
    first.dateline = true;
    second.spaced = false;
}

/// The lines of a page; where they break within words, `profile` becomes one of such lines.
std::vector<PrintedLine> lines_of(const Page& page, Profile& profile) {
    std::vector<PrintedLine> lines = printed_lines(page, profile);
    if (!profile.syllables) return lines;
    std::vector<std::u32string_view> texts;
    texts.reserve(lines.size());
    for (const PrintedLine& line : lines) texts.emplace_back(line.text);
    const LineEnds ends(texts, profile);
    if (!ends.break_within_words()) return lines;
    profile.words = false;
    lines = printed_lines(page, profile);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        lines[i].spaced = ends.space_between(lines[i - 1].text, lines[i].text);
        join_dateline(lines[i - 1], lines[i], profile);
    }
    return lines;
}

/// Takes the folio out of the lines of a page; what stood on both sides of it is parted.
void take_folio(std::vector<PrintedLine>& lines, const std::vector<bool>& folio, PageArticles& out) {
    std::vector<PrintedLine> kept;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!folio[i]) {
            if (i > 0 && folio[i - 1] && lines[i].gap == Gap::none) lines[i].gap = Gap::blank;
            kept.push_back(std::move(lines[i]));
            continue;
        }
        Unit unit;
        unit.kind = UnitKind::aside;
        unit.paragraphs.push_back({i, i, lines[i].text});
        for (Part& part : write_unassigned(unit, lines)) out.unassigned.push_back(std::move(part));
    }
    lines = std::move(kept);
}

/// A page of lines without boxes, such as a text dump's.
PageArticles dumped_page(const Document& document, const Page& page, const Profile& given) {
    PageArticles out;
    Profile profile = given;
    std::vector<PrintedLine> lines = lines_of(page, profile);
    take_folio(lines, folio_of(document, page, lines, profile), out);
    std::vector<Unit> units;
    for (Unit& unit : units_of(lines, label_flow(lines, profile), profile)) {
        if (unit.kind != UnitKind::aside) {
            units.push_back(std::move(unit));
            continue;
        }
        for (Part& part : write_unassigned(unit, lines)) out.unassigned.push_back(std::move(part));
    }
    units = part_unrelated(std::move(units), lines);
    const Assembly assembly = assemble(units);
    for (const Draft& draft : assembly.drafts) out.articles.push_back(write_article(draft, units, lines, profile));
    for (const std::size_t u : assembly.loose)
        for (Part& part : write_unassigned(units[u], lines)) out.unassigned.push_back(std::move(part));
    return out;
}

}  // namespace

Document segment(Document document, const Pages& pages, const ProfileOf& profile_of, const Judge& judge) {
    document.articles.clear();
    document.unassigned.clear();
    std::vector<const Profile*> read;  // with these
    for (const Page& page : pages) {
        const Profile& profile = profile_of(page);
        if (std::find(read.begin(), read.end(), &profile) == read.end()) read.push_back(&profile);
        PageArticles found = judge.keep_given && names_articles(page) ? given_page(page, profile)
                             : has_boxes(page)                        ? boxed_page(page, profile, judge)
                                                                      : dumped_page(document, page, profile);
        std::move(found.articles.begin(), found.articles.end(), std::back_inserter(document.articles));
        for (Part& part : found.unassigned) document.unassigned.push_back(std::move(part));
    }
    join_given(document.articles);
    std::size_t number = 0;
    for (Article& article : document.articles) article.id = "a" + std::to_string(++number);
    for (const Profile* profile : read) link_continuations(document, *profile);
    return document;
}

Document segment(Document document, const Profile& profile, const Judge& judge) {
    const Document whole = document;
    return segment(
        std::move(document), Pages(whole), [&](const Page&) -> const Profile& { return profile; }, judge);
}

}  // namespace galley::articles_newspaper
