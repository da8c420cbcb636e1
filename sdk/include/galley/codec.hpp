// Turns the model into the C structs of abi.h and back. Both sides of the boundary use it.
//
// PageView and DocumentView borrow the model they are made from: it must stay alive and unchanged while they live.
// The decoders copy everything and trust no index: a range outside its array is an InternalError. They read no more of
// a struct than its size, so that either side may be older. Numbers of kinds, roles and modes are taken as they are.
#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/abi.h"
#include "galley/error.hpp"
#include "galley/model.hpp"

namespace galley {

inline galley_text to_abi(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view from_abi(galley_text text) {
    return text.size == 0 ? std::string_view{} : std::string_view{text.data, static_cast<std::size_t>(text.size)};
}
inline galley_box to_abi(const Box& box) { return {box.x, box.y, box.w, box.h}; }
inline Box from_abi(const galley_box& box) { return {box.x, box.y, box.w, box.h}; }
inline galley_point to_abi(const Point& point) { return {point.x, point.y}; }
inline Point from_abi(const galley_point& point) { return {point.x, point.y}; }

/// A struct that came from a side which may be older or newer: what its size does not reach is 0. `least` is a
/// GALLEY_…_LEAST. Throws InternalError when it is smaller.
template <typename Struct>
Struct received(const Struct& from, std::uint32_t least, const char* name) {
    if (from.size < least)
        throw InternalError(std::string("a ") + name + " says it is " + std::to_string(from.size) +
                            " bytes long, at least " + std::to_string(least) + " are needed; set its size");
    Struct out{};
    std::memcpy(&out, &from, std::min<std::size_t>(from.size, sizeof(Struct)));
    return out;
}

/// Fills a struct of the other side, whose size its owner has set: no more than that is written. Throws InternalError
/// when it is smaller than `least`.
template <typename Struct>
void fill(Struct* to, Struct with, std::uint32_t least, const char* name) {
    if (to->size < least)
        throw InternalError(std::string("the ") + name + " to be filled says it is " + std::to_string(to->size) +
                            " bytes long, at least " + std::to_string(least) + " are needed; set its size");
    with.size = to->size;
    std::memcpy(static_cast<void*>(to), &with, std::min<std::size_t>(to->size, sizeof(Struct)));
}

inline galley_source to_abi(const Source& source) {
    return {to_abi(source.block), to_abi(source.attrs), source.page, source.first_line, source.line_count, 0};
}
inline Source from_abi(const galley_source& source) {
    return {source.page, std::string(from_abi(source.block)), source.first_line, source.line_count,
            std::string(from_abi(source.attrs))};
}
inline galley_fact to_abi(const Fact& fact) {
    return {to_abi(fact.name),
            to_abi(fact.value),
            to_abi(fact.attrs),
            fact.source ? to_abi(*fact.source) : galley_source{},
            fact.confidence,
            fact.source ? 1u : 0u,
            0};
}
inline Fact from_abi(const galley_fact& fact) {
    return {std::string(from_abi(fact.name)), std::string(from_abi(fact.value)),
            fact.has_source != 0 ? std::optional(from_abi(fact.source)) : std::nullopt, fact.confidence,
            std::string(from_abi(fact.attrs))};
}

/// A Page as flat arrays.
class PageView {
  public:
    explicit PageView(const Page& page) {
        reserve(page);
        for (const Block& block : page.blocks) add(block);
        for (const Edit& edit : page.edits)
            edits_.push_back({to_abi(edit.stage),
                              to_abi(edit.block),
                              to_abi(edit.before),
                              to_abi(edit.after),
                              to_abi(edit.rule),
                              to_abi(edit.attrs),
                              edit.page,
                              edit.line,
                              edit.confidence,
                              {}});
        for (const Fact& fact : page.facts) facts_.push_back(to_abi(fact));
        view_.size = sizeof(galley_page);
        view_.index = page.index;
        view_.source = to_abi(page.source);
        view_.attrs = to_abi(page.attrs);
        view_.width = page.width;
        view_.height = page.height;
        view_.dpi = page.dpi;
        view_.blocks = blocks_.data();
        view_.lines = lines_.data();
        view_.words = words_.data();
        view_.points = points_.data();
        view_.edits = edits_.data();
        view_.facts = facts_.data();
        view_.block_count = static_cast<std::uint32_t>(blocks_.size());
        view_.line_count = static_cast<std::uint32_t>(lines_.size());
        view_.word_count = static_cast<std::uint32_t>(words_.size());
        view_.point_count = static_cast<std::uint32_t>(points_.size());
        view_.edit_count = static_cast<std::uint32_t>(edits_.size());
        view_.fact_count = static_cast<std::uint32_t>(facts_.size());
    }
    PageView(const PageView&) = delete;
    PageView& operator=(const PageView&) = delete;

    [[nodiscard]] const galley_page* get() const { return &view_; }

  private:
    /// Room for all there is: arrays that grow hold up to three times their size for a while.
    void reserve(const Page& page) {
        std::size_t lines = 0, words = 0, points = 0;
        for (const Block& block : page.blocks) {
            lines += block.lines.size();
            points += block.polygon.size();
            for (const Line& line : block.lines) {
                words += line.words.size();
                points += line.polygon.size();
            }
        }
        blocks_.reserve(page.blocks.size());
        lines_.reserve(lines);
        words_.reserve(words);
        points_.reserve(points);
        edits_.reserve(page.edits.size());
        facts_.reserve(page.facts.size());
    }

    void add(const Block& block) {
        blocks_.push_back({to_abi(block.id),
                           to_abi(block.attrs),
                           to_abi(block.box),
                           static_cast<std::uint32_t>(block.kind),
                           static_cast<std::uint32_t>(block.writing_mode),
                           static_cast<std::uint32_t>(lines_.size()),
                           static_cast<std::uint32_t>(block.lines.size()),
                           static_cast<std::uint32_t>(points_.size()),
                           static_cast<std::uint32_t>(block.polygon.size()),
                           {}});
        for (const Point& point : block.polygon) points_.push_back(to_abi(point));
        for (const Line& line : block.lines) add(line);
    }

    void add(const Line& line) {
        const Baseline base = line.baseline.value_or(Baseline{});
        lines_.push_back({to_abi(line.attrs),
                          to_abi(line.box),
                          to_abi(base.from),
                          to_abi(base.to),
                          line.baseline ? 1u : 0u,
                          static_cast<std::uint32_t>(words_.size()),
                          static_cast<std::uint32_t>(line.words.size()),
                          static_cast<std::uint32_t>(line.writing_mode),
                          static_cast<std::uint32_t>(points_.size()),
                          static_cast<std::uint32_t>(line.polygon.size()),
                          {}});
        for (const Point& point : line.polygon) points_.push_back(to_abi(point));
        for (const Word& word : line.words)
            words_.push_back({to_abi(word.text), to_abi(word.attrs), to_abi(word.box), word.confidence, {}});
    }

    std::vector<galley_block> blocks_;
    std::vector<galley_line> lines_;
    std::vector<galley_word> words_;
    std::vector<galley_point> points_;
    std::vector<galley_edit> edits_;
    std::vector<galley_fact> facts_;
    galley_page view_{};
};

/// A Document as flat arrays.
class DocumentView {
  public:
    explicit DocumentView(const Document& document) {
        for (const Page& page : document.pages) {
            page_views_.push_back(std::make_unique<PageView>(page));
            pages_.push_back(page_views_.back()->get());
        }
        for (const Article& article : document.articles) {
            articles_.push_back({to_abi(article.id),
                                 to_abi(article.continued_from),
                                 to_abi(article.continued_to),
                                 to_abi(article.attrs),
                                 static_cast<std::uint32_t>(parts_.size()),
                                 static_cast<std::uint32_t>(article.parts.size()),
                                 article.confidence,
                                 {}});
            for (const Part& part : article.parts) add(part);
        }
        for (const Part& part : document.unassigned) add(part);
        for (const Fact& fact : document.facts) facts_.push_back(to_abi(fact));
        view_.size = sizeof(galley_document);
        view_.page_count = static_cast<std::uint32_t>(pages_.size());
        view_.id = to_abi(document.id);
        view_.attrs = to_abi(document.attrs);
        view_.pages = pages_.data();
        view_.articles = articles_.data();
        view_.parts = parts_.data();
        view_.sources = sources_.data();
        view_.facts = facts_.data();
        view_.article_count = static_cast<std::uint32_t>(articles_.size());
        view_.part_count = static_cast<std::uint32_t>(parts_.size());
        view_.source_count = static_cast<std::uint32_t>(sources_.size());
        view_.unassigned_count = static_cast<std::uint32_t>(document.unassigned.size());
        view_.fact_count = static_cast<std::uint32_t>(facts_.size());
    }
    DocumentView(const DocumentView&) = delete;
    DocumentView& operator=(const DocumentView&) = delete;

    [[nodiscard]] const galley_document* get() const { return &view_; }

  private:
    void add(const Part& part) {
        parts_.push_back({to_abi(part.text), to_abi(part.attrs), static_cast<std::uint32_t>(part.role),
                          static_cast<std::uint32_t>(sources_.size()), static_cast<std::uint32_t>(part.sources.size()),
                          0});
        for (const Source& source : part.sources) sources_.push_back(to_abi(source));
    }

    std::vector<std::unique_ptr<PageView>> page_views_;
    std::vector<const galley_page*> pages_;
    std::vector<galley_article> articles_;
    std::vector<galley_part> parts_;
    std::vector<galley_source> sources_;
    std::vector<galley_fact> facts_;
    galley_document view_{};
};

namespace detail {

/// An array that is counted is there.
inline void check_array(const char* what, const void* array, std::uint64_t count) {
    if (count > 0 && array == nullptr)
        throw InternalError(std::string("there are ") + std::to_string(count) + " " + what +
                            " by their count, but no array of them; the plugin that emitted them has a fault");
}

inline void check_range(const char* what, std::uint64_t first, std::uint64_t count, std::uint64_t size) {
    if (first + count > size)
        throw InternalError(std::string("the ") + what + " " + std::to_string(first) + " to " +
                            std::to_string(first + count) + " are named, but there are only " + std::to_string(size) +
                            "; the plugin that emitted them has a fault");
}

inline Line decode_line(const galley_page& page, const galley_line& from) {
    check_range("words", from.first_word, from.word_count, page.word_count);
    check_range("points", from.first_point, from.point_count, page.point_count);
    Line line;
    line.box = from_abi(from.box);
    if (from.has_baseline != 0) line.baseline = Baseline{from_abi(from.baseline_from), from_abi(from.baseline_to)};
    line.attrs = from_abi(from.attrs);
    line.writing_mode = static_cast<WritingMode>(from.writing_mode);
    for (std::uint32_t i = 0; i < from.point_count; ++i)
        line.polygon.push_back(from_abi(page.points[from.first_point + i]));
    line.words.reserve(from.word_count);
    for (std::uint32_t i = 0; i < from.word_count; ++i) {
        const galley_word& word = page.words[from.first_word + i];
        line.words.push_back(
            {std::string(from_abi(word.text)), from_abi(word.box), word.confidence, std::string(from_abi(word.attrs))});
    }
    return line;
}

inline Block decode_block(const galley_page& page, const galley_block& from) {
    check_range("lines", from.first_line, from.line_count, page.line_count);
    check_range("points", from.first_point, from.point_count, page.point_count);
    Block block;
    block.id = from_abi(from.id);
    block.attrs = from_abi(from.attrs);
    block.box = from_abi(from.box);
    block.kind = static_cast<BlockKind>(from.kind);
    block.writing_mode = static_cast<WritingMode>(from.writing_mode);
    for (std::uint32_t i = 0; i < from.point_count; ++i)
        block.polygon.push_back(from_abi(page.points[from.first_point + i]));
    block.lines.reserve(from.line_count);
    for (std::uint32_t i = 0; i < from.line_count; ++i)
        block.lines.push_back(decode_line(page, page.lines[from.first_line + i]));
    return block;
}

inline Part decode_part(const galley_document& document, const galley_part& from) {
    check_range("sources", from.first_source, from.source_count, document.source_count);
    Part part;
    part.role = static_cast<Role>(from.role);
    part.text = from_abi(from.text);
    part.attrs = from_abi(from.attrs);
    for (std::uint32_t i = 0; i < from.source_count; ++i)
        part.sources.push_back(from_abi(document.sources[from.first_source + i]));
    return part;
}

}  // namespace detail

/// Copies a page out of its flat form.
inline Page from_abi(const galley_page& given) {
    const galley_page from = received(given, GALLEY_PAGE_LEAST, "galley_page");
    detail::check_array("blocks", from.blocks, from.block_count);
    detail::check_array("lines", from.lines, from.line_count);
    detail::check_array("words", from.words, from.word_count);
    detail::check_array("points", from.points, from.point_count);
    detail::check_array("edits", from.edits, from.edit_count);
    detail::check_array("facts", from.facts, from.fact_count);
    Page page;
    page.index = from.index;
    page.source = from_abi(from.source);
    page.attrs = from_abi(from.attrs);
    page.width = from.width;
    page.height = from.height;
    page.dpi = from.dpi;
    page.blocks.reserve(from.block_count);
    for (std::uint32_t i = 0; i < from.block_count; ++i)
        page.blocks.push_back(detail::decode_block(from, from.blocks[i]));
    page.edits.reserve(from.edit_count);
    for (std::uint32_t i = 0; i < from.edit_count; ++i) {
        const galley_edit& edit = from.edits[i];
        page.edits.push_back({std::string(from_abi(edit.stage)), edit.page, std::string(from_abi(edit.block)),
                              edit.line, std::string(from_abi(edit.before)), std::string(from_abi(edit.after)),
                              std::string(from_abi(edit.rule)), edit.confidence, std::string(from_abi(edit.attrs))});
    }
    for (std::uint32_t i = 0; i < from.fact_count; ++i) page.facts.push_back(from_abi(from.facts[i]));
    return page;
}

/// Copies a document out of its flat form.
inline Document from_abi(const galley_document& given) {
    const galley_document from = received(given, GALLEY_DOCUMENT_LEAST, "galley_document");
    detail::check_array("pages", from.pages, from.page_count);
    detail::check_array("articles", from.articles, from.article_count);
    detail::check_array("parts", from.parts, from.part_count);
    detail::check_array("sources", from.sources, from.source_count);
    detail::check_array("facts", from.facts, from.fact_count);
    Document document;
    document.id = from_abi(from.id);
    document.attrs = from_abi(from.attrs);
    for (std::uint32_t i = 0; i < from.page_count; ++i) {
        if (from.pages[i] == nullptr) throw InternalError("page " + std::to_string(i) + " is a null pointer");
        document.pages.push_back(from_abi(*from.pages[i]));
    }
    for (std::uint32_t i = 0; i < from.fact_count; ++i) document.facts.push_back(from_abi(from.facts[i]));
    for (std::uint32_t i = 0; i < from.article_count; ++i) {
        const galley_article& a = from.articles[i];
        detail::check_range("parts", a.first_part, a.part_count, from.part_count);
        Article article{std::string(from_abi(a.id)),
                        {},
                        a.confidence,
                        std::string(from_abi(a.continued_from)),
                        std::string(from_abi(a.continued_to)),
                        std::string(from_abi(a.attrs))};
        for (std::uint32_t k = 0; k < a.part_count; ++k)
            article.parts.push_back(detail::decode_part(from, from.parts[a.first_part + k]));
        document.articles.push_back(std::move(article));
    }
    detail::check_range("unassigned parts", 0, from.unassigned_count, from.part_count);
    for (std::uint32_t i = from.part_count - from.unassigned_count; i < from.part_count; ++i)
        document.unassigned.push_back(detail::decode_part(from, from.parts[i]));
    return document;
}

}  // namespace galley
