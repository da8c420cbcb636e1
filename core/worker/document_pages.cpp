#include "core/worker/document_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <utility>

#include "core/worker/page_head.hpp"

namespace galley {

namespace {

/// About 20 MB of a newspaper's pages. Most documents have fewer, and each of those is read once.
constexpr std::size_t pages_held = 32;

}  // namespace

DocumentPages::DocumentPages(const PlannedDocument& planned, const std::vector<std::string>& keys, PageWorker& pages,
                             const std::vector<std::string>& skip)
    : planned_(planned), keys_(keys), pages_(pages), skip_(skip) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i].empty()) continue;
        Page page = read(i);
        note(page);
        if (held_.size() < pages_held) held_.push_back(std::move(page));
    }
}

void DocumentPages::note(const Page& page) {
    heads_.push_back(head_of(page));
    add_lines(lines_, page);
    edits_ += page.edits.size();
}

Page DocumentPages::read(std::size_t planned_place) const {
    const PlannedPage& planned = planned_.pages[planned_place];
    const auto index = static_cast<std::int32_t>(planned_place);
    auto page = pages_.page_of(keys_[planned_place]);
    if (!page) page = pages_.make_again(keys_[planned_place], planned, index, skip_);
    set_place(*page, index, planned.entry.source);
    return std::move(*page);
}

const Page& DocumentPages::at(std::size_t position) {
    if (position < held_.size()) return held_[position];
    if (const auto changed = changed_.find(position); changed != changed_.end()) return changed->second;
    if (lent_position_ == position) return lent_;
    if (position >= heads_.size())
        throw std::out_of_range(
            fmt::format("page {} was asked for, of the document {} with {} pages", position + 1, planned_.id, size()));
    lent_ = read(static_cast<std::size_t>(heads_[position].index));
    lent_.facts = heads_[position].facts;
    lent_position_ = position;
    return lent_;
}

std::vector<Page> DocumentPages::all() {
    std::vector<Page> out;
    out.reserve(size());
    for (std::size_t position = 0; position < size(); ++position) out.push_back(at(position));
    return out;
}

void DocumentPages::take_facts(const std::vector<Page>& heads) {
    std::map<std::int32_t, const Page*> told;
    for (const Page& head : heads) told.emplace(head.index, &head);
    for (std::size_t position = 0; position < heads_.size(); ++position) {
        const auto head = told.find(heads_[position].index);
        if (head == told.end()) continue;
        heads_[position].facts = head->second->facts;
        if (position < held_.size()) held_[position].facts = heads_[position].facts;
        if (lent_position_ == position) lent_.facts = heads_[position].facts;
    }
}

void DocumentPages::replace(std::vector<Page> pages) {
    heads_.clear();
    lines_.clear();
    edits_ = 0;
    lent_position_.reset();
    changed_.clear();
    for (const Page& page : pages) note(page);
    held_ = std::move(pages);
}

void DocumentPages::put(Page page) {
    const auto head =
        std::find_if(heads_.begin(), heads_.end(), [&](const Page& one) { return one.index == page.index; });
    if (head == heads_.end()) return;
    const auto position = static_cast<std::size_t>(head - heads_.begin());
    edits_ += page.edits.size() - at(position).edits.size();  // edits are only ever added
    lines_.erase(page.index);
    add_lines(lines_, page);
    *head = head_of(page);
    if (position < held_.size())
        held_[position] = std::move(page);
    else
        changed_[position] = std::move(page);
}

}  // namespace galley
