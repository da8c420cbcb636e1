#include "core/run/run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "core/plugin/stage_instance.hpp"
#include "core/run/metrics.hpp"
#include "core/run/run_facts.hpp"
#include "core/run/run_report.hpp"
#include "core/run/schedule.hpp"
#include "core/store/document_state.hpp"
#include "core/store/record_store.hpp"
#include "core/store/safe_file.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds metrics_every{5};

Schedule::Documents documents_of(Phases phases) {
    switch (phases) {
        case Phases::pages:
            return Schedule::Documents::none;
        case Phases::documents:
            return Schedule::Documents::held;
        case Phases::pages_and_documents:
            break;
    }
    return Schedule::Documents::as_ready;
}

void note(Outcome& outcome, const Loss& loss) {
    outcome.failure = loss.failure;
    outcome.attempts = loss.attempts;
    if (!loss.last_words.empty()) outcome.warnings.push_back("its last words: " + loss.last_words);
}

/// Hands out the pages and documents of a plan, and keeps count.
class Run : public TaskSource {
  public:
    Run(const Plan& plan, const Pipeline& pipeline, const RunOptions& options, RunWatcher& watcher)
        : manifest_(plan.manifest),
          pipeline_(pipeline),
          options_(options),
          watcher_(watcher),
          schedule_(manifest_, options.shard, documents_of(options.phases)),
          facts_(options.work, manifest_.page_count(), manifest_.documents.size()),
          store_(options.work / "records"),
          states_(options.work / "documents") {
        result_.pages = schedule_.page_count();
        if (options.phases != Phases::pages) result_.documents = manifest_.documents.size();
    }

    std::optional<Task> next() override {
        if (finishing_) return std::exchange(finish_given_, true) ? std::nullopt : std::optional(finish_task());
        if (!result_.stopped.empty()) return std::nullopt;
        const auto item = schedule_.next();
        if (!item) return std::nullopt;
        const double pages =
            item->is_document ? static_cast<double>(manifest_.documents[item->number].pages.size()) : 1;
        return Task{item->is_document ? Task::Kind::document : Task::Kind::page,
                    item->number,
                    options_.page_timeout_s * pages,
                    0,
                    {}};
    }

    std::string message(const Task& task) override {
        // What an earlier attempt noted about its failure is no answer.
        const bool retry = options_.retry_failed || task.attempts > 0 || !task.skip.empty();
        if (task.kind == Task::Kind::page)
            return message_line("page", {{"page", to_json(schedule_.planned(task.number))},
                                         {"index", schedule_.index_in_document(task.number)},
                                         {"task", to_json(PageTask{options_.phases != Phases::documents, true,
                                                                   options_.fresh, retry, false, task.skip})}});
        if (task.kind == Task::Kind::finish) {
            auto ids = nlohmann::json::array();
            for (const PlannedDocument& document : manifest_.documents) ids.push_back(document.id);
            return message_line("finish", {{"documents", std::move(ids)}, {"not_written", not_written_}});
        }
        const PlannedDocument& document = manifest_.documents[task.number];
        auto pages = nlohmann::json::array();
        for (const PlannedPage& page : document.pages) pages.push_back(to_json(page));
        return message_line(
            "document",
            {{"id", document.id},
             {"pages", std::move(pages)},
             {"keys", schedule_.keys(task.number)},
             {"task", to_json(DocumentTask{options_.fresh, retry, task.skip, schedule_.failed(task.number)})}});
    }

    void page_done(const Task& task, PageOutcome&& outcome) override {
        const PlannedPage& planned = schedule_.planned(task.number);
        const PageResult page{planned.entry.document, planned.entry.source, schedule_.index_in_document(task.number),
                              std::move(outcome)};
        if (page.outcome.missing) {
            missing_found_ = true;
        } else {
            ++(page.outcome.ok() ? result_.done : result_.failed);
            result_.reused += page.outcome.reused ? 1 : 0;
            result_.resumed += page.outcome.resumed.empty() ? 0 : 1;
        }
        add_times(page.outcome.times);
        facts_.page(task.number, page_json(page));
        schedule_.page_done(task.number, page.outcome);
        if (options_.max_failures.passed(result_.failed, result_.pages))
            result_.stopped = fmt::format("{} of {} pages failed, more than --max-failures {} allows", result_.failed,
                                          result_.pages, options_.max_failures.text());
        watcher_.page(page);
    }

