#include "core/run/dispatcher.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <thread>

namespace galley {

namespace {

using namespace std::chrono_literals;
using nlohmann::json;

constexpr int attempts_a_task = 2;
constexpr int starts_in_a_row = 3;
/// A stage that asks whether it is late ends by itself and says why; one that does not is killed this much later.
constexpr auto grace = 2s;
/// After a signal: how long a task in hand may go on, and then how long it may take to drop it.
constexpr auto to_finish = 3s, to_drop = 3s;
constexpr std::chrono::milliseconds nap{200};
/// A worker is given tasks for this long, but no more than these, before it has answered: else it would wait for the
/// next as long as it works.
constexpr double queue_ahead_s = 0.1;
constexpr std::size_t most_tasks = 50;
/// With enough queued, answers are fetched together: waking up for each would cost worker and host more than the
/// answer.
constexpr double longest_rest_s = 0.005;

double seconds(std::chrono::steady_clock::duration time) { return std::chrono::duration<double>(time).count(); }

}  // namespace

Dispatcher::Dispatcher(const Pipeline& pipeline, DispatchOptions options, const std::atomic<bool>& stop)
    : pipeline_(pipeline), options_(std::move(options)), stop_(stop) {
    options_.setup.plugins = plugin_files(pipeline);
}

Dispatcher::~Dispatcher() {
    for (const auto& worker : workers_) {
        worker->link->close_tasks();
        if (!worker->tasks.empty() || !worker->ready) worker->link->kill();
    }
}

/// Null between two stages, and for what a plugin wrote over the shared memory.
const PipelineStage* Dispatcher::stage_of(const std::optional<StageInHand>& in_hand) const {
    return in_hand && in_hand->slot < pipeline_.stages.size() ? &pipeline_.stages[in_hand->slot] : nullptr;
}

bool Dispatcher::busy() const {
    return std::any_of(workers_.begin(), workers_.end(), [](const auto& worker) { return !worker->tasks.empty(); });
}

void Dispatcher::run(TaskSource& source, const std::function<void()>& tick) {
    while (true) {
        if (stop_ && !stopped_at_) stopped_at_ = Clock::now();
        exhausted_ = false;
        if (!stop_) fill(source);
        // A worker that is starting or being replaced has not asked yet: then the source may have more.
        const bool no_more = stop_ || (exhausted_ && again_.empty());
        if (!busy() && no_more) break;
        wait();
        for (const auto& worker : workers_) listen(*worker, source);
        for (std::size_t i = 0; i < workers_.size();) {
            Worker& worker = *workers_[i];
            check_limits(worker);
            if (const auto ending = worker.link->ended()) {
                listen(worker, source);  // what it said before
                const std::unique_ptr<Worker> dead = std::move(workers_[i]);
                workers_.erase(workers_.begin() + static_cast<std::ptrdiff_t>(i));
                on_worker_exit(*dead, *ending, source);
            } else {
                ++i;
            }
        }
        if (stopped_at_) escalate_shutdown();  // not stop_: a signal may have come since the top of the loop
        tick();
    }
}

/// Gives each worker that is free a task, and starts workers while tasks wait. The first one starts alone: a pipeline
/// that cannot start says so once.
void Dispatcher::fill(TaskSource& source) {
    for (const auto& worker : workers_) give(*worker, source);
    auto starting = static_cast<std::size_t>(
        std::count_if(workers_.begin(), workers_.end(), [](const auto& worker) { return !worker->ready; }));
    while (workers_.size() < options_.jobs && (proven_ || starting == 0)) {
        while (again_.size() <= starting) {  // a task for each that starts
            auto task = source.next();
            exhausted_ = !task;
            if (!task) return;
            again_.push_back(std::move(*task));
        }
        workers_.push_back(std::make_unique<Worker>(start_worker(options_.isolation)));
        workers_.back()->outbox = message_line("setup", to_json(options_.setup));
        flush(*workers_.back());
        ++starting;
    }
}

std::optional<Task> Dispatcher::next_task(TaskSource& source) {
    if (!again_.empty()) {
        Task task = std::move(again_.front());
        again_.pop_front();
        return task;
    }
    auto task = source.next();
    exhausted_ = !task;
    return task;
}

void Dispatcher::give(Worker& worker, TaskSource& source) {
    while (worker.ready && !worker.replace && worker.limit.empty() &&
           (worker.tasks.empty() || (queued_s(worker) < queue_ahead_s && worker.tasks.size() < most_tasks))) {
        auto task = next_task(source);
        if (!task) return;
        worker.outbox += source.message(*task);
        worker.tasks.push_back(std::move(*task));
        if (worker.tasks.size() == 1) worker.task_start = Clock::now();
    }
    flush(worker);
}

void Dispatcher::flush(Worker& worker) {
    while (!worker.outbox.empty()) {
        const ssize_t n = write(worker.link->tasks(), worker.outbox.data(), worker.outbox.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0 && errno == EAGAIN) return;
        if (n < 0) worker.outbox.clear();  // it is dead: its end will be noticed
        if (n > 0) worker.outbox.erase(0, static_cast<std::size_t>(n));
    }
}

double& Dispatcher::mean_s(Task::Kind kind) { return mean_s_.at(static_cast<std::size_t>(kind)); }

/// How long the tasks of a worker may take, in seconds.
double Dispatcher::queued_s(const Worker& worker) {
    double out = 0;
    for (const Task& task : worker.tasks) out += mean_s(task.kind);
    return out;
}

/// How long every worker surely has something to do.
std::chrono::duration<double> Dispatcher::rest() {
    constexpr double sure = 0.5;  // of what its tasks take on the mean
    double out = workers_.empty() ? 0 : longest_rest_s;
    for (const auto& worker : workers_)
        out =
            worker->tasks.empty() ? 0 : std::min(out, sure * (queued_s(*worker) - mean_s(worker->tasks.front().kind)));
    return std::chrono::duration<double>(out);
}

void Dispatcher::wait() {
    if (!stop_) std::this_thread::sleep_for(rest());
    std::vector<pollfd> fds;
    for (const auto& worker : workers_) {
        fds.push_back({worker->link->answers(), POLLIN, 0});
        fds.push_back({worker->link->words(), POLLIN, 0});
        if (!worker->outbox.empty()) fds.push_back({worker->link->tasks(), POLLOUT, 0});
    }
    (void)poll(fds.data(), fds.size(), static_cast<int>(nap.count()));
    for (const auto& worker : workers_) flush(*worker);
}

void Dispatcher::listen(Worker& worker, TaskSource& source) {
    pollfd readable{worker.link->answers(), POLLIN, 0};
    while (poll(&readable, 1, 0) == 1 && (readable.revents & POLLIN) != 0) {
        const bool open = worker.answers.fill();
        while (const auto line = worker.answers.next()) {
            const json message = json::parse(*line, nullptr, false);
            if (!message.is_discarded()) accept(worker, message, source);
        }
        if (!open) return;
    }
}

/// Workers are alike, or what one has made is not found by the next.
void Dispatcher::compare_identities(const json& identities, TaskSource& source) {
    if (!identities.is_object()) return;
    if (identities_.is_null()) identities_ = identities;
    for (const auto& [stage, identity] : identities.items()) {
        json& first = identities_[stage];
        if (first.is_null() || first == identity) continue;
        first = nullptr;  // told once
        source.warn(
            fmt::format("The identity of the stage {} changes with every start, so that what it makes is never found "
                        "again: it must depend on versions and models alone, not on time or process.",
                        stage));
    }
}

void Dispatcher::accept(Worker& worker, const json& message, TaskSource& source) {
    const std::string kind = message.at("kind");
    const json& body = message.at("body");
    if (kind == "ready") {
        worker.ready = proven_ = true;
        compare_identities(body, source);
        failed_starts_ = 0;
    } else if (kind == "replace") {
        worker.replace = true;
    } else if (kind == "fatal") {
        const FatalError error = fatal_from_json(body);
        if (error.stopped) throw RunStopped(error.message);
        throw HostError(error.code, error.message);
    } else if (!worker.tasks.empty()) {
        accept_result(worker, kind, body, source);
    }
}

void Dispatcher::accept_result(Worker& worker, const std::string& kind, const json& body, TaskSource& source) {
    const Task task = worker.tasks.front();
    if (kind == "listed") {
        ListOutcome part = list_outcome_from_json(body);
        const bool more = part.more;
        source.listed(task, std::move(part));
        if (more) return;
        finish_task(worker);
    } else if (kind == "page_done") {
        PageOutcome outcome = page_outcome_from_json(body);
        outcome.attempts = task.attempts + 1;
        const bool again = retry_without_memory(worker, outcome);
        finish_task(worker);
        if (!again) source.page_done(task, std::move(outcome));
    } else if (kind == "document_done") {
        DocumentOutcome outcome = document_outcome_from_json(body);
        outcome.attempts = task.attempts + 1;
        const bool again = retry_without_memory(worker, outcome);
        finish_task(worker);
        if (!again) source.document_done(task, std::move(outcome));
    } else if (kind == "finished") {
        finish_task(worker);
        source.finished(task, finish_outcome_from_json(body));
    } else if (kind == "dropped") {
        finish_task(worker);
    }
    if (worker.replace) {
        // What it left behind may be the cause of the next failure. Tasks sent ahead go to others.
        for (; !worker.tasks.empty(); worker.tasks.pop_back()) again_.push_front(worker.tasks.back());
        worker.link->close_tasks();
        worker.link->kill();
    }
}

void Dispatcher::finish_task(Worker& worker) {
    const auto now = Clock::now();
    constexpr double memory = 0.8;  // of the mean: about the last five tasks count
    double& mean = mean_s(worker.tasks.front().kind);
    mean = memory * mean + (1 - memory) * seconds(now - worker.task_start);
    worker.tasks.pop_front();
    worker.task_start = now;
}

/// A task that failed for want of memory in a worker that others had filled gets a fresh one.
bool Dispatcher::retry_without_memory(Worker& worker, const Outcome& outcome) {
    Task task = worker.tasks.front();
    const bool no_memory = outcome.failure && outcome.failure->code == GALLEY_E_LIMIT;
    if (!no_memory || !worker.replace || ++task.attempts >= attempts_a_task) return false;
    again_.push_front(std::move(task));
    return true;
}

void Dispatcher::check_limits(Worker& worker) {
    if (worker.tasks.empty() || !worker.limit.empty() || !worker.link->can_be_killed()) return;
    const auto now = Clock::now();
    const auto in_hand = worker.link->in_hand();
    if (const PipelineStage* stage = stage_of(in_hand);
        stage != nullptr && stage->timeout_s > 0 && seconds(now - in_hand->since) > stage->timeout_s + seconds(grace))
        worker.limit = fmt::format("it took longer than its timeout_s of {} s and had to be killed", stage->timeout_s);
    const double limit = worker.tasks.front().limit_s;
    if (limit > 0 && seconds(now - worker.task_start) > limit + seconds(grace))
        worker.limit = fmt::format("the limit of {} s (--page-timeout) passed, and it had to be killed", limit);
    if (!worker.limit.empty()) worker.link->kill();
}

/// What becomes of the tasks of a worker that has ended.
void Dispatcher::on_worker_exit(Worker& worker, const Ending& ending, TaskSource& source) {
    const auto stage_in_hand = worker.link->in_hand();
    const PipelineStage* const culprit = stage_of(stage_in_hand);
    if (!worker.ready) {
        if (++failed_starts_ < starts_in_a_row && !again_.empty() && shutdown_ == Shutdown::none) return;
        throw HostError(ExitCode::internal, fmt::format("A worker could not start: {} {}. {}",
                                                        culprit == nullptr ? "it" : "the stage " + culprit->name,
                                                        ending.sentence(), worker.link->last_words()));
    }
    if (worker.tasks.empty()) return;
    lost_workers_ = true;
    Task task = worker.tasks.front();
    worker.tasks.pop_front();
    for (; !worker.tasks.empty(); worker.tasks.pop_back()) again_.push_front(worker.tasks.back());
    if (shutdown_ != Shutdown::none) return;  // it dropped the task, as asked
    Failure failure{culprit == nullptr ? "" : culprit->name, GALLEY_E_INTERNAL, "it " + ending.sentence(),
                    ending.signal_name()};
    if (!worker.limit.empty()) {
        failure.code = GALLEY_E_LIMIT;
        failure.message = worker.limit;
    } else if (ending.from_outside()) {
        failure.code = GALLEY_E_RESOURCE;
        failure.message =
            fmt::format("its process was killed from outside ({}), perhaps for want of memory", ending.signal_name());
    }
    ++task.attempts;
    Loss loss{std::move(failure), stage_in_hand ? stage_in_hand->key : "", worker.link->last_words(), task.attempts};
    retry_or_fail(std::move(task), std::move(loss), culprit, source);
}

void Dispatcher::retry_or_fail(Task task, Loss loss, const PipelineStage* culprit, TaskSource& source) {
    const OnError on_error = culprit == nullptr ? OnError::fail_page : culprit->on_error;
    const bool left_out = std::find(task.skip.begin(), task.skip.end(), loss.failure.stage) != task.skip.end();
    if (task.attempts < attempts_a_task) {
        again_.push_front(std::move(task));
    } else if (on_error == OnError::stop) {
        throw RunStopped(
            fmt::format("{} failed: {}. Its \"on_error\" is \"stop\".", loss.failure.stage, loss.failure.message));
    } else if (on_error == OnError::skip_stage && !left_out && culprit->stage().scope != GALLEY_SCOPE_READ) {
        task.skip.push_back(loss.failure.stage);
        task.attempts = 0;
        again_.push_front(std::move(task));
    } else {
        source.lost(task, loss);
    }
}

/// After a signal: first ask, then kill.
void Dispatcher::escalate_shutdown() {
    const auto since = Clock::now() - *stopped_at_;
    if (shutdown_ == Shutdown::none && since > to_finish) {
        shutdown_ = Shutdown::asked;
        for (const auto& worker : workers_) worker->link->ask_to_drop();
    }
    if (shutdown_ == Shutdown::asked && since > to_finish + to_drop) {
        shutdown_ = Shutdown::killed;
        for (const auto& worker : workers_) worker->link->kill();
    }
}

}  // namespace galley
