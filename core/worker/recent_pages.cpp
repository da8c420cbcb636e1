#include "core/worker/recent_pages.hpp"

#include <algorithm>
#include <utility>

namespace galley {

void RecentPages::keep(std::string key, Page page, std::size_t characters) {
    pages_.push_back({std::move(key), std::move(page), characters});
    characters_ += characters;
    for (; characters_ > most_; pages_.pop_front()) characters_ -= pages_.front().characters;
}

std::optional<Page> RecentPages::remove(const std::string& key) {
    const auto found = std::find_if(pages_.begin(), pages_.end(), [&](const Kept& one) { return one.key == key; });
    if (found == pages_.end()) return std::nullopt;
    std::optional<Page> page = std::move(found->page);
    characters_ -= found->characters;
    pages_.erase(found);
    return page;
}

}  // namespace galley