    void document_done(const Task& task, DocumentOutcome&& outcome) override {
        ++(outcome.ok() ? result_.documents_done : result_.documents_failed);
        result_.documents_reused += outcome.reused ? 1 : 0;
        result_.articles += outcome.articles;
        add_times(outcome.times);
        facts_.document(task.number, document_json(outcome));
        schedule_.forget(task.number);
        if (outcome.failure) not_written_[outcome.id] = outcome.failure->sentence();
        if (!outcome.reused) written_.push_back(task.number);
        watcher_.document(outcome);
    }

    void warn(const std::string& warning) override { watcher_.warning(warning); }
    void finished(const Task&, FinishOutcome&& outcome) override {
        for (const std::string& warning : outcome.warnings) watcher_.warning(warning);
        for (const std::string& why : outcome.failures) finish_failed(why);
    }

    void lost(const Task& task, const Loss& loss) override {
        if (task.kind == Task::Kind::page)
            page_lost(task, loss);
        else if (task.kind == Task::Kind::document)
            document_lost(task, loss);
        else
            finish_failed(
                fmt::format("{} ({}): {}", loss.failure.stage, loss.failure.code_text(), loss.failure.message));
    }

    /// Whether some stage has files to write once all documents are there; then next() gives that task.
    bool finish_documents() {
        finishing_ = std::any_of(pipeline_.stages.begin(), pipeline_.stages.end(),
                                 [](const PipelineStage& stage) { return has_finish(stage.stage()); });
        return finishing_;
    }

    void tick() {
        result_.seconds = std::chrono::duration<double>(Clock::now() - start_).count();
        watcher_.tick(result_);
        if (options_.metrics.empty() || (last_metrics_ && Clock::now() - *last_metrics_ < metrics_every)) return;
        last_metrics_ = Clock::now();
        write_file(options_.metrics, metrics_text(result_), false);
    }

    RunResult finish(bool interrupted) {
        last_metrics_.reset();
        result_.interrupted = interrupted;
        result_.missing = result_.pages - result_.done - result_.failed;
        tick();
        facts_.write(facts_file(options_), report_head(pipeline_, result_), [&](std::size_t page) {
            if (!options_.shard.owns(page)) return nlohmann::ordered_json();
            const PlannedPage& planned = schedule_.planned(page);
            return missing_page_json(planned.entry.document, schedule_.index_in_document(page), planned.entry.source);
        });
        return result_;
    }

    /// A worker that dies while its document is given to another one leaves temporaries behind the other's sweep. A run
    /// that was killed itself leaves them to the next one's documents.
    void sweep(bool lost_workers) const {
        for (std::size_t i = 0; lost_workers && i < written_.size(); ++i)
            sweep_temporaries(options_.output / manifest_.documents[written_[i]].id, true);
        sweep_temporaries(options_.output, false);
    }

    /// The run ends with an error: where it stood helps whoever looks for the cause. The disk may be full.
    void write_what_is_known() {
        try {
            (void)finish(false);
        } catch (const std::exception&) {  // the first error is the one to tell
        }
    }

    void stop(const std::string& why) { result_.stopped = why; }
    /// As it is, for a run that must leave no trace.
    [[nodiscard]] RunResult result() {
        result_.missing = result_.pages - result_.done - result_.failed;
        return result_;
    }
    /// Whether every document was handed out and came back.
    [[nodiscard]] bool complete() const {
        return result_.documents_done + result_.documents_failed == result_.documents;
    }
    [[nodiscard]] bool missing_found() const { return missing_found_; }
    void release_documents() { schedule_.release_documents(); }

  private:
    [[nodiscard]] Task finish_task() const {
        return {Task::Kind::finish, 0, options_.page_timeout_s * static_cast<double>(result_.pages), 0, {}};
    }

