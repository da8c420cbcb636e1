#include "core/run/schedule.hpp"

namespace galley {

Schedule::Schedule(const Manifest& manifest, Shard shard, Documents documents)
    : manifest_(manifest), shard_(shard), documents_(documents), keys_(manifest.documents.size()) {
    for (std::size_t d = 0; d < manifest.documents.size(); ++d) {
        const std::size_t pages = manifest.documents[d].pages.size();
        first_page_.push_back(owner_.size());
        missing_pages_.push_back(pages);
        owner_.insert(owner_.end(), pages, static_cast<std::uint32_t>(d));
    }
    for (std::size_t page = 0; page < owner_.size(); ++page) page_count_ += shard_.owns(page) ? 1 : 0;
}

std::int32_t Schedule::index_in_document(std::size_t page) const {
    return static_cast<std::int32_t>(page - first_page_[owner_[page]]);
}

const PlannedPage& Schedule::planned(std::size_t page) const {
    return manifest_.documents[owner_[page]].pages[page - first_page_[owner_[page]]];
}

std::optional<Schedule::Item> Schedule::next() {
    if (documents_ == Documents::as_ready && !ready_.empty()) {
        const std::size_t document = ready_.front();
        ready_.pop_front();
        return Item{true, document};
    }
    while (next_page_ < owner_.size() && !shard_.owns(next_page_)) ++next_page_;
    if (next_page_ == owner_.size()) return std::nullopt;
    return Item{false, next_page_++};
}

void Schedule::page_done(std::size_t page, const PageOutcome& outcome) {
    if (documents_ == Documents::none) return;
    const std::size_t document = owner_[page];
    keys_[document].resize(manifest_.documents[document].pages.size());
    if (outcome.ok())
        keys_[document][page - first_page_[document]] = outcome.key;
    else
        failures_[page] = *outcome.failure;
    if (--missing_pages_[document] == 0) ready_.push_back(document);
}

std::vector<FailedPage> Schedule::failed(std::size_t document) const {
    std::vector<FailedPage> out;
    const std::size_t first = first_page_[document], end = first + manifest_.documents[document].pages.size();
    for (auto at = failures_.lower_bound(first); at != failures_.end() && at->first < end; ++at)
        out.push_back({static_cast<std::int32_t>(at->first - first), at->second});
    return out;
}

void Schedule::forget(std::size_t document) {
    keys_[document] = {};
    const std::size_t first = first_page_[document], end = first + manifest_.documents[document].pages.size();
    failures_.erase(failures_.lower_bound(first), failures_.lower_bound(end));
}

}  // namespace galley
