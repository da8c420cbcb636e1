#include "core/plugin/page_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/plugin/attrs_check.hpp"
#include "galley/utf8.hpp"

namespace galley {

namespace {

bool sound_confidence(double value) { return std::isfinite(value) && value >= 0 && value <= 1; }

std::string text_fault(std::string_view what, std::string_view where, std::string_view text) {
    return is_utf8(text) ? "" : fmt::format("the {} of {} is not valid UTF-8", what, where);
}

std::string attrs_fault_at(std::string_view where, std::string_view attrs) {
    const std::string why = attrs_fault(attrs);
    return why.empty() ? "" : fmt::format("the attrs of {} {}", where, why);
}

/// An id stands in messages, in files and in their names.
std::string id_fault(std::string_view what, std::string_view id) {
    if (id.empty()) return fmt::format("{} has no id", what);
    if (!is_utf8(id)) return fmt::format("the id of {} is not valid UTF-8", what);
    const bool control = std::any_of(id.begin(), id.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
    return control ? fmt::format("the id of {} holds a control character", what) : "";
}

std::string box_fault(std::string_view what, const Box& box, const Page& page) {
    if (box.w < 0 || box.h < 0) return fmt::format("the box of {} has a negative size ({} x {})", what, box.w, box.h);
    if (page.width <= 0 || page.height <= 0 || box.empty()) return {};
    // In 64 bits: x + w of a hostile box may not fit into 32.
    const bool inside = box.x >= 0 && box.y >= 0 && std::int64_t{box.x} + box.w <= page.width &&
                        std::int64_t{box.y} + box.h <= page.height;
    return inside ? ""
                  : fmt::format("the box of {} (x {}, y {}, {} x {}) does not lie inside the page of {} x {}", what,
                                box.x, box.y, box.w, box.h, page.width, page.height);
}

/// Points may stand on the page's right and lower edge.
std::string polygon_fault(const std::string& where, const std::vector<Point>& polygon, const Page& page) {
    if (page.width <= 0 || page.height <= 0) return {};
    for (const Point& p : polygon)
        if (p.x < 0 || p.y < 0 || p.x > page.width || p.y > page.height)
            return fmt::format("the polygon of {} has a point at {}, {}, outside the page of {} x {}", where, p.x, p.y,
                               page.width, page.height);
    return {};
}

std::string line_fault(const Line& line, const std::string& where, const Page& page) {
    if (auto why = box_fault(where, line.box, page); !why.empty()) return why;
    if (auto why = polygon_fault(where, line.polygon, page); !why.empty()) return why;
    if (auto why = attrs_fault_at(where, line.attrs); !why.empty()) return why;
    for (const Word& word : line.words) {
        if (auto why = text_fault("text", "a word in " + where, word.text); !why.empty()) return why;
        if (auto why = attrs_fault_at("a word in " + where, word.attrs); !why.empty()) return why;
        if (auto why = box_fault("a word in " + where, word.box, page); !why.empty()) return why;
        if (!sound_confidence(word.confidence))
            return fmt::format("the confidence of a word in {} is {}, not within 0 to 1", where, word.confidence);
    }
    return {};
}

std::string block_fault(const Block& block, const Page& page) {
    const std::string where = "block " + block.id;
    if (auto why = box_fault(where, block.box, page); !why.empty()) return why;
    if (auto why = polygon_fault(where, block.polygon, page); !why.empty()) return why;
    if (auto why = attrs_fault_at(where, block.attrs); !why.empty()) return why;
    for (std::size_t i = 0; i < block.lines.size(); ++i)
        if (auto why = line_fault(block.lines[i], fmt::format("line {} of {}", i, where), page); !why.empty())
            return why;
    return {};
}

std::string fact_fault(const std::vector<Fact>& facts) {
    for (const Fact& fact : facts) {
        if (fact.name.empty()) return "a fact has no name";
        for (const std::string* text : {&fact.name, &fact.value})
            if (!is_utf8(*text)) return "a fact holds text that is not valid UTF-8";
        if (auto why = attrs_fault_at("the fact " + fact.name, fact.attrs); !why.empty()) return why;
        if (!sound_confidence(fact.confidence))
            return fmt::format("the confidence of the fact {} is {}, not within 0 to 1", fact.name, fact.confidence);
    }
    return {};
}

std::string edit_fault(const Edit& edit) {
    for (const std::string* text : {&edit.stage, &edit.block, &edit.before, &edit.after, &edit.rule})
        if (!is_utf8(*text)) return "an edit holds text that is not valid UTF-8";
    return sound_confidence(edit.confidence) ? "" : fmt::format("the confidence of an edit is {}", edit.confidence);
}

std::string part_fault(const Part& part, const std::map<std::int32_t, std::map<std::string, std::size_t>>& lines) {
    if (auto why = text_fault("text", "a part", part.text); !why.empty()) return why;
    if (auto why = attrs_fault_at("a part", part.attrs); !why.empty()) return why;
    for (const Source& s : part.sources) {
        const auto page = lines.find(s.page);
        if (page == lines.end()) return fmt::format("a part has a source on page {}, which is not there", s.page);
        const auto block = page->second.find(s.block);
        if (block == page->second.end())
            return fmt::format("a part has a source in block {} of page {}, which is not there", s.block, s.page);
        if (s.first_line < 0 || s.line_count < 0 ||
            static_cast<std::size_t>(s.first_line) + static_cast<std::size_t>(s.line_count) > block->second)
            return fmt::format("a part has lines {} to {} of block {} as its source; the block has {}", s.first_line,
                               std::int64_t{s.first_line} + s.line_count, s.block, block->second);
    }
    return {};
}

}  // namespace

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const DecodedChar next = decode_one(text, i);
        // U+FFFD of one byte stands for a byte that is no UTF-8; a written U+FFFD has three.
        if (next.c == U'\uFFFD' && next.length == 1) return false;
        i += next.length;
    }
    return true;
}

