#include "core/document_pages.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "core/page_head.hpp"

namespace galley {

namespace {

/// About 20 MB of a newspaper's pages. Most documents have fewer, and each of those is read once.
constexpr std::size_t pages_held = 32;

}  // namespace

DocumentPages::DocumentPages(const PlannedDocument& planned, const std::vector<std::string>& keys, PageWorker& pages)
    : planned_(planned), keys_(keys), pages_(pages) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        auto page = read(i);
        if (!page) continue;
        note(*page);
        if (held_.size() < pages_held) held_.push_back(std::move(*page));
    }
}

void DocumentPages::note(const Page& page) {
    heads_.push_back(head_of(page));
    add_lines(lines_, page);
    edits_ += page.edits.size();
}

std::optional<Page> DocumentPages::read(std::size_t planned_place) const {
    if (keys_[planned_place].empty()) return std::nullopt;
    auto page = pages_.page_of(keys_[planned_place]);
    if (!page) return std::nullopt;
    page->index = static_cast<std::int32_t>(planned_place);
    page->source = planned_.pages[planned_place].entry.source;
    for (Edit& edit : page->edits) edit.page = page->index;
    return page;
}

const Page& DocumentPages::at(std::size_t place) {
    if (place < held_.size()) return held_[place];
    if (lent_place_ == place) return lent_;
    auto page = place < heads_.size() ? read(static_cast<std::size_t>(heads_[place].index)) : std::nullopt;
    if (!page)
        throw std::runtime_error(fmt::format(
            "page {} of the document {} cannot be read again: its record is gone or damaged", place + 1, planned_.id));
    lent_ = std::move(*page);
    lent_place_ = place;
    return lent_;
}

std::vector<Page> DocumentPages::all() {
    std::vector<Page> out;
    out.reserve(size());
    for (std::size_t place = 0; place < size(); ++place) out.push_back(at(place));
    return out;
}

void DocumentPages::replace(std::vector<Page> pages) {
    heads_.clear();
    lines_.clear();
    edits_ = 0;
    lent_place_.reset();
    for (const Page& page : pages) note(page);
    held_ = std::move(pages);
}

}  // namespace galley
