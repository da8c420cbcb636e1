#include "segment.hpp"

#include "boxed_text.hpp"
#include "continuation.hpp"
#include "parting.hpp"
#include "writing.hpp"

namespace galley::articles_newspaper {

namespace {

LabelledText read(const Page& page, const Scale& scale, const Profile& profile) {
    if (scale.em > 0) return boxed_text(page, scale, profile);
    LabelledText out;
    out.lines = printed_lines(page, profile);
    out.labels = label_flow(out.lines, profile);
    return out;
}

void segment_page(const Page& page, const Profile& profile, Document& out) {
    const Scale scale = scale_of(page);
    const LabelledText text = read(page, scale, profile);
    const std::vector<PrintedLine>& lines = text.lines;
    std::vector<Unit> units;
    for (Unit& unit : units_of(lines, text.labels, profile)) {
        if (unit.kind != UnitKind::aside) {
            units.push_back(std::move(unit));
            continue;
        }
        for (Part& part : write_unassigned(unit, lines)) out.unassigned.push_back(std::move(part));
    }
    units = part_strangers(std::move(units), lines);
    const Assembly assembly = assemble(units, scale.em > 0);
    for (const Draft& draft : assembly.drafts) {
        out.articles.push_back(write_article(draft, units, lines, profile));
        out.articles.back().id = "a" + std::to_string(out.articles.size());
    }
    for (const std::size_t u : assembly.loose)
        for (Part& part : write_unassigned(units[u], lines)) out.unassigned.push_back(std::move(part));
    for (const Block* block : text.aside_blocks)
        for (Part& part : write_aside(page, *block)) out.unassigned.push_back(std::move(part));
}

}  // namespace

Document segment(Document document, const Pages& pages, const Profile& profile) {
    document.articles.clear();
    document.unassigned.clear();
    for (const Page& page : pages) segment_page(page, profile, document);
    link_continuations(document, profile);
    return document;
}

Document segment(Document document, const Profile& profile) {
    const Document whole = document;
    return segment(std::move(document), Pages(whole), profile);
}

}  // namespace galley::articles_newspaper
