// What the host and its workers exchange about a page or a document: how to treat it, and what became of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/failure.hpp"
#include "core/store/document_state.hpp"

namespace galley {

struct StageTime {
    std::string stage;
    double ms = 0;
    std::int64_t memory = 0;  ///< bytes: the most this process is known to have held while the stage worked
};

/// What became of a page or a document, with the facts of this run, which nothing that is kept holds.
struct Outcome {
    std::optional<Failure> failure;
    bool reused = false;  ///< what it would make was there already
    int attempts = 1;
    std::vector<StageTime> times;
    std::vector<std::string> warnings;

    [[nodiscard]] bool ok() const { return !failure; }
};

struct PageOutcome : Outcome {
    std::string key;                   ///< of its record
    bool missing = false;              ///< there is no record, and none was to be made
    std::string resumed;               ///< the stage whose checkpoint the page started from
    std::vector<std::string> records;  ///< keys of all records that are kept for the page (PageTask::list_records)
};

struct DocumentOutcome : Outcome, DocumentCounts {
    std::string id;
    std::size_t files = 0;
};

/// How to treat a page. Stages are named as in the pipeline (PipelineStage::name).
struct PageTask {
    bool make = true;               ///< else only look whether it has a record
    bool read_large = true;         ///< else a large file that was never hashed is taken for one that has no record
    bool fresh = false;             ///< as if no record were there
    bool retry_failed = false;      ///< as if a record of failure were not there
    bool list_records = false;      ///< tell the checkpoints too
    std::vector<std::string> skip;  ///< stages that ended the process before, and may be skipped (on_error)
};

/// A page that a document goes without.
struct FailedPage {
    std::int32_t index = 0;
    Failure failure;
    bool operator==(const FailedPage&) const = default;
};

/// How to treat a document; as PageTask.
struct DocumentTask {
    bool fresh = false;
    bool retry_failed = false;
    std::vector<std::string> skip;
    std::vector<FailedPage> failed;  ///< by index
};

/// What the files that stand for all documents together cost (`finish` of the stages).
struct FinishOutcome {
    std::vector<std::string> warnings;
    std::vector<std::string> failures;  ///< a sentence each, with the stage's name
};

}  // namespace galley
