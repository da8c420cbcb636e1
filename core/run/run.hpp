// A run: pages in worker processes, then their documents. One code path for a whole run, a shard, and a merge.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/base/host_error.hpp"
#include "core/plan/plan_file.hpp"
#include "core/plan/shard.hpp"
#include "core/run/dispatcher.hpp"
#include "core/run/failure_limit.hpp"

namespace galley {

/// Which phases of a plan are done.
enum class Phases {
    pages_and_documents,  ///< a run on one machine
    pages,                ///< a shard
    documents             ///< a merge: pages are only looked up, and all must be there
};

struct RunOptions {
    std::filesystem::path output;  ///< none for a shard
    std::filesystem::path work;    ///< manifest, records and what else a later run needs
    Phases phases = Phases::pages_and_documents;
    Shard shard;
    unsigned jobs = 1;
    Isolation isolation = Isolation::process;
    double page_timeout_s = 0;     ///< 0: none
    std::int64_t page_memory = 0;  ///< bytes a worker may hold; 0: none
    bool retry_failed = false, fresh = false;
    FailureLimit max_failures;
    std::filesystem::path metrics;  ///< a file in the form of Prometheus; empty: none
};

struct StageTotal {
    std::size_t calls = 0;
    double ms = 0;
    std::int64_t memory = 0;  ///< bytes: the most that any call is known to have seen
};

/// Where a run stands, or how it ended.
struct RunResult {
    std::size_t pages = 0, done = 0, failed = 0, missing = 0;  ///< pages of this shard; done includes reused
    std::size_t reused = 0, resumed = 0;                       ///< of done and failed, of done
    std::size_t documents = 0, documents_done = 0, documents_failed = 0, documents_reused = 0, articles = 0;
    std::map<std::string, StageTotal> stages;  ///< by name
    double seconds = 0;
    bool interrupted = false;
    std::vector<std::string> finish_failures;  ///< files that stand for all documents and did not come out: why
    std::string stopped;                       ///< why the run ended itself before all was done

    [[nodiscard]] ExitCode exit_code() const;
};

/// One page or document of a run, as it becomes known.
struct PageResult {
    std::string document, source;
    std::int32_t index = 0;
    PageOutcome outcome;
};

/// Called for everything as it happens.
class RunWatcher {
  public:
    virtual ~RunWatcher() = default;
    virtual void page(const PageResult&) {}
    virtual void document(const DocumentOutcome&) {}
    virtual void warning(const std::string&) {}
    virtual void tick(const RunResult&) {}  ///< about five times a second
};

/// Does it, and writes OUT/run.json (a shard: WORK/runs/…). A failed page or document is a result; throws HostError
/// when a stage cannot start or the output cannot be written. `stop` may be set from a signal handler.
[[nodiscard]] RunResult run(const Plan& plan, const Pipeline& pipeline, const RunOptions& options,
                            const std::atomic<bool>& stop, RunWatcher& watcher);

/// The file that a run writes its facts to.
[[nodiscard]] std::filesystem::path facts_file(const RunOptions& options);

/// What a run needs of a worker.
[[nodiscard]] DispatchOptions dispatch_options(const PipelineSpec& pipeline, const RunOptions& options);

}  // namespace galley
