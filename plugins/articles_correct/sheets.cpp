#include "sheets.hpp"

#include <utility>

#include "galley/edit.hpp"
#include "galley/text.hpp"

namespace galley::articles_correct {

Sheets::Sheets(const std::vector<Page>& heads, const Pages& pages) : pages_(pages) {
    for (std::size_t i = 0; i < heads.size(); ++i) {
        indices_.push_back(heads[i].index);
        positions_.emplace(heads[i].index, i);
    }
}

Sheets::Sheet* Sheets::sheet(std::int32_t index) {
    const auto there = loaded_.find(index);
    if (there != loaded_.end()) return &there->second;
    const auto position = positions_.find(index);
    if (position == positions_.end()) return nullptr;
    Sheet out{pages_[position->second], {}};
    for (std::size_t b = 0; b < out.page.blocks.size(); ++b) out.blocks.emplace(out.page.blocks[b].id, b);
    return &loaded_.emplace(index, std::move(out)).first->second;
}

const Page* Sheets::page(std::int32_t index) {
    const Sheet* found = sheet(index);
    return found == nullptr ? nullptr : &found->page;
}

const Block* Sheets::block(std::int32_t page, const std::string& id) {
    const Sheet* found = sheet(page);
    if (found == nullptr) return nullptr;
    const auto at = found->blocks.find(id);
    return at == found->blocks.end() ? nullptr : &found->page.blocks[at->second];
}

const Line* Sheets::line(const LineRef& ref) {
    const Block* found = block(ref.page, ref.block);
    if (found == nullptr || ref.line < 0 || static_cast<std::size_t>(ref.line) >= found->lines.size()) return nullptr;
    return &found->lines[static_cast<std::size_t>(ref.line)];
}

std::string Sheets::text(const LineRef& ref) {
    const Line* found = line(ref);
    return found == nullptr ? std::string() : text_of(*found);
}

std::vector<std::int64_t> Sheets::order(const LineRef& ref) {
    const Sheet* found = sheet(ref.page);
    const auto at =
        found == nullptr ? std::map<std::string, std::size_t>::const_iterator{} : found->blocks.find(ref.block);
    const bool there = found != nullptr && at != found->blocks.end();
    return {ref.page, there ? static_cast<std::int64_t>(at->second) : -1, ref.line};
}

void Sheets::set_text(const LineRef& ref, const std::string& to, const std::string& stage) {
    Sheet* found = sheet(ref.page);
    if (line(ref) == nullptr) return;
    edit_line(found->page, found->blocks.at(ref.block), static_cast<std::size_t>(ref.line), to,
              {stage, "correction", 1.0});
    changed_.insert(ref.page);
}

void Sheets::set_kind(std::int32_t page, const std::string& id, BlockKind kind) {
    if (const Block* there = block(page, id); there == nullptr || there->kind == kind) return;
    Sheet* found = sheet(page);
    found->page.blocks[found->blocks.at(id)].kind = kind;
    changed_.insert(page);
}

std::vector<const Page*> Sheets::changed() const {
    std::vector<const Page*> out;
    for (const std::int32_t index : changed_) out.push_back(&loaded_.at(index).page);
    return out;
}

}  // namespace galley::articles_correct
