// Phase 2: the record of a page, found or made.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/plan/manifest.hpp"
#include "core/store/chain_keys.hpp"
#include "core/store/input_hashes.hpp"
#include "core/store/record_store.hpp"
#include "core/worker/outcome.hpp"
#include "core/worker/page_chain.hpp"
#include "core/worker/recent_pages.hpp"

namespace galley {

/// One thread at a time.
class PageWorker {
  public:
    /// Makes the instances of the chain. Throws HostError when a stage cannot be made. `pipeline` and `host` must
    /// outlive the worker. `timeout_s`: seconds for a page, 0: any.
    PageWorker(const Pipeline& pipeline, StageHost& host, const std::filesystem::path& work, double timeout_s = 0);
    PageWorker(const PageWorker&) = delete;
    PageWorker& operator=(const PageWorker&) = delete;

    /// The key of the record that the page in hand will have; empty between pages.
    [[nodiscard]] const std::string& key_in_hand() const { return key_in_hand_; }

    /// Finds the record of a page or makes it, from the last checkpoint that there is. A failure of the page is a
    /// record too. Throws StageError only when the host asked to stop (E_CANCELLED), RunStopped, and HostError when a
    /// record cannot be written.
    PageOutcome process(const PlannedPage& page, std::int32_t index, const PageTask& task = {});

    /// The page of a record, or nothing when there is none, none that can be read, or the page failed.
    [[nodiscard]] std::optional<Page> page_of(const std::string& key);
    /// A record that cannot be read goes, and is made again. Throws StageError when the page fails now, and as process.
    Page make_again(const std::string& key, const PlannedPage& page, std::int32_t index,
                    const std::vector<std::string>& skip);

    /// Called for each page that went through all stages, before its record counts as done; its image is at hand still
    /// (image_of). What it notes in the outcome is told with the page.
    using Made = std::function<void(const PlannedPage&, const Page&, PageOutcome&)>;
    void on_made(Made made) { made_ = std::move(made); }

    /// Names a page as read: its file's bytes, its place there, and the reader. Throws HostError when the file is gone
    /// and was never hashed.
    [[nodiscard]] std::string origin_of(const PlannedPage& page) { return keys_of(page, {}).front(); }

    /// The image of a page, for document stages; borrowed until the next call. Nothing when its reader has none.
    std::optional<ImageView> image_of(const PlannedPage& page, std::string_view layer) {
        return chain_.image_of(page, layer);
    }
    /// The document is done: its images are of no use any more.
    void release_images() { chain_.release(); }

  private:
    struct Reader {
        std::string description;  ///< describe_stage
        std::size_t slot = 0;     ///< in the pipeline
    };

    [[nodiscard]] const Reader& reader(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> keys_of(const PlannedPage& page, const PageTask& task);
    /// Whether the record says all that there is to say; then it is in the outcome.
    bool reuse(const PageTask& task, PageOutcome& outcome) const;
    PageRecord make(const PlannedPage& page, std::int32_t index, const std::vector<std::string>& keys,
                    const PageTask& task, PageOutcome& outcome);
    PageProgress start(const PlannedPage& page, std::int32_t index, const std::vector<std::string>& keys,
                       const PageTask& task, PageOutcome& outcome);
    void run_stages(const PlannedPage& page, PageProgress& progress, const std::vector<std::string>& keys,
                    const PageTask& task, PageOutcome& outcome);
    void stabilise(std::size_t slot);

    StageHost& host_;
    double timeout_s_;
    RecordStore store_;
    RecentPages recent_;
    InputHashes hashes_;
    PageChain chain_;
    std::map<std::string, Reader> readers_;  ///< by name
    std::string key_in_hand_;
    Made made_;
};

}  // namespace galley
