// The pages of the document in hand, out of their records: the first few are held, those of a large document are read
// again for each stage that wants them, so that its memory does not grow with its pages.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/plan/manifest.hpp"
#include "core/plugin/page_check.hpp"
#include "core/worker/page_worker.hpp"

namespace galley {

class DocumentPages {
  public:
    /// `keys` names the record of each page of `planned`, empty for one that failed, which is left out. A record that
    /// cannot be read is made again, without the stages of `skip`. All, and `pages`, which has the records, must
    /// outlive this. Throws StageError when a page is not available at all.
    DocumentPages(const PlannedDocument& planned, const std::vector<std::string>& keys, PageWorker& pages,
                  const std::vector<std::string>& skip);

    [[nodiscard]] std::size_t size() const { return heads_.size(); }
    /// The pages without blocks and edits.
    [[nodiscard]] const std::vector<Page>& heads() const { return heads_; }
    /// How many lines each block has: what sources may name.
    [[nodiscard]] const PageLines& lines() const { return lines_; }
    [[nodiscard]] std::size_t edits() const { return edits_; }

    /// A page with all that is on it; lent until the next call. Throws StageError when it is not available.
    [[nodiscard]] const Page& at(std::size_t position);
    /// All pages at once, for stages that cannot take them one at a time.
    [[nodiscard]] std::vector<Page> all();
    /// A stage changed the pages: they are held from now on.
    void replace(std::vector<Page> pages);
    /// A stage that borrowed the pages says anew what is known of them: each takes the facts of the head with its
    /// index. Heads of pages that are not there are passed over.
    void take_facts(const std::vector<Page>& heads);
    /// A stage changed one of the pages, which is held from now on; one of another document is passed over.
    void put(Page page);

  private:
    [[nodiscard]] Page read(std::size_t planned_position) const;
    void note(const Page& page);

    const PlannedDocument& planned_;
    const std::vector<std::string>& keys_;
    PageWorker& pages_;
    const std::vector<std::string>& skip_;
    std::vector<Page> heads_;
    PageLines lines_;
    std::size_t edits_ = 0;
    std::vector<Page> held_;               ///< the first pages
    std::map<std::size_t, Page> changed_;  ///< by position, where they differ from their records
    Page lent_;
    std::optional<std::size_t> lent_position_;
};

}  // namespace galley
