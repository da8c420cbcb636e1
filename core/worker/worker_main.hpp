// The worker's side: takes tasks from a pipe, does them, and answers.
#pragma once

#include <atomic>

#include "core/worker/worker_status.hpp"

namespace galley {

/// The descriptors of a worker process for tasks, answers and the memory of its status; 0, 1 and 2 are the plugins' to
/// spoil.
constexpr int worker_task_fd = 3, worker_answer_fd = 4, worker_status_fd = 5;

/// Serves until `in` ends; returns the exit code of the worker. `stop` set means: drop the task in hand. `own_process`
/// says that the process is the worker's alone: only then its memory is limited.
int serve(int in, int out, WorkerStatus& status, const std::atomic<bool>& stop, bool own_process);

/// What the hidden command `galley worker` does: serve on these descriptors, end with the host, obey SIGTERM.
int worker_main();

}  // namespace galley
