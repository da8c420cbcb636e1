#include "core/base/own_child.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>

#include "core/base/host_error.hpp"

namespace galley {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds farewell{2000};  // for exit handlers, which are a plugin's too

[[noreturn]] void exec_self(std::vector<std::string>& arguments, pid_t parent, int pipe, int printed,
                            const std::vector<std::pair<std::string, std::string>>& environment) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(127);  // it ended before it could be heard of
    for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
    dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
    dup2(printed, STDOUT_FILENO);
    dup2(printed, STDERR_FILENO);
    if (pipe == OwnChild::answers)
        fcntl(pipe, F_SETFD, 0);
    else
        dup2(pipe, OwnChild::answers);
    std::string program = "galley";
    std::vector<char*> argv{program.data()};
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    execv("/proc/self/exe", argv.data());
    _exit(127);
}

}  // namespace

OwnChild::OwnChild(std::vector<std::string> arguments,
                   const std::vector<std::pair<std::string, std::string>>& environment) {
    int ends[2] = {-1, -1};
    printed_ = memfd_create("printed", MFD_CLOEXEC);
    const bool piped = printed_ >= 0 && pipe2(ends, O_CLOEXEC) == 0;
    const pid_t parent = getpid();
    if (piped) pid_ = fork();
    if (pid_ == 0) exec_self(arguments, parent, ends[1], printed_, environment);
    const int error = errno;
    if (piped) {
        close(ends[1]);
        pipe_ = ends[0];
    }
    if (pid_ > 0) return;
    if (pipe_ >= 0) close(pipe_);
    if (printed_ >= 0) close(printed_);
    throw HostError(ExitCode::internal,
                    fmt::format("galley could not start itself again to load plugins: {}.", std::strerror(error)));
}

OwnChild::~OwnChild() {
    if (pid_ > 0) {
        kill(-pid_, SIGKILL);
        end();
    }
    close(pipe_);
    close(printed_);
}

std::optional<std::string> OwnChild::line(std::chrono::duration<double> limit) {
    const auto deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(limit);
    while (true) {
        if (const auto at = received_.find('\n'); at != std::string::npos) {
            std::string out = received_.substr(0, at);
            received_.erase(0, at + 1);
            return out;
        }
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        late_ = left <= 0;
        if (late_) return std::nullopt;
        pollfd wait{pipe_, POLLIN, 0};
        if (poll(&wait, 1, static_cast<int>(std::min<long long>(left, 1000))) <= 0) continue;
        char buffer[65536];
        const ssize_t count = read(pipe_, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return std::nullopt;
        received_.append(buffer, static_cast<std::size_t>(count));
    }
}

bool OwnChild::wait_for_end(std::chrono::milliseconds limit) const {
    const auto deadline = Clock::now() + limit;
    while (true) {
        siginfo_t info{};
        // Left unreaped: its number, and that of its group, stay taken until all of the group are gone.
        if (waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == pid_)
            return true;
        if (Clock::now() >= deadline) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

bool OwnChild::end() {
    if (pid_ <= 0) return WIFEXITED(status_);
    const bool ended = !late_ && wait_for_end(farewell);
    kill(-pid_, SIGKILL);
    while (waitpid(pid_, &status_, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return ended && WIFEXITED(status_);
}

std::string OwnChild::ending() const {
    std::string how = fmt::format("ended its process with exit code {}", WEXITSTATUS(status_));
    if (WIFSIGNALED(status_)) {
        const char* name = sigabbrev_np(WTERMSIG(status_));
        const char* words = sigdescr_np(WTERMSIG(status_));
        how =
            fmt::format("ended its process by SIG{} ({})", name != nullptr ? name : "?", words != nullptr ? words : "");
    }
    const std::string last = last_line();
    return last.empty() ? how : how + ": " + last;
}

std::string OwnChild::last_line() const {
    constexpr off_t tail = 400;
    const off_t end = lseek(printed_, 0, SEEK_END);
    std::string text(static_cast<std::size_t>(std::min(end, tail)), '\0');
    if (pread(printed_, text.data(), text.size(), end - static_cast<off_t>(text.size())) < 0) return {};
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text.substr(text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1);
}

void answer_parent(const std::string& line) {
    const std::string text = line + "\n";
    for (std::size_t done = 0; done < text.size();) {
        const ssize_t count = write(OwnChild::answers, text.data() + done, text.size() - done);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return;  // nobody listens: the parent will say that there was no answer
        done += static_cast<std::size_t>(count);
    }
}

}  // namespace galley
