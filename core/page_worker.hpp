// Phase 2: one page through its reader and every page stage.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/manifest.hpp"
#include "core/record_store.hpp"
#include "core/stage_instance.hpp"

namespace galley {

struct StageTime {
    std::string stage;
    double ms = 0;
};

/// What became of a page, with the facts of this run, which no record holds.
struct PageOutcome {
    std::string key;  ///< of its record
    bool ok = true;
    bool reused = false;               ///< the record was there already
    std::string stage, code, message;  ///< when not ok
    std::vector<StageTime> times;
    std::vector<std::string> warnings;
};

/// Thrown when a stage with "on_error": "stop" fails.
struct RunStopped : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Holds one instance of every reader and page stage. One thread at a time.
class PageWorker {
  public:
    /// Makes the instances. Throws HostError when a stage cannot be made. `base` gives resource and cancelled; both
    /// `pipeline` and `base` must outlive the worker.
    PageWorker(const Pipeline& pipeline, const Services& base);
    PageWorker(const PageWorker&) = delete;
    PageWorker& operator=(const PageWorker&) = delete;

    /// Finds the record of a page or makes it. A failure of the page is a record too. Throws StageError only when the
    /// host asked to stop (E_CANCELLED), RunStopped, and HostError when the record cannot be written.
    PageOutcome process(const PlannedPage& page, std::int32_t index, const RecordStore& store);

    /// The image of a page, for document stages; borrowed until the next call. Nothing when its reader has none.
    std::optional<ImageView> image_of(const PlannedPage& page, std::string_view layer);

  private:
    [[nodiscard]] std::string key_of(const PlannedPage& page);
    Page run_stages(const PlannedPage& page, std::int32_t index, PageOutcome& outcome);
    std::optional<ImageView> current_image(std::string_view layer);
    StageInstance& reader(const std::string& id);

    Services services_;
    std::vector<StageInstance> readers_, stages_;
    std::string chain_;                              ///< what every key of this pipeline starts from
    std::pair<std::string, std::string> last_hash_;  ///< file and its hash: pages of one file come one after another
    const PlannedPage* current_ = nullptr;
    std::map<std::string, Image> images_;  ///< of the current page, by layer
    bool image_asked_ = false;             ///< the reader was asked for the current page's image already
};

/// Makes the instance of a stage; what it throws becomes a HostError that ends the run before its first page.
[[nodiscard]] StageInstance make_instance(const PipelineStage& stage, const Services& services);

}  // namespace galley
