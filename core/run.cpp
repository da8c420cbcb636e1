#include "core/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <thread>

#include "core/finish.hpp"
#include "core/paths.hpp"
#include "core/plan.hpp"
#include "core/run_report.hpp"
#include "core/safe_file.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

/// Shared by the threads of a run. Pages are handed out in the manifest's order; the thread that finishes a document's
/// last page finishes the document, so that memory holds the documents in hand and no others.
class Board {
  public:
    Board(const Manifest& manifest, RunResult& result, const Watcher& watch)
        : manifest_(manifest), result_(result), watch_(watch) {
        for (std::size_t d = 0; d < manifest.documents.size(); ++d) {
            const PlannedDocument& document = manifest.documents[d];
            first_page_.push_back(result.pages.size());
            missing_.push_back(document.pages.size());
            for (std::size_t p = 0; p < document.pages.size(); ++p) {
                owner_.push_back(d);
                result.pages.push_back(
                    {document.id, document.pages[p].entry.source, static_cast<std::int32_t>(p), {}, false});
            }
        }
        result.documents.resize(manifest.documents.size());
    }

    /// The number of the next page, or nothing when all are handed out or the run is over.
    std::optional<std::size_t> next() {
        const std::lock_guard lock(mutex_);
        if (failure_ || next_ >= result_.pages.size()) return std::nullopt;
        return next_++;
    }

    [[nodiscard]] std::size_t document_of(std::size_t page) const { return owner_[page]; }
    [[nodiscard]] const PlannedPage& planned(std::size_t page) const {
        return manifest_.documents[owner_[page]].pages[page - first_page_[owner_[page]]];
    }
    [[nodiscard]] std::int32_t index(std::size_t page) const {
        return static_cast<std::int32_t>(page - first_page_[owner_[page]]);
    }

    /// Notes a page; true when it was the last of its document.
    bool done(std::size_t page, PageOutcome outcome) {
        const std::lock_guard lock(mutex_);
        PageResult& result = result_.pages[page];
        result.outcome = std::move(outcome);
        result.done = true;
        if (watch_) watch_(result, ++done_, result_.pages.size());
        return --missing_[owner_[page]] == 0;
    }

    [[nodiscard]] std::vector<std::string> keys(std::size_t document) const {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < manifest_.documents[document].pages.size(); ++i) {
            const PageOutcome& outcome = result_.pages[first_page_[document] + i].outcome;
            out.push_back(outcome.ok ? outcome.key : "");
        }
        return out;
    }

    void done(std::size_t document, DocumentOutcome outcome) { result_.documents[document] = std::move(outcome); }

    /// Ends the run; the first failure is kept and thrown by the main thread.
    void fail(std::exception_ptr failure) {
        const std::lock_guard lock(mutex_);
        if (!failure_) failure_ = std::move(failure);
    }
    [[nodiscard]] std::exception_ptr failure() const { return failure_; }

  private:
    const Manifest& manifest_;
    RunResult& result_;
    const Watcher& watch_;
    std::mutex mutex_;
    std::size_t next_ = 0, done_ = 0;
    std::vector<std::size_t> first_page_, missing_, owner_;
    std::exception_ptr failure_;
};

void work(Board& board, PageWorker& pages, DocumentWorker& documents, const Manifest& manifest,
          const RecordStore& store, const std::atomic<bool>& stop) {
    try {
        while (const auto page = stop ? std::nullopt : board.next()) {
            const std::size_t document = board.document_of(*page);
            if (board.done(*page, pages.process(board.planned(*page), board.index(*page), store)))
                board.done(document, documents.process(manifest.documents[document], board.keys(document), store));
        }
    } catch (...) {
        board.fail(std::current_exception());
    }
}

}  // namespace

std::size_t RunResult::failed_pages() const {
    return static_cast<std::size_t>(
        std::count_if(pages.begin(), pages.end(), [](const PageResult& p) { return p.done && !p.outcome.ok; }));
}

ExitCode RunResult::exit_code() const {
    if (interrupted || !stopped.empty()) return ExitCode::again;
    const bool documents_ok =
        std::all_of(documents.begin(), documents.end(), [](const DocumentOutcome& d) { return d.ok; });
    return failed_pages() > 0 || !documents_ok ? ExitCode::some_failed : ExitCode::ok;
}

Services base_services(const Pipeline& pipeline, const std::atomic<bool>& stop) {
    Services services;
    services.resource = [folder = pipeline.file.parent_path()](const std::string& name) -> std::optional<fs::path> {
        std::vector<fs::path> folders{folder};
        for (const fs::path& share : share_folders()) folders.push_back(share);
        std::error_code error;
        for (const fs::path& candidate : folders)
            if (fs::is_regular_file(candidate / name, error)) return candidate / name;
        return std::nullopt;
    };
    services.cancelled = [&stop] { return stop.load(); };
    return services;
}

RunResult run(const Pipeline& pipeline, const std::vector<fs::path>& inputs, const RunOptions& options,
              const std::atomic<bool>& stop, const Watcher& watch,
              const std::function<void(const std::string&)>& warn) {
    const auto start = std::chrono::steady_clock::now();
    const Services services = base_services(pipeline, stop);
    RunResult result;
    result.manifest = plan(pipeline, inputs, services, warn);
    const fs::path work_folder = options.work.empty() ? options.output / ".galley" : options.work;
    write_file(work_folder / "manifest.json", to_json(result.manifest).dump(1) + "\n");
    const RecordStore store(work_folder / "records");

    Board board(result.manifest, result, watch);
    const unsigned jobs =
        std::max(1u, std::min<unsigned>(options.jobs, static_cast<unsigned>(result.manifest.page_count())));
    std::vector<std::unique_ptr<PageWorker>> page_workers;
    std::vector<std::unique_ptr<DocumentWorker>> document_workers;
    for (unsigned i = 0; i < jobs; ++i) {
        page_workers.push_back(std::make_unique<PageWorker>(pipeline, services));
        document_workers.push_back(
            std::make_unique<DocumentWorker>(pipeline, services, *page_workers.back(), options.output));
    }
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < jobs; ++i)
        threads.emplace_back(
            [&, i] { work(board, *page_workers[i], *document_workers[i], result.manifest, store, stop); });
    for (std::thread& thread : threads) thread.join();

    if (const auto failure = board.failure()) {
        try {
            std::rethrow_exception(failure);
        } catch (const RunStopped& stopped) {
            result.stopped = stopped.what();
        } catch (const StageError& error) {
            if (error.code != GALLEY_E_CANCELLED) throw;
        }
    }
    finish_output(pipeline, services, options.output, result.manifest, warn);
    result.interrupted = stop;
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    write_file(options.output / "run.json", report_json(pipeline, result).dump(1) + "\n");
    return result;
}

}  // namespace galley
