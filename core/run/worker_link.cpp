#include "core/run/worker_link.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>

#include "core/base/host_error.hpp"
#include "core/worker/worker_folder.hpp"
#include "core/worker/worker_main.hpp"

namespace galley {

namespace {

constexpr std::chrono::seconds farewell{2};  // for a worker without tasks to end by itself
constexpr std::size_t kept_words = 2000;     // bytes of what plugins print

void set_flags(int fd, int get, int set, int flag) { (void)fcntl(fd, set, fcntl(fd, get) | flag); }

/// A duplicate above the descriptors that a worker finds its pipes at, so that moving one does not overwrite another.
Descriptor moved_up(const Descriptor& from) {
    constexpr int above = 10;
    return Descriptor(fcntl(from.get(), F_DUPFD_CLOEXEC, above));
}

class Process : public WorkerLink {
  public:
    Process(Descriptor tasks, Descriptor answers, std::unique_ptr<WorkerPlace> place, Descriptor words,
            WorkerFolder folder, pid_t pid)
        : WorkerLink(std::move(tasks), std::move(answers), std::move(place)),
          folder_(std::move(folder)),
          words_(std::move(words)),
          pid_(pid) {
        set_flags(words_.get(), F_GETFL, F_SETFL, O_NONBLOCK);
    }
    ~Process() override {
        close_tasks();
        const auto until = std::chrono::steady_clock::now() + farewell;
        while (!Process::ended() && std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        Process::kill();
        while (!Process::ended()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    void ask_to_drop() override {
        if (!ending_) ::kill(pid_, SIGTERM);
    }
    void kill() override {
        if (!ending_) ::killpg(pid_, SIGKILL);
    }
    std::optional<Ending> ended() override {
        drain();
        siginfo_t facts{};
        // It is left unreaped until its group is ended: before that nobody else can have its number.
        if (!ending_ && waitid(P_PID, static_cast<id_t>(pid_), &facts, WEXITED | WNOHANG | WNOWAIT) == 0 &&
            facts.si_pid == pid_) {
            ::killpg(pid_, SIGKILL);  // what plugins started goes with it
            int status = 0;
            (void)waitpid(pid_, &status, 0);
            ending_ = WIFSIGNALED(status) ? Ending{0, WTERMSIG(status)} : Ending{WEXITSTATUS(status), 0};
        }
        return ending_;
    }
    [[nodiscard]] bool can_be_killed() const override { return true; }
    [[nodiscard]] int words() const override { return words_.get(); }
    std::string last_words() override {
        drain();
        return text_;
    }

  private:
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
    pid_t pid_;
    std::optional<Ending> ending_;
    std::string text_;
};

class Thread : public WorkerLink {
  public:
    Thread(Descriptor tasks, Descriptor answers, std::unique_ptr<WorkerPlace> place, Descriptor task_end,
           Descriptor answer_end)
        : WorkerLink(std::move(tasks), std::move(answers), std::move(place)),
          thread_([this, in = std::move(task_end), out = std::move(answer_end)]() mutable {
              serve(in.get(), out.get(), shared_place(), stop_, false);
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

/// `galley worker`, with pipes at its descriptors; -1 and an errno when the system refuses.
pid_t spawn(const Descriptor& tasks, const Descriptor& answers, const Descriptor& place, const Descriptor& words,
            std::vector<std::string> environment) {
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, words.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, words.get(), STDERR_FILENO);
    posix_spawn_file_actions_adddup2(&actions, tasks.get(), worker_task_fd);
    posix_spawn_file_actions_adddup2(&actions, answers.get(), worker_answer_fd);
    posix_spawn_file_actions_adddup2(&actions, place.get(), worker_place_fd);
    posix_spawnattr_t attributes{};
    posix_spawnattr_init(&attributes);
    // A group of its own: Ctrl-C in a terminal is the host's to hear, and what plugins start can be ended with it.
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&attributes, 0);
    sigset_t defaults{};
    sigemptyset(&defaults);
    for (const int number : {SIGINT, SIGTERM, SIGPIPE, SIGXFSZ}) sigaddset(&defaults, number);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    std::string program = "galley", command = "worker";
    std::array<char*, 3> arguments{program.data(), command.data(), nullptr};
    std::vector<char*> variables;
    for (std::string& variable : environment) variables.push_back(variable.data());
    variables.push_back(nullptr);
    pid_t pid = -1;
    const int error = posix_spawn(&pid, "/proc/self/exe", &actions, &attributes, arguments.data(), variables.data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    errno = error;
    return error == 0 ? pid : -1;
}

}  // namespace

std::string Ending::signal_name() const {
    if (signal == 0) return {};
    const char* name = sigabbrev_np(signal);
    return name == nullptr ? fmt::format("signal {}", signal) : fmt::format("SIG{}", name);
}

std::string Ending::sentence() const {
    if (signal == 0) return fmt::format("ended its process with exit code {}", exit_code);
    const char* words = sigdescr_np(signal);
    return fmt::format("ended its process by {} ({})", signal_name(), words == nullptr ? "unknown" : words);
}

bool Ending::from_outside() const {
    return signal == SIGKILL || signal == SIGTERM || signal == SIGINT || signal == SIGHUP;
}

WorkerLink::WorkerLink(Descriptor tasks, Descriptor answers, std::unique_ptr<WorkerPlace> place)
    : tasks_(std::move(tasks)), answers_(std::move(answers)), place_(std::move(place)) {
    set_flags(tasks_.get(), F_GETFL, F_SETFL, O_NONBLOCK);
    set_flags(answers_.get(), F_GETFL, F_SETFL, O_NONBLOCK);
}

std::unique_ptr<WorkerLink> start_worker(Isolation isolation) {
    Pipe tasks = make_pipe(), answers = make_pipe();
    auto place = std::make_unique<WorkerPlace>();
    if (isolation == Isolation::none)
        return std::make_unique<Thread>(std::move(tasks.write), std::move(answers.read), std::move(place),
                                        std::move(tasks.read), std::move(answers.write));
    Pipe words = make_pipe();
    WorkerFolder folder;
    const pid_t pid = spawn(moved_up(tasks.read), moved_up(answers.write), moved_up(place->shared()),
                            moved_up(words.write), folder.environment());
    if (pid < 0)
        throw HostError(ExitCode::internal,
                        fmt::format("A worker process could not be started: {}.", std::strerror(errno)));
    return std::make_unique<Process>(std::move(tasks.write), std::move(answers.read), std::move(place),
                                     std::move(words.read), std::move(folder), pid);
}

}  // namespace galley
