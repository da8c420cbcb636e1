// The pages that a worker made last, so that a document that follows its pages need not read their records back.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "galley/model.hpp"

namespace galley {

class RecentPages {
  public:
    /// Keeps pages until their records hold more than `most` characters; the oldest goes first.
    explicit RecentPages(std::size_t most) : most_(most) {}

    void keep(std::string key, Page page, std::size_t characters);
    /// The page of this record, which is given away.
    [[nodiscard]] std::optional<Page> remove(const std::string& key);

  private:
    struct Kept {
        std::string key;
        Page page;
        std::size_t characters;
    };
    std::deque<Kept> pages_;
    std::size_t characters_ = 0, most_;
};

}  // namespace galley
