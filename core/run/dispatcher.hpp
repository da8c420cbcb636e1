// Keeps workers busy: hands out tasks, listens, replaces workers that end, and gives a task up after its last attempt.
// One thread; it sleeps in poll.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/run/worker_link.hpp"
#include "core/worker/worker_protocol.hpp"

namespace galley {

struct Task {
    enum class Kind { list, page, document, finish };
    Kind kind = Kind::page;
    std::size_t number = 0;         ///< the source's own
    double limit_s = 0;             ///< how long it may take; 0: any time
    int attempts = 0;               ///< that ended the worker
    std::vector<std::string> skip;  ///< stages to leave out, for they ended the worker; each once
};

/// A task that ended its worker on every attempt.
struct Loss {
    Failure failure;
    std::string key;  ///< of the record in hand; may be empty
    std::string last_words;
    int attempts = 0;
};

/// Where tasks come from, and where their results go.
class TaskSource {
  public:
    virtual ~TaskSource() = default;
    /// The next task, or nothing: for now, or for good when no task is out.
    virtual std::optional<Task> next() = 0;
    /// The task as a message for a worker.
    virtual std::string message(const Task& task) = 0;
    virtual void listed(const Task&, ListOutcome&&) {}
    virtual void page_done(const Task&, PageOutcome&&) {}
    virtual void document_done(const Task&, DocumentOutcome&&) {}
    virtual void finished(const Task&, FinishOutcome&&) {}
    virtual void lost(const Task&, const Loss&) = 0;
    /// Something that the user should know, and no task's fault.
    virtual void warn(const std::string&) {}
};

struct DispatchOptions {
    unsigned jobs = 1;
    Isolation isolation = Isolation::process;
    WorkerSetup setup;
};

class Dispatcher {
  public:
    /// `pipeline` tells the limits of stages. All arguments must outlive the dispatcher.
    Dispatcher(const Pipeline& pipeline, DispatchOptions options, const std::atomic<bool>& stop);
    ~Dispatcher();  ///< ends the workers, at once those that are at work
    Dispatcher(const Dispatcher&) = delete;
    Dispatcher& operator=(const Dispatcher&) = delete;

    /// Works until `source` has no more, or `stop` is set: then the tasks in hand are finished if that takes no longer
    /// than a few seconds, else dropped. `tick` is called about five times a second and after each result. Throws
    /// HostError when a worker cannot go on for a reason that is no task's, and RunStopped.
    void run(TaskSource& source, const std::function<void()>& tick);

    /// Whether a worker ended while it had tasks.
    [[nodiscard]] bool lost_workers() const { return lost_workers_; }

  private:
    using Clock = std::chrono::steady_clock;

    struct Worker {
        std::unique_ptr<WorkerLink> link;
        LineReader answers;
        std::string outbox;
        bool ready = false, replace = false;  ///< `replace`: it is to do nothing more
        std::deque<Task> tasks;               ///< the first is in hand
        Clock::time_point task_start;
        std::string limit;  ///< why it was killed

        explicit Worker(std::unique_ptr<WorkerLink> made) : link(std::move(made)), answers(link->answers()) {}
    };

    void fill(TaskSource& source);
    void give(Worker& worker, TaskSource& source);
    std::optional<Task> next_task(TaskSource& source);
    [[nodiscard]] double& mean_s(Task::Kind kind);
    [[nodiscard]] double queued_s(const Worker& worker);
    [[nodiscard]] std::chrono::duration<double> rest();
    void wait();
    void listen(Worker& worker, TaskSource& source);
    void accept(Worker& worker, const nlohmann::json& message, TaskSource& source);
    void accept_result(Worker& worker, const std::string& kind, const nlohmann::json& body, TaskSource& source);
    void compare_identities(const nlohmann::json& identities, TaskSource& source);
    void finish_task(Worker& worker);
    bool retry_without_memory(Worker& worker, const Outcome& outcome);
    void check_limits(Worker& worker);
    void on_worker_exit(Worker& worker, const Ending& ending, TaskSource& source);
    void retry_or_fail(Task task, Loss loss, const PipelineStage* culprit, TaskSource& source);
    void flush(Worker& worker);
    void escalate_shutdown();
    [[nodiscard]] const PipelineStage* stage_of(const std::optional<StageInHand>& in_hand) const;
    [[nodiscard]] bool busy() const;

    const Pipeline& pipeline_;
    DispatchOptions options_;
    const std::atomic<bool>& stop_;
    std::vector<std::unique_ptr<Worker>> workers_;
    std::deque<Task> again_;
    bool exhausted_ = false;                    ///< the source had nothing when last asked
    bool proven_ = false;                       ///< a worker could start
    int failed_starts_ = 0;                     ///< in a row
    std::array<double, 4> mean_s_{1, 1, 1, 1};  ///< how long tasks of each kind took of late
    nlohmann::json identities_;                 ///< of the stages, as the first worker has them
    std::optional<Clock::time_point> stopped_at_;
    bool lost_workers_ = false;
    enum class Shutdown { none, asked, killed } shutdown_ = Shutdown::none;
};

}  // namespace galley
