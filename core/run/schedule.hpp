// What is to be done next: pages in the manifest's order, and each document as soon as its last page is known.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/plan/manifest.hpp"
#include "core/plan/shard.hpp"
#include "core/worker/outcome.hpp"

namespace galley {

class Schedule {
  public:
    struct Item {
        bool is_document = false;
        std::size_t number = 0;  ///< of the page or the document within the manifest
        bool operator==(const Item&) const = default;
    };
    /// When documents are handed out: never, each after its last page, or not until release_documents().
    enum class Documents { none, as_ready, held };

    /// `manifest` must outlive the schedule. A shard holds no documents together, so that `documents` is then none.
    Schedule(const Manifest& manifest, Shard shard, Documents documents);

    /// Finished documents come first, so that what is kept for them can be forgotten.
    [[nodiscard]] std::optional<Item> next();
    void release_documents() { documents_ = Documents::as_ready; }

    /// Notes that a page has its record, whose key it tells, or that it failed.
    void page_done(std::size_t page, const PageOutcome& outcome);
    [[nodiscard]] const std::vector<std::string>& keys(std::size_t document) const { return keys_[document]; }
    /// Its pages that failed, by index.
    [[nodiscard]] std::vector<FailedPage> failed(std::size_t document) const;
    /// The document is done: its keys and failures are of no use any more.
    void forget(std::size_t document);

    /// Pages of this shard.
    [[nodiscard]] std::size_t page_count() const { return page_count_; }
    [[nodiscard]] std::size_t document_of(std::size_t page) const { return owner_[page]; }
    [[nodiscard]] std::int32_t index_in_document(std::size_t page) const;
    [[nodiscard]] const PlannedPage& planned(std::size_t page) const;

  private:
    const Manifest& manifest_;
    Shard shard_;
    Documents documents_;
    std::size_t next_page_ = 0, page_count_ = 0;
    std::vector<std::uint32_t> owner_;            // of each page
    std::vector<std::size_t> first_page_;         // of each document
    std::vector<std::size_t> missing_pages_;      // of each document
    std::vector<std::vector<std::string>> keys_;  // of each document; empty for a page that failed
    std::map<std::size_t, Failure> failures_;     // of pages
    std::deque<std::size_t> ready_;               // documents
};

}  // namespace galley
