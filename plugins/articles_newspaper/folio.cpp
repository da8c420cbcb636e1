#include "folio.hpp"

#include <algorithm>
#include <array>

#include "galley/facts.hpp"
#include "galley/utf8.hpp"

namespace galley::articles_newspaper {

namespace {

constexpr std::array folio_facts{"title", "date", "number", "label"};  // a section's name may head an article
constexpr std::size_t outermost = 4;                                   // lines at each end of the page
constexpr std::size_t longest = 60;                                    // characters of a folio's line

bool is_source(const PrintedLine& line, const std::vector<Fact>& facts) {
    return std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) {
        if (!fact.source || std::find(folio_facts.begin(), folio_facts.end(), fact.name) == folio_facts.end())
            return false;
        const Source& at = *fact.source;
        return at.page == line.page->index && at.block == line.block->id && line.index >= at.first_line &&
               line.index < at.first_line + at.line_count;
    });
}

}  // namespace

std::vector<bool> folio_of(const Document& document, const Page& page, const std::vector<PrintedLine>& lines,
                           const Profile& profile) {
    const std::u32string title = decode_utf8(fact_of(document, page, "title"));
    std::vector<bool> out(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const PrintedLine& line = lines[i];
        if (line.text.size() > longest) continue;
        const bool outer = i < outermost || lines.size() - i <= outermost;
        out[i] = is_source(line, page.facts) || is_source(line, document.facts) ||
                 (outer && (line.text == title || profile.facts.label.matches(line.text)));
    }
    return out;
}

}  // namespace galley::articles_newspaper
