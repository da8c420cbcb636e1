#include "core/verify/child_check.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <system_error>

namespace galley::verify {

namespace {

using Clock = std::chrono::steady_clock;

/// Reads until the other end closes or the time is over; false when it is.
bool read_all(int descriptor, std::string& text, Clock::time_point deadline) {
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) return false;
        pollfd wait{descriptor, POLLIN, 0};
        if (poll(&wait, 1, static_cast<int>(left)) < 0 && errno != EINTR) return false;
        if (wait.revents == 0) continue;
        char buffer[4096];
        const ssize_t count = read(descriptor, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return true;
        text.append(buffer, static_cast<std::size_t>(count));
    }
}

/// The last line of what the child wrote to standard error: the word of a sanitizer or an assertion.
std::string last_line(int file) {
    const off_t end = lseek(file, 0, SEEK_END);
    constexpr off_t tail = 400;
    std::string text(static_cast<std::size_t>(std::min(end, tail)), '\0');
    if (pread(file, text.data(), text.size(), end - static_cast<off_t>(text.size())) < 0) return {};
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text.substr(text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1);
}

[[noreturn]] void exec_child(const std::vector<std::string>& arguments, int result, int errors) {
    setpgid(0, 0);
    // glibc counts the blocks of its thread caches as in use; without the caches a leak shows to the byte.
    setenv("GLIBC_TUNABLES", "glibc.malloc.tcache_count=0", 1);
    const int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, STDIN_FILENO);
    dup2(errors, STDOUT_FILENO);
    dup2(errors, STDERR_FILENO);
    fcntl(result, F_SETFD, 0);
    std::vector<char*> argv;
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    execv("/proc/self/exe", argv.data());
    _exit(127);
}

std::string ending(int status, const std::string& last) {
    std::string how =
        WIFSIGNALED(status)
            ? fmt::format("The process died of {} (signal {})", strsignal(WTERMSIG(status)), WTERMSIG(status))
            : fmt::format("The process ended with {} and no verdict", WEXITSTATUS(status));
    return last.empty() ? how + "." : fmt::format("{}: {}", how, last);
}

}  // namespace

Verdict check_in_child(std::string_view check, const std::vector<std::string>& arguments, double limit_s) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
    const int errors = memfd_create("errors", MFD_CLOEXEC);
    std::vector<std::string> all{"galley",           "verify",      "--check",
                                 std::string(check), "--result-fd", std::to_string(ends[1])};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const pid_t child = fork();
    if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (child == 0) exec_child(all, ends[1], errors);
    close(ends[1]);
    const auto limit = std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(limit_s));
    std::string text;
    const bool in_time = read_all(ends[0], text, Clock::now() + limit);
    close(ends[0]);
    if (!in_time) kill(-child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    const std::string last = last_line(errors);
    close(errors);
    if (!in_time) return failed(fmt::format("It was not done after {} s and was stopped.", limit_s));
    const auto verdict = nlohmann::json::parse(text, nullptr, false);
    // A verdict counts only from a process that also ended well: destructors and exit handlers are the plugin's too.
    if (!verdict.is_object() || !WIFEXITED(status)) return {Outcome::crashed, ending(status, last)};
    return {outcome_named(verdict.at("outcome").get<std::string>()), verdict.at("why").get<std::string>()};
}

void send_verdict(int descriptor, const Verdict& verdict) {
    const std::string text = nlohmann::json{{"outcome", name_of(verdict.outcome)}, {"why", verdict.why}}.dump(
        -1, ' ', false, nlohmann::json::error_handler_t::replace);
    for (std::size_t done = 0; done < text.size();) {
        const ssize_t count = write(descriptor, text.data() + done, text.size() - done);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;  // nobody listens: the parent will say that there was no verdict
        done += static_cast<std::size_t>(count);
    }
}

}  // namespace galley::verify
