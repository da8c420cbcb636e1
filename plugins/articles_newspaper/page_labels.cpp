#include "page_labels.hpp"

#include "continuation.hpp"
#include "galley/facts.hpp"
#include "galley/json.hpp"
#include "galley/utf8.hpp"

namespace galley::articles_newspaper {

namespace {

std::string letters_of(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text)
        if (c >= U'A' && c <= U'Z') out += static_cast<char>(c);
    return out;
}

}  // namespace

PageLabels::PageLabels(const std::vector<Page>& pages) {
    int place = 0;
    for (const Page& page : pages) {
        ++place;
        const Fact* label = find_fact(page.facts, "label");
        if (label == nullptr) {
            places_.emplace(place, page.index);
            continue;
        }
        const std::u32string printed = decode_utf8(label->value);
        const auto number = attr<int>(label->attrs, "number");
        const Key key{number ? attr<std::string>(label->attrs, "letters").value_or("") : letters_of(printed),
                      number.value_or(page_number(printed))};
        pages_.emplace(key, page.index);
        labels_.emplace(page.index, key);
    }
}

std::optional<std::int32_t> PageLabels::find(std::u32string_view name, std::int32_t from) const {
    Key key{letters_of(name), page_number(name)};
    if (const auto own = labels_.find(from); own != labels_.end() && key.first.empty())
        if (const auto page = pages_.find({own->second.first, key.second}); page != pages_.end()) return page->second;
    if (const auto page = pages_.find(key); page != pages_.end()) return page->second;
    const bool counted = key.first.empty() || labels_.empty();  // "A7" of pages that have no labels is the seventh
    if (const auto page = places_.find(key.second); page != places_.end() && counted) return page->second;
    return std::nullopt;
}

}  // namespace galley::articles_newspaper
