// Checks of what stages give.
#include <fmt/format.h>

#include <cmath>
#include <map>
#include <set>

#include "core/plugin/page_check.hpp"
#include "core/store/safe_file.hpp"
#include "core/verify/each_stage.hpp"
#include "galley/text.hpp"

namespace galley::verify {

namespace {

/// All pages that a call gave, alone or in documents.
std::vector<const Page*> pages_of(const Given& given) {
    std::vector<const Page*> out;
    for (const Page& page : given.pages) out.push_back(&page);
    for (const Document& document : given.documents)
        for (const Page& page : document.pages) out.push_back(&page);
    return out;
}

/// Pairs of a page that went in and what came out for it.
std::vector<std::pair<const Page*, const Page*>> changed_pages(const Trial& trial) {
    std::vector<std::pair<const Page*, const Page*>> out;
    if (trial.page && !trial.given.pages.empty()) out.emplace_back(trial.page.get(), &trial.given.pages.back());
    if (trial.document && !trial.given.documents.empty())
        for (const Page& before : trial.document->pages)
            for (const Page& after : trial.given.documents.back().pages)
                if (before.index == after.index) out.emplace_back(&before, &after);
    return out;
}

std::set<std::string> texts_of(const Page& page) {
    std::set<std::string> out;
    for (const Block& block : page.blocks)
        for (const Line& line : block.lines)
            if (std::string text = text_of(line); !text.empty()) out.insert(std::move(text));
    return out;
}

/// A text that went, or came, without an edit.
std::string untold_change(const Page& before, const Page& after) {
    std::set<std::string> was = texts_of(before), is = texts_of(after);
    if (was.empty()) return {};  // the stage read the page: all its text is new
    std::set<std::string> gone, come;
    for (const Edit& edit : after.edits) gone.insert(edit.before), come.insert(edit.after);
    for (const std::string& text : was)
        if (!is.contains(text) && !gone.contains(text))
            return fmt::format("the line \"{}\" is gone or changed, and no edit holds it as `before`", text);
    for (const std::string& text : is)
        if (!was.contains(text) && !come.contains(text))
            return fmt::format("the line \"{}\" is new, and no edit holds it as `after`", text);
    return {};
}

bool is_text(const std::string& media_type) {
    for (const char* mark : {"text/", "json", "xml", "csv"})
        if (media_type.find(mark) != std::string::npos) return true;
    return false;
}

std::string utf8_fault(const Page& page) {
    for (const std::string& text : texts_of(page))
        if (!is_utf8(text)) return "a line is not valid UTF-8";
    for (const Edit& edit : page.edits)
        if (!is_utf8(edit.before) || !is_utf8(edit.after) || !is_utf8(edit.rule)) return "an edit is not valid UTF-8";
    for (const Block& block : page.blocks)
        if (!is_utf8(block.id) || !is_utf8(block.attrs)) return "a block's id or attrs is not valid UTF-8";
    return is_utf8(page.attrs) && is_utf8(page.source) ? "" : "a page's source or attrs is not valid UTF-8";
}

std::string parts_fault(const Document& document) {
    const auto broken = [](const Part& part) { return !is_utf8(part.text); };
    bool any = std::any_of(document.unassigned.begin(), document.unassigned.end(), broken);
    for (const Article& article : document.articles)
        any = any || std::any_of(article.parts.begin(), article.parts.end(), broken);
    return any ? "the text of a part is not valid UTF-8" : "";
}

bool inside_page(const Box& box, const Page& page) {
    if (box.w < 0 || box.h < 0) return false;
    if (box.empty() || page.width <= 0 || page.height <= 0) return true;
    return box.x >= 0 && box.y >= 0 && std::int64_t{box.x} + box.w <= page.width &&
           std::int64_t{box.y} + box.h <= page.height;
}

std::string box_fault(const Page& page) {
    const auto told = [&](const char* what, const Block& block, const Box& box) {
        return fmt::format("the box of {} in block {} (x {}, y {}, {} x {}) does not lie inside the page of {} x {}",
                           what, block.id, box.x, box.y, box.w, box.h, page.width, page.height);
    };
    for (const Block& block : page.blocks) {
        if (!inside_page(block.box, page)) return told("the block", block, block.box);
        for (const Line& line : block.lines) {
            if (!inside_page(line.box, page)) return told("a line", block, line.box);
            for (const Word& word : line.words)
                if (!inside_page(word.box, page)) return told("a word", block, word.box);
        }
    }
    return {};
}

bool sound(double confidence) { return std::isfinite(confidence) && confidence >= 0 && confidence <= 1; }

std::string confidence_fault(const Page& page) {
    for (const Block& block : page.blocks)
        for (const Line& line : block.lines)
            for (const Word& word : line.words)
                if (!sound(word.confidence))
                    return fmt::format("a word in block {} has the confidence {}", block.id, word.confidence);
    for (const Edit& edit : page.edits)
        if (!sound(edit.confidence)) return fmt::format("an edit has the confidence {}", edit.confidence);
    return {};
}

using LineCounts = std::map<std::string, std::size_t>;  // by block id

std::string index_fault(const Page& page, LineCounts& lines) {
    for (const Block& block : page.blocks) {
        if (block.id.empty()) return "a block has no id";
        if (!lines.emplace(block.id, block.lines.size()).second)
            return fmt::format("two blocks have the id {}", block.id);
    }
    for (const Edit& edit : page.edits) {
        const auto block = lines.find(edit.block);
        if (block == lines.end() || edit.line < 0 || static_cast<std::size_t>(edit.line) >= block->second)
            return fmt::format("an edit names line {} of block {}, which is not there", edit.line, edit.block);
    }
    return {};
}

std::string index_fault(const Document& document) {
    std::map<std::int32_t, LineCounts> pages;
    for (const Page& page : document.pages)
        if (const std::string why = index_fault(page, pages[page.index]); !why.empty()) return why;
    std::vector<const Part*> parts;
    for (const Article& article : document.articles)
        for (const Part& part : article.parts) parts.push_back(&part);
    for (const Part& part : document.unassigned) parts.push_back(&part);
    for (const Part* part : parts) {
        for (const Source& s : part->sources) {
            const auto page = pages.find(s.page);
            if (page == pages.end()) return fmt::format("a source names page {}, which is not there", s.page);
            const auto block = page->second.find(s.block);
            if (block == page->second.end() || s.first_line < 0 || s.line_count < 0 ||
                static_cast<std::size_t>(s.first_line) + static_cast<std::size_t>(s.line_count) > block->second)
                return fmt::format("a source names lines {} to {} of block {}, which are not there", s.first_line,
                                   std::int64_t{s.first_line} + s.line_count, s.block);
        }
    }
    return {};
}

bool same_blocks(const Page& a, const Page& b) {
    return std::equal(a.blocks.begin(), a.blocks.end(), b.blocks.begin(), b.blocks.end(),
                      [](const Block& x, const Block& y) {
                          return x.id == y.id && x.kind == y.kind && x.box == y.box && x.polygon == y.polygon &&
                                 x.writing_mode == y.writing_mode && x.lines.size() == y.lines.size();
                      });
}

std::string undeclared(const galley_stage& stage, const Trial& trial) {
    const auto declares = [&](std::uint32_t bit) { return (stage.produces & bit) != 0; };
    const Given& given = trial.given;
    if (!given.images.empty() && !declares(GALLEY_HAS_IMAGE)) return "it emitted an image, which it does not declare";
    if (!given.assets.empty() && !declares(GALLEY_HAS_ASSETS)) return "it emitted a file, which it does not declare";
    if (!given.documents.empty() && stage.scope != GALLEY_SCOPE_DOCUMENT)
        return "it emitted a document, which only document stages may";
    if (!given.pages.empty() && stage.scope == GALLEY_SCOPE_DOCUMENT)
        return "it emitted a page alone, which document stages may not";
    if (!given.entries.empty() && stage.scope != GALLEY_SCOPE_READ)
        return "it emitted an entry, which only reading stages may";
    for (const auto& [before, after] : changed_pages(trial)) {
        if (!declares(GALLEY_HAS_BLOCKS | GALLEY_HAS_LINES) && !same_blocks(*before, *after))
            return "it changed blocks or the number of lines, which it does not declare";
        if (!declares(GALLEY_HAS_TEXT) && texts_of(*before) != texts_of(*after))
            return "it changed text, which it does not declare";
    }
    if (trial.document && !given.documents.empty() && !declares(GALLEY_HAS_ARTICLES) &&
        (given.documents.back().articles != trial.document->articles ||
         given.documents.back().unassigned != trial.document->unassigned))
        return "it changed articles, which it does not declare";
    return {};
}

}  // namespace

Verdict utf8_preserved(const Subject& subject) {
    return each_trial(subject, [](const galley_stage&, const Trial& trial) -> std::string {
        for (const Page* page : pages_of(trial.given))
            if (std::string why = utf8_fault(*page); !why.empty()) return why;
        for (const Document& document : trial.given.documents)
            if (std::string why = parts_fault(document); !why.empty()) return why;
        for (const Asset& asset : trial.given.assets)
            if (is_text(asset.media_type) && !is_utf8(asset.bytes))
                return fmt::format("the file {} of type {} is not valid UTF-8", asset.path, asset.media_type);
        for (const auto& [before, after] : changed_pages(trial))
            if (std::string why = untold_change(*before, *after); !why.empty()) return why;
        return {};
    });
}

Verdict boxes_inside_page(const Subject& subject) {
    return each_trial(subject, [](const galley_stage&, const Trial& trial) -> std::string {
        for (const Page* page : pages_of(trial.given))
            if (std::string why = box_fault(*page); !why.empty()) return why;
        return {};
    });
}

Verdict confidence_range(const Subject& subject) {
    return each_trial(subject, [](const galley_stage&, const Trial& trial) -> std::string {
        for (const Page* page : pages_of(trial.given))
            if (std::string why = confidence_fault(*page); !why.empty()) return why;
        for (const Document& document : trial.given.documents)
            for (const Article& article : document.articles)
                if (!sound(article.confidence))
                    return fmt::format("the article {} has the confidence {}", article.id, article.confidence);
        return {};
    });
}

Verdict indices_in_range(const Subject& subject) {
    return each_trial(subject, [](const galley_stage&, const Trial& trial) -> std::string {
        if (!trial.given.broken.empty()) return trial.given.broken.front();
        for (const Page& page : trial.given.pages) {
            LineCounts lines;
            if (std::string why = index_fault(page, lines); !why.empty()) return why;
        }
        for (const Document& document : trial.given.documents)
            if (std::string why = index_fault(document); !why.empty()) return why;
        return {};
    });
}

Verdict produces_only_declared(const Subject& subject) { return each_trial(subject, undeclared); }

Verdict asset_path_relative(const Subject& subject) {
    return each_trial(subject, [](const galley_stage&, const Trial& trial) -> std::string {
        std::set<std::string> paths;
        for (const Asset& asset : trial.given.assets) {
            try {
                (void)inside("/", asset.path);
            } catch (const std::invalid_argument& error) {
                return error.what();
            }
            if (!paths.insert(asset.path).second) return fmt::format("it wrote the file {} twice", asset.path);
        }
        return {};
    });
}

}  // namespace galley::verify
