// A worker, seen from the host: a process of its own, or, without isolation, a thread that runs the same loop.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/base/child_process.hpp"
#include "core/base/line_pipe.hpp"
#include "core/worker/worker_status.hpp"

namespace galley {

enum class Isolation { process, none };

class WorkerLink {
  public:
    virtual ~WorkerLink() = default;
    WorkerLink(const WorkerLink&) = delete;
    WorkerLink& operator=(const WorkerLink&) = delete;

    [[nodiscard]] int tasks() const { return tasks_.get(); }      ///< to write to, never waits
    [[nodiscard]] int answers() const { return answers_.get(); }  ///< to read from, never waits
    /// The stage that it is in, or was when it ended.
    [[nodiscard]] std::optional<StageInHand> in_hand() const { return status_->get(); }
    /// Tells it that no more tasks will come.
    void close_tasks() { tasks_.close(); }

    /// Asks it to drop the task in hand.
    virtual void ask_to_drop() = 0;
    /// Ends it at once, with all that it started. A thread can only be asked.
    virtual void kill() = 0;
    /// Whether it has ended; does not wait.
    [[nodiscard]] virtual std::optional<Ending> ended() = 0;
    [[nodiscard]] virtual bool can_be_killed() const = 0;
    /// Readable when a plugin printed something, which ended() takes; -1 for a thread.
    [[nodiscard]] virtual int words() const = 0;
    /// The end of what plugins printed, for the log when the worker died.
    [[nodiscard]] virtual std::string last_words() = 0;

  protected:
    WorkerLink(Descriptor tasks, Descriptor answers, std::unique_ptr<WorkerStatus> status);

    [[nodiscard]] WorkerStatus& shared_status() { return *status_; }

  private:
    Descriptor tasks_, answers_;
    std::unique_ptr<WorkerStatus> status_;
};

/// Starts a worker. Throws HostError (internal) when the system refuses.
[[nodiscard]] std::unique_ptr<WorkerLink> start_worker(Isolation isolation);

}  // namespace galley
