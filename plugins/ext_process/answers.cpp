#include "answers.hpp"

#include <array>
#include <set>

#include "galley/edit.hpp"

namespace galley::ext_process {

namespace {

/// Text that stood on the page, and stands nowhere on it now.
void refuse_loss(const Page& before, const Page& after) {
    std::set<std::pair<std::string, std::size_t>> places;
    std::multiset<std::string> texts;
    for (const Block& block : after.blocks)
        for (std::size_t i = 0; i < block.lines.size(); ++i) {
            places.emplace(block.id, i);
            texts.insert(text_of(block.lines[i]));
        }
    for (const Block& block : before.blocks)
        for (std::size_t i = 0; i < block.lines.size(); ++i) {
            const std::string text = text_of(block.lines[i]);
            if (!text.empty() && !places.contains({block.id, i}) && !texts.contains(text))
                throw InputError("line " + std::to_string(i) + " of block " + block.id + " (\"" + text +
                                 "\") is missing in the page that came back; lines may be emptied, but not left out");
        }
}

/// An Edit for every line whose text is not what it was.
void record_changes(const Page& before, Page& after, const EditReason& reason) {
    std::map<std::string_view, const Block*> blocks;
    for (const Block& block : before.blocks) blocks.emplace(block.id, &block);
    for (Block& block : after.blocks) {
        const auto old = blocks.find(block.id);
        if (old == blocks.end()) continue;
        const auto count = std::min(block.lines.size(), old->second->lines.size());
        for (std::size_t i = 0; i < count; ++i) {
            const std::string was = text_of(old->second->lines[i]), is = text_of(block.lines[i]);
            if (was.empty() || was == is) continue;
            after.edits.push_back({std::string(reason.stage), before.index, block.id, static_cast<std::int32_t>(i), was,
                                   is, std::string(reason.rule), reason.confidence});
            if (is.empty()) set_attr(block.lines[i].attrs, "emptied", true);
        }
    }
}

Page whole_page(const Page& before, const Json& answer, std::string_view stage) {
    Page after = page_told(answer.at("page"), before);
    after.index = before.index;
    after.source = before.source;
    after.edits = before.edits;
    refuse_loss(before, after);
    const std::string rule = answer.value("rule", "process");
    record_changes(before, after, {stage, rule, 1.0});
    return after;
}

Page edited_page(Page page, const Json& edits, std::string_view stage) {
    std::map<std::string, std::size_t> blocks;
    for (std::size_t i = 0; i < page.blocks.size(); ++i) blocks.emplace(page.blocks[i].id, i);
    for (const Json& edit : edits) {
        const auto id = edit.at("block").get<std::string>();
        const auto line = edit.at("line").get<std::int64_t>();
        const auto block = blocks.find(id);
        if (block == blocks.end()) throw InputError("an edit names the block " + id + ", which is not on the page");
        const auto lines = static_cast<std::int64_t>(page.blocks[block->second].lines.size());
        if (line < 0 || line >= lines)
            throw InputError("an edit names line " + std::to_string(line) + " of block " + id + ", which has " +
                             std::to_string(lines));
        const std::string rule = edit.value("rule", "process");
        edit_line(page, block->second, static_cast<std::size_t>(line), edit.at("after").get<std::string>(),
                  {stage, rule, edit.value("confidence", 1.0)});
    }
    return page;
}

}  // namespace

Page page_told(Json json, const Page& otherwise) {
    const Json defaults =
        to_json(Page{otherwise.index, otherwise.source, otherwise.width, otherwise.height, otherwise.dpi, {}, {}, {}},
                Detail::lines);
    for (const auto& [name, value] : defaults.items())
        if (name != "blocks" && !json.contains(name)) json[name] = value;
    return page_from_json(json);
}

Page page_after(const Page& page, const Json& answer, std::string_view stage) {
    try {
        if (answer.contains("page")) return whole_page(page, answer, stage);
        if (answer.contains("edits")) return edited_page(page, answer.at("edits"), stage);
        return page;
    } catch (const nlohmann::json::exception& error) {
        throw InputError(std::string("its answer is no page of galley.document/1: ") + error.what());
    }
}

std::int32_t code_named(std::string_view name) {
    constexpr std::array<std::string_view, 8> names{"OK",   "E_OPTION", "E_INPUT",     "E_RESOURCE",
                                                    "E_IO", "E_LIMIT",  "E_CANCELLED", "E_INTERNAL"};
    for (std::size_t i = 1; i < names.size(); ++i)
        if (names[i] == name) return static_cast<std::int32_t>(i);
    return GALLEY_E_INPUT;
}

}  // namespace galley::ext_process
