#include "core/array_check.hpp"

#include <cstdint>

namespace galley {

std::string array_fault(const galley_page& page) {
    if ((page.block_count > 0 && page.blocks == nullptr) || (page.line_count > 0 && page.lines == nullptr) ||
        (page.word_count > 0 && page.words == nullptr) || (page.point_count > 0 && page.points == nullptr) ||
        (page.edit_count > 0 && page.edits == nullptr))
        return "a page that counts blocks, lines, words, points or edits, but has no array of them";
    return {};
}

std::string array_fault(const galley_document& document) {
    if ((document.page_count > 0 && document.pages == nullptr) ||
        (document.article_count > 0 && document.articles == nullptr) ||
        (document.part_count > 0 && document.parts == nullptr) ||
        (document.source_count > 0 && document.sources == nullptr))
        return "a document that counts pages, articles, parts or sources, but has no array of them";
    for (std::uint32_t i = 0; i < document.page_count; ++i) {
        if (document.pages[i] == nullptr) return "a document with a page that is not there";
        if (auto why = array_fault(*document.pages[i]); !why.empty()) return why;
    }
    return {};
}

}  // namespace galley
