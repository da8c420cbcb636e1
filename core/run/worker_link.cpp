#include "core/run/worker_link.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "core/worker/worker_folder.hpp"
#include "core/worker/worker_main.hpp"

namespace galley {

namespace {

constexpr std::chrono::seconds farewell{2};  // for a worker without tasks to end by itself
constexpr std::size_t kept_words = 2000;     // bytes of what plugins print

void set_flags(int fd, int get, int set, int flag) { (void)fcntl(fd, set, fcntl(fd, get) | flag); }

class Process : public WorkerLink {
  public:
    /// The ends of the worker are those of `tasks` and `answers` that are not this side's.
    Process(Pipe tasks, Pipe answers, std::unique_ptr<WorkerStatus> status, Pipe words)
        : Process(std::move(tasks.write), std::move(answers.read), std::move(status), std::move(words.read),
                  {tasks.read.get(), answers.write.get()}, words.write.get()) {}
    ~Process() override {
        close_tasks();
        const auto until = std::chrono::steady_clock::now() + farewell;
        while (!Process::ended() && std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    void ask_to_drop() override { process_.ask_to_end(); }
    void kill() override { process_.kill(); }
    std::optional<Ending> ended() override {
        drain();
        return process_.ended();
    }
    [[nodiscard]] bool can_be_killed() const override { return true; }
    [[nodiscard]] int words() const override { return words_.get(); }
    std::string last_words() override {
        drain();
        return text_;
    }

  private:
    Process(Descriptor tasks, Descriptor answers, std::unique_ptr<WorkerStatus> status, Descriptor words,
            std::vector<int> given, int printed)
        : WorkerLink(std::move(tasks), std::move(answers), std::move(status)),
          words_(std::move(words)),
          process_(start(std::move(given), printed)) {
        set_flags(words_.get(), F_GETFL, F_SETFL, O_NONBLOCK);
    }

    /// `galley worker`, with pipes and status at its descriptors.
    ChildProcess::Start start(std::vector<int> given, int printed) {
        static_assert(worker_task_fd == ChildProcess::first_descriptor && worker_answer_fd == worker_task_fd + 1 &&
                      worker_status_fd == worker_answer_fd + 1);
        given.push_back(shared_status().shared().get());
        return {{"worker"}, folder_.environment(), printed, std::move(given)};
    }

    void drain() {
        std::array<char, 4096> chunk{};
        ssize_t n = 0;
        while (words_.get() >= 0 && (n = read(words_.get(), chunk.data(), chunk.size())) >= 0) {
            if (n == 0) words_.close();  // a plugin closed it, or the worker is gone
            text_.append(chunk.data(), static_cast<std::size_t>(n));
            if (text_.size() > kept_words) text_.erase(0, text_.size() - kept_words);
        }
    }

    WorkerFolder folder_;
    Descriptor words_;
    std::string text_;
    ChildProcess process_;  // the first to go
};

class Thread : public WorkerLink {
  public:
    Thread(Descriptor tasks, Descriptor answers, std::unique_ptr<WorkerStatus> status, Descriptor task_end,
           Descriptor answer_end)
        : WorkerLink(std::move(tasks), std::move(answers), std::move(status)),
          thread_([this, in = std::move(task_end), out = std::move(answer_end)]() mutable {
              serve(in.get(), out.get(), shared_status(), stop_, false);
              ended_ = true;
              out.close();
          }) {}
    ~Thread() override {
        close_tasks();
        stop_ = true;
        // Nobody reads its answers any more; take them so that it does not wait for that.
        std::array<char, 4096> chunk{};
        while (!ended_)
            if (read(answers(), chunk.data(), chunk.size()) <= 0)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
        thread_.join();
    }
    Thread(const Thread&) = delete;
    Thread& operator=(const Thread&) = delete;

    void ask_to_drop() override { stop_ = true; }
    void kill() override { stop_ = true; }
    std::optional<Ending> ended() override { return ended_ ? std::optional(Ending{}) : std::nullopt; }
    [[nodiscard]] bool can_be_killed() const override { return false; }
    [[nodiscard]] int words() const override { return -1; }
    std::string last_words() override { return {}; }

  private:
    std::atomic<bool> stop_{false}, ended_{false};
    std::thread thread_;
};

}  // namespace

WorkerLink::WorkerLink(Descriptor tasks, Descriptor answers, std::unique_ptr<WorkerStatus> status)
    : tasks_(std::move(tasks)), answers_(std::move(answers)), status_(std::move(status)) {
    set_flags(tasks_.get(), F_GETFL, F_SETFL, O_NONBLOCK);
    set_flags(answers_.get(), F_GETFL, F_SETFL, O_NONBLOCK);
}

std::unique_ptr<WorkerLink> start_worker(Isolation isolation) {
    Pipe tasks = make_pipe(), answers = make_pipe();
    auto status = std::make_unique<WorkerStatus>();
    if (isolation == Isolation::none)
        return std::make_unique<Thread>(std::move(tasks.write), std::move(answers.read), std::move(status),
                                        std::move(tasks.read), std::move(answers.write));
    return std::make_unique<Process>(std::move(tasks), std::move(answers), std::move(status), make_pipe());
}

}  // namespace galley
