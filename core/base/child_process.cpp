#include "core/base/child_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>
#include <thread>

#include "core/base/host_error.hpp"

extern char** environ;  // NOLINT: POSIX declares it nowhere

namespace galley {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int cannot_start = 127;  // as shells have it

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> out;
    out.reserve(texts.size() + 1);
    for (std::string& text : texts) out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

/// Duplicates above the numbers that the child finds them at, so that moving one does not overwrite another.
std::vector<Descriptor> moved_up(const std::vector<int>& descriptors) {
    std::vector<Descriptor> out;
    out.reserve(descriptors.size());
    const int above = ChildProcess::first_descriptor + static_cast<int>(descriptors.size());
    for (const int descriptor : descriptors) out.emplace_back(fcntl(descriptor, F_DUPFD_CLOEXEC, above));
    return out;
}

/// In the child, which may have been made of a process with threads: nothing but system calls.
[[noreturn]] void exec_self(char* const* arguments, char* const* environment, pid_t parent, int printed,
                            const std::vector<Descriptor>& descriptors) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(cannot_start);  // it ended before it could be noticed
    for (const int number : {SIGINT, SIGTERM, SIGPIPE, SIGXFSZ}) std::signal(number, SIG_DFL);
    dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
    dup2(printed, STDOUT_FILENO);
    dup2(printed, STDERR_FILENO);
    int at = ChildProcess::first_descriptor;
    for (const Descriptor& descriptor : descriptors) dup2(descriptor.get(), at++);
    execve("/proc/self/exe", arguments, environment);
    _exit(cannot_start);
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

ChildProcess::ChildProcess(const Start& start) {
    std::vector<std::string> arguments{"galley"}, environment = start.environment;
    arguments.insert(arguments.end(), start.arguments.begin(), start.arguments.end());
    const std::vector<char*> argv = pointers_to(arguments), envp = pointers_to(environment);
    const std::vector<Descriptor> descriptors = moved_up(start.descriptors);
    const Descriptor printed(fcntl(start.printed, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
    const bool ready = printed.get() >= 0 && std::all_of(descriptors.begin(), descriptors.end(),
                                                         [](const Descriptor& one) { return one.get() >= 0; });
    const pid_t parent = getpid();
    if (ready) pid_ = fork();
    if (pid_ == 0) exec_self(argv.data(), envp.data(), parent, printed.get(), descriptors);
    if (pid_ < 0)
        throw HostError(ExitCode::internal,
                        fmt::format("galley could not start itself again: {}.", std::strerror(errno)));
    setpgid(pid_, pid_);  // both do it: neither may find the group missing
}

ChildProcess::~ChildProcess() {
    while (!ended()) {
        kill();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

void ChildProcess::ask_to_end() const {
    if (!ending_) ::kill(pid_, SIGTERM);
}

void ChildProcess::kill() const {
    if (!ending_) ::killpg(pid_, SIGKILL);
}

std::optional<Ending> ChildProcess::ended() {
    siginfo_t facts{};
    // It is left unreaped until its group is ended: before that nobody else can have its number.
    if (ending_ || waitid(P_PID, static_cast<id_t>(pid_), &facts, WEXITED | WNOHANG | WNOWAIT) != 0 ||
        facts.si_pid != pid_)
        return ending_;
    ::killpg(pid_, SIGKILL);
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    ending_ = WIFSIGNALED(status) ? Ending{0, WTERMSIG(status)} : Ending{WEXITSTATUS(status), 0};
    return ending_;
}

std::optional<Ending> ChildProcess::wait(std::chrono::milliseconds limit) {
    const auto deadline = Clock::now() + limit;
    while (!ended() && Clock::now() < deadline) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return ending_;
}

std::vector<std::string> environment_with(const std::vector<std::string>& set) {
    std::vector<std::string> out = set;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        const std::string_view text = *variable;
        const std::string_view name = text.substr(0, text.find('=') + 1);
        if (std::none_of(set.begin(), set.end(), [&](const std::string& one) { return one.starts_with(name); }))
            out.emplace_back(text);
    }
    return out;
}

}  // namespace galley
