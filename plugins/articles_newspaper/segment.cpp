#include "segment.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>

#include "continuation.hpp"
#include "given_page.hpp"
#include "parting.hpp"
#include "writing.hpp"

namespace galley::articles_newspaper {

namespace {

/// A page of lines without boxes, such as a text dump's.
PageArticles dumped_page(const Page& page, const Profile& profile) {
    PageArticles out;
    const std::vector<PrintedLine> lines = printed_lines(page, profile);
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

Document segment(Document document, const Pages& pages, const Profile& profile, const Judge& judge) {
    document.articles.clear();
    document.unassigned.clear();
    for (const Page& page : pages) {
        PageArticles found = judge.keep_given && names_articles(page) ? given_page(page, profile)
                             : has_boxes(page)                        ? boxed_page(page, profile, judge)
                                                                      : dumped_page(page, profile);
        std::move(found.articles.begin(), found.articles.end(), std::back_inserter(document.articles));
        for (Part& part : found.unassigned) document.unassigned.push_back(std::move(part));
    }
    join_given(document.articles);
    std::size_t number = 0;
    for (Article& article : document.articles) article.id = "a" + std::to_string(++number);
    link_continuations(document, profile);
    return document;
}

Document segment(Document document, const Profile& profile, const Judge& judge) {
    const Document whole = document;
    return segment(std::move(document), Pages(whole), profile, judge);
}

}  // namespace galley::articles_newspaper