std::string fault_of(const Page& page, const Page* before) {
    if (page.width < 0 || page.height < 0) return "the page has a negative size";
    if (!std::isfinite(page.dpi) || page.dpi < 0) return fmt::format("the page has {} dpi", page.dpi);
    if (auto why = text_fault("source", "the page", page.source); !why.empty()) return why;
    if (auto why = attrs_fault_at("the page", page.attrs); !why.empty()) return why;
    const bool same_size = before != nullptr && before->width == page.width && before->height == page.height;
    std::set<std::string_view> ids;
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        const Block& block = page.blocks[i];
        if (!ids.insert(block.id).second) return fmt::format("two blocks have the id {}", block.id);
        if (same_size && i < before->blocks.size() && before->blocks[i] == block) continue;
        if (auto why = id_fault("a block", block.id); !why.empty()) return why;
        if (auto why = block_fault(block, page); !why.empty()) return why;
    }
    if (auto why = fact_fault(page.facts); !why.empty()) return why;
    for (const Edit& edit : page.edits)
        if (auto why = edit_fault(edit); !why.empty()) return why;
    return {};
}

void add_lines(PageLines& lines, const Page& page) {
    auto& blocks = lines[page.index];
    for (const Block& block : page.blocks) blocks[block.id] = block.lines.size();
}

std::string fault_of(const Document& document) {
    PageLines lines;
    for (const Page& page : document.pages) {
        if (auto why = fault_of(page); !why.empty()) return fmt::format("on page {} {}", page.index, why);
        add_lines(lines, page);
    }
    return fault_of(document, lines);
}

std::string fault_of(const Document& document, const PageLines& lines) {
    if (auto why = attrs_fault_at("the document", document.attrs); !why.empty()) return why;
    if (auto why = fact_fault(document.facts); !why.empty()) return why;
    for (const Page& page : document.pages)
        if (auto why = fact_fault(page.facts); !why.empty()) return fmt::format("on page {} {}", page.index, why);
    std::set<std::string_view> ids;
    for (const Article& article : document.articles) {
        if (auto why = id_fault("an article", article.id); !why.empty()) return why;
        if (!ids.insert(article.id).second) return fmt::format("two articles have the id {}", article.id);
        if (!sound_confidence(article.confidence))
            return fmt::format("the confidence of article {} is {}", article.id, article.confidence);
        if (auto why = attrs_fault_at("article " + article.id, article.attrs); !why.empty()) return why;
        for (const Part& part : article.parts)
            if (auto why = part_fault(part, lines); !why.empty()) return why;
    }
    for (const Article& article : document.articles)
        for (const std::string* other : {&article.continued_from, &article.continued_to})
            if (!other->empty() && !ids.contains(*other))
                return fmt::format("article {} is continued from or to the article {}, which is not there", article.id,
                                   *other);
    for (const Part& part : document.unassigned)
        if (auto why = part_fault(part, lines); !why.empty()) return why;
    return {};
}

}  // namespace galley
