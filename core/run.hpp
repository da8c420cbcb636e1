// A run: plan, pages, documents, in one process, pages and documents in parallel threads.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/document_worker.hpp"
#include "core/host_error.hpp"
#include "core/manifest.hpp"
#include "core/pipeline.hpp"

namespace galley {

struct RunOptions {
    std::filesystem::path output;
    std::filesystem::path work;  ///< manifest and records; empty: `output`/.galley
    unsigned jobs = 1;           ///< threads, each with a chain of its own
};

/// One page of a run, for run.json and for whoever watches.
struct PageResult {
    std::string document, source;
    std::int32_t index = 0;
    PageOutcome outcome;
    bool done = false;  ///< false when the run stopped before it
};

struct RunResult {
    Manifest manifest;
    std::vector<PageResult> pages;  ///< in the manifest's order
    std::vector<DocumentOutcome> documents;
    double seconds = 0;
    bool interrupted = false;
    std::string stopped;  ///< why a stage with "on_error": "stop" ended the run

    [[nodiscard]] std::size_t failed_pages() const;
    [[nodiscard]] ExitCode exit_code() const;
};

/// Hears of each page as it is done; called by one thread at a time.
using Watcher = std::function<void(const PageResult& page, std::size_t done, std::size_t total)>;

/// Services that every stage of this pipeline may use: data files beside the pipeline and in the share folders, and
/// `stop`, which must outlive them.
[[nodiscard]] Services base_services(const Pipeline& pipeline, const std::atomic<bool>& stop);

/// Does it all and writes OUT/run.json. A failed page or document is a result; throws HostError when there is nothing
/// to do, a stage cannot start, or the output cannot be written. `stop` may be set from a signal handler.
[[nodiscard]] RunResult run(const Pipeline& pipeline, const std::vector<std::filesystem::path>& inputs,
                            const RunOptions& options, const std::atomic<bool>& stop, const Watcher& watch,
                            const std::function<void(const std::string&)>& warn);

}  // namespace galley
