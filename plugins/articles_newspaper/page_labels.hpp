// Which page a jump line means: the one that has that label, which is seldom the one in that place.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/model.hpp"

namespace galley::articles_newspaper {

class PageLabels {
  public:
    /// Takes the fact "label" of each page, with its attrs "letters" and "number" where it has them.
    explicit PageLabels(const std::vector<Page>& pages);

    /// The index of the page that `name` ("3", "A7", "三") means to a reader of page `from`: of its own section before
    /// those without letters. Where no label is so, the page in that place, unless its label says otherwise.
    [[nodiscard]] std::optional<std::int32_t> find(std::u32string_view name, std::int32_t from) const;

  private:
    using Key = std::pair<std::string, int>;  // letters, number
    std::map<Key, std::int32_t> pages_;
    std::map<std::int32_t, Key> labels_;  // by index
    std::map<int, std::int32_t> places_;  // of pages without a label, from 1
};

}  // namespace galley::articles_newspaper
