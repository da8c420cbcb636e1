// Phase 2: one page through its reader and every page stage.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/chain_keys.hpp"
#include "core/input_hashes.hpp"
#include "core/manifest.hpp"
#include "core/recent_pages.hpp"
#include "core/record_store.hpp"
#include "core/stage_instance.hpp"

namespace galley {

struct StageTime {
    std::string stage;
    double ms = 0;
    std::int64_t memory = 0;  ///< bytes: the most this process is known to have held while the stage worked
};

/// What became of a page or a document, with the facts of this run, which nothing that is kept holds.
struct Outcome {
    bool ok = true;
    bool reused = false;                       ///< what it would make was there already
    std::string stage, code, message, signal;  ///< when not ok
    int attempts = 1;
    std::vector<StageTime> times;
    std::vector<std::string> warnings;
};

struct PageOutcome : Outcome {
    std::string key;                   ///< of its record
    bool missing = false;              ///< there is no record, and none was to be made
    std::string resumed;               ///< the stage whose checkpoint the page started from
    std::vector<std::string> records;  ///< keys of all records that are kept for the page (PageTask::list_records)
};

/// How to treat a page.
struct PageTask {
    bool make = true;               ///< else only look whether it has a record
    bool read_large = true;         ///< else a large file that was never hashed is taken for one that has no record
    bool fresh = false;             ///< as if no record were there
    bool retry_failed = false;      ///< as if a record of failure were not there
    bool list_records = false;      ///< tell the checkpoints too
    std::vector<std::string> skip;  ///< stages that ended the process before, and may be skipped (on_error)
};

/// Thrown when a stage with "on_error": "stop" fails.
struct RunStopped : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Holds one instance of every reader and page stage. One thread at a time.
class PageWorker {
  public:
    /// Makes the instances. Throws HostError when a stage cannot be made. `base` gives resource, cancelled and
    /// entering; `pipeline` and what `base` refers to must outlive the worker. `timeout_s`: seconds for a page, 0: any.
    PageWorker(const Pipeline& pipeline, const Services& base, const std::filesystem::path& work, double timeout_s = 0);
    PageWorker(const PageWorker&) = delete;
    PageWorker& operator=(const PageWorker&) = delete;

    /// The key of the record that the page in hand will have; empty between pages.
    [[nodiscard]] const std::string& key_in_hand() const { return key_in_hand_; }

    /// Finds the record of a page or makes it, from the last checkpoint that there is. A failure of the page is a
    /// record too. Throws StageError only when the host asked to stop (E_CANCELLED), RunStopped, and HostError when a
    /// record cannot be written.
    PageOutcome process(const PlannedPage& page, std::int32_t index, const PageTask& task = {});

    /// The page of a record, or nothing when there is none or the page failed.
    [[nodiscard]] std::optional<Page> page_of(const std::string& key);

    /// Hears of each page that went through all stages, before its record counts as done; its image is at hand still
    /// (image_of). What it notes in the outcome is told with the page.
    using Made = std::function<void(const PlannedPage&, const Page&, PageOutcome&)>;
    void on_made(Made made) { made_ = std::move(made); }

    /// Names a page as read: its file's bytes, its place there, and the reader. Throws HostError when the file is gone
    /// and was never hashed.
    [[nodiscard]] std::string origin_of(const PlannedPage& page) { return keys_of(page, {}).front(); }

    /// The image of a page, for document stages; borrowed until the next call. Nothing when its reader has none.
    std::optional<ImageView> image_of(const PlannedPage& page, std::string_view layer);

  private:
    struct Progress;  // a page between its stages

    [[nodiscard]] std::vector<std::string> keys_of(const PlannedPage& page, const PageTask& task);
    Progress start(const PlannedPage& page, std::int32_t index, const std::vector<std::string>& keys,
                   const PageTask& task, PageOutcome& outcome);
    void run_stage(std::size_t number, const PlannedPage& page, const PageTask& task, Progress& progress,
                   PageOutcome& outcome);
    void settle(const std::string& stage) const;
    void hold(const PlannedPage* page);
    void load_images_of_stages();
    std::optional<ImageView> current_image(std::string_view layer);
    StageInstance& reader(const std::string& id);

    Services services_;
    double timeout_s_;
    RecordStore store_;
    RecentPages recent_;
    InputHashes hashes_;
    std::vector<StageInstance> readers_, stages_;
    std::map<std::string, std::string> reader_descriptions_;  // by id
    std::vector<std::string> stage_descriptions_;
    std::string key_in_hand_;
    Made made_;
    const PlannedPage* current_ = nullptr;
    std::int32_t current_index_ = 0;
    std::map<std::string, Image> images_;  ///< of the current page, by layer
    bool image_replaced_ = false;          ///< a stage emitted another image as the page's own
    bool image_asked_ = false;             ///< the reader was asked for the current page's image already
    std::size_t images_to_replay_ = 0;     ///< stages to run again before another layer can be had
};

/// Makes the instance of a stage; what it throws becomes a HostError that ends the run before its first page.
[[nodiscard]] StageInstance make_instance(const PipelineStage& stage, const Services& services);

/// What a record depends on besides the page: id, version, options, on_error and identity of a stage.
[[nodiscard]] std::string describe_stage(const StageInstance& instance);

}  // namespace galley
