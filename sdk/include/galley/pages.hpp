// The pages of a document one at a time: a document of a thousand pages need not be held whole.
#pragma once

#include <cstddef>
#include <functional>
#include <utility>

#include "galley/model.hpp"

namespace galley {

/// `for (const Page& page : pages)` goes through them in the order of the document; each is made when it is asked for.
class Pages {
  public:
    using Lend = std::function<Page(std::size_t position)>;

    Pages(std::size_t count, Lend lend) : count_(count), lend_(std::move(lend)) {}
    /// The pages of a document that is held whole, and must outlive this.
    explicit Pages(const Document& document)
        : Pages(document.pages.size(), [&document](std::size_t position) { return document.pages[position]; }) {}

    [[nodiscard]] std::size_t size() const { return count_; }
    /// The page at `position` of the document's pages, counted from 0. Throws galley::Error when it is not available.
    [[nodiscard]] Page operator[](std::size_t position) const { return lend_(position); }

    class Iterator {
      public:
        Iterator(const Pages* pages, std::size_t position) : pages_(pages), position_(position) {}
        Page operator*() const { return (*pages_)[position_]; }
        Iterator& operator++() {
            ++position_;
            return *this;
        }
        bool operator!=(const Iterator& other) const { return position_ != other.position_; }

      private:
        const Pages* pages_;
        std::size_t position_;
    };
    [[nodiscard]] Iterator begin() const { return {this, 0}; }
    [[nodiscard]] Iterator end() const { return {this, count_}; }

  private:
    std::size_t count_;
    Lend lend_;
};

}  // namespace galley