    void finish_failed(const std::string& why) {
        result_.finish_failures.push_back(why);
        watcher_.warning("The documents are written, but not what stands for them together. " + why);
    }

    void page_lost(const Task& task, const Loss& loss) {
        PageOutcome outcome;
        note(outcome, loss);
        outcome.key = loss.key;
        if (!loss.key.empty()) store_.put({{loss.key, loss.failure}, {}});
        page_done(task, std::move(outcome));
    }

    void document_lost(const Task& task, const Loss& loss) {
        DocumentOutcome outcome;
        note(outcome, loss);
        outcome.id = manifest_.documents[task.number].id;
        if (!loss.key.empty() && loss.failure.code != GALLEY_E_RESOURCE) {
            DocumentState state = states_.find(outcome.id);  // whose files are still there
            state.key = loss.key;
            state.failure = loss.failure;
            states_.put(outcome.id, state);
        }
        document_done(task, std::move(outcome));
    }

    void add_times(const std::vector<StageTime>& times) {
        for (const StageTime& time : times) {
            StageTotal& total = result_.stages[time.stage];
            ++total.calls;
            total.ms += time.ms;
            total.memory = std::max(total.memory, time.memory);
        }
    }

    const Manifest& manifest_;
    const Pipeline& pipeline_;
    const RunOptions& options_;
    RunWatcher& watcher_;
    Schedule schedule_;
    RunFacts facts_;
    RecordStore store_;
    DocumentStates states_;
    RunResult result_;
    std::vector<std::size_t> written_;                ///< documents that were not reused
    std::map<std::string, std::string> not_written_;  ///< documents that did not come out, and why
    bool missing_found_ = false, finishing_ = false, finish_given_ = false;
    Clock::time_point start_ = Clock::now();
    std::optional<Clock::time_point> last_metrics_;
};

}  // namespace

ExitCode RunResult::exit_code() const {
    if (interrupted || !stopped.empty() || missing > 0) return ExitCode::again;
    return failed > 0 || documents_failed > 0 || !finish_failures.empty() ? ExitCode::some_failed : ExitCode::ok;
}

fs::path facts_file(const RunOptions& options) {
    if (options.phases != Phases::pages) return options.output / "run.json";
    return options.work / "runs" / fmt::format("shard-{}-of-{}.json", options.shard.index, options.shard.count);
}

DispatchOptions dispatch_options(const PipelineSpec& pipeline, const RunOptions& options) {
    return {options.jobs,
            options.isolation,
            {pipeline,
             {},
             fs::absolute(options.work),
             options.phases == Phases::pages ? fs::path() : fs::absolute(options.output),
             false,
             options.page_timeout_s,
             options.page_memory}};
}

RunResult run(const Plan& plan, const Pipeline& pipeline, const RunOptions& options, const std::atomic<bool>& stop,
              RunWatcher& watcher) {
    Run run(plan, pipeline, options, watcher);
    bool lost_workers = false;
    try {
        Dispatcher dispatcher(pipeline, dispatch_options(plan.pipeline, options), stop);
        const auto tick = [&] { run.tick(); };
        try {
            dispatcher.run(run, tick);
            if (options.phases == Phases::documents) {
                if (run.missing_found()) run.stop("not all pages have a record; galley status tells which");
                run.release_documents();
                if (!run.missing_found()) dispatcher.run(run, tick);
            }
            if (options.phases != Phases::pages && run.complete() && run.finish_documents()) dispatcher.run(run, tick);
        } catch (const RunStopped& stopped) {
            run.stop(stopped.what());
        }
        lost_workers = dispatcher.lost_workers() || stop;
    } catch (const HostError& error) {
        run.stop(error.what());
        run.write_what_is_known();
        throw;
    }
    if (options.phases == Phases::documents && run.missing_found()) return run.result();
    RunResult result = run.finish(stop);
    sync_file_system({options.work, options.output});
    if (!options.output.empty()) run.sweep(lost_workers);
    return result;
}

}  // namespace galley
