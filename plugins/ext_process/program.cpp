#include "program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <thread>
#include <utility>

#include "galley/error.hpp"

extern char** environ;

namespace galley::ext_process {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int slice_ms = 50;                           // how often the host is asked whether to go on
constexpr std::size_t kept_of_errors = 2000;           // bytes of standard error that a message may quote
constexpr std::chrono::milliseconds death_grace{200};  // between the end of a program's output and its own

struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe() {
        if (pipe2(ends.data(), O_CLOEXEC) != 0)
            throw ResourceError(std::string("no pipe to a program can be made: ") + std::strerror(errno));
    }
    ~Pipe() {
        for (const int end : ends)
            if (end >= 0) close(end);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    int take(std::size_t i) { return std::exchange(ends.at(i), -1); }
};

/// Writing to a program that is gone gives SIGPIPE, which would end the host: blocked here, and taken away.
class NoSigpipe {
  public:
    NoSigpipe() {
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    ~NoSigpipe() {
        const timespec now{};
        while (sigtimedwait(&pipe_, nullptr, &now) > 0) {
        }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    NoSigpipe(const NoSigpipe&) = delete;
    NoSigpipe& operator=(const NoSigpipe&) = delete;

  private:
    sigset_t pipe_{}, before_{};
};

void close_end(int& descriptor) {
    if (descriptor >= 0) close(descriptor);
    descriptor = -1;
}

/// Whether it has ended; left unreaped, so that nobody else can have its number before its group is ended too.
bool has_ended(pid_t process) {
    siginfo_t facts{};
    return waitid(P_PID, static_cast<id_t>(process), &facts, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           facts.si_pid == process;
}

/// Ends all of its group, and gives the status that it ended with.
int end_group(pid_t process) {
    int status = 0;
    kill(-process, SIGKILL);
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

std::string joined(const std::vector<std::string>& command) {
    std::string out;
    for (const std::string& part : command) out += (out.empty() ? "" : " ") + part;
    return out;
}

}  // namespace

Program::Program(std::vector<std::string> command, const std::string& folder) : name_(joined(command)) {
    std::error_code error;
    if (!folder.empty() && !std::filesystem::is_directory(folder, error))
        throw ResourceError("the folder " + folder + ", where the program " + name_ + " is to run, is not there");
    Pipe in, out, err;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (!folder.empty()) posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
    posix_spawn_file_actions_adddup2(&actions, in.ends[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err.ends[1], STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    std::vector<char*> argv;
    for (std::string& part : command) argv.push_back(part.data());
    argv.push_back(nullptr);
    const int failed = posix_spawnp(&process_, argv[0], &actions, &attributes, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (failed != 0) {
        process_ = -1;
        throw ResourceError("the program " + name_ + " cannot be started in " + (folder.empty() ? "." : folder) + ": " +
                            std::strerror(failed));
    }
    input_ = in.take(1), output_ = out.take(0), error_ = err.take(0);
    for (const int end : {input_, output_, error_}) fcntl(end, F_SETFL, O_NONBLOCK);
}

Program::~Program() { kill_all(); }

void Program::kill_all() {
    if (process_ > 0) (void)end_group(process_);
    process_ = -1;
    close_end(input_), close_end(output_), close_end(error_);
}

void Program::send(std::string_view line) {
    queued_ += line;
    queued_ += '\n';
}

void Program::write_queued() {
    const NoSigpipe guard;
    std::size_t done = 0;
    while (done < queued_.size()) {
        const ssize_t count = write(input_, queued_.data() + done, queued_.size() - done);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && errno != EAGAIN) {  // it reads no more; whether it still answers is seen on its output
            done = queued_.size();
            close_end(input_);
        }
        if (count <= 0) break;
        done += static_cast<std::size_t>(count);
    }
    queued_.erase(0, done);
}

/// Reads what is there; false at the end.
bool Program::read_from(int& descriptor, std::string& into) {
    std::array<char, 65536> buffer;
    const ssize_t count = read(descriptor, buffer.data(), buffer.size());
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return true;
    if (count <= 0) {
        close_end(descriptor);
        return false;
    }
    into.append(buffer.data(), static_cast<std::size_t>(count));
    return true;
}

/// Waits until something can be written or read, and does it.
void Program::pump(int wait_ms) {
    std::array<pollfd, 3> wait{
        {{output_, POLLIN, 0}, {error_, POLLIN, 0}, {queued_.empty() ? -1 : input_, POLLOUT, 0}}};
    if (poll(wait.data(), wait.size(), wait_ms) <= 0) return;
    if (wait[2].revents != 0) write_queued();
    if (wait[0].revents != 0) read_from(output_, received_);
    if (wait[1].revents != 0) {
        const std::size_t before = said_.size();
        read_from(error_, said_);
        tail_ += said_.substr(before);
        if (tail_.size() > kept_of_errors) tail_.erase(0, tail_.size() - kept_of_errors);
        if (said_.size() > kept_of_errors * kept_of_errors) said_.clear();  // a flood that nobody will read
    }
}

bool Program::has_said() {
    pump(0);
    return !received_.empty();
}

std::string Program::receive(const Limits& limits, const std::function<void()>& ask) {
    const auto start = Clock::now();
    auto asked = start;
    while (true) {
        if (const auto end = received_.find('\n', searched_); end != std::string::npos) {
            std::string line = received_.substr(0, end);
            received_.erase(0, end + 1);
            searched_ = 0;
            return line;
        }
        searched_ = received_.size();
        if (received_.size() > limits.bytes) {
            kill_all();
            throw LimitError("the program " + name_ + " wrote more than " + std::to_string(limits.bytes >> 20) +
                             " MB without a line end; it was stopped");
        }
        if (output_ < 0) throw InternalError(how_it_ended());
        const auto now = Clock::now();
        if (std::chrono::duration<double>(now - start).count() > limits.seconds) {
            const std::string words = last_words();
            kill_all();
            char seconds[32];
            std::snprintf(seconds, sizeof seconds, "%g", limits.seconds);
            throw LimitError("the program " + name_ + " gave no answer for " + seconds + " s; it was stopped" + words);
        }
        if (now - asked >= std::chrono::milliseconds(slice_ms)) {
            asked = now;
            try {
                ask();
            } catch (...) {  // it is in the midst of an answer that nobody will hear
                kill_all();
                throw;
            }
        }
        pump(slice_ms);
    }
}

std::vector<std::string> Program::errors() {
    std::vector<std::string> out;
    for (auto end = said_.find('\n'); end != std::string::npos; end = said_.find('\n')) {
        out.push_back(said_.substr(0, end));
        said_.erase(0, end + 1);
    }
    return out;
}

std::string Program::last_words() const {
    std::string text = tail_;
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    const auto line = text.rfind('\n');
    if (line != std::string::npos) text.erase(0, line + 1);
    return text.empty() ? "" : "; its last words: " + text;
}

std::string Program::how_it_ended() {
    const auto start = Clock::now();
    while (!has_ended(process_) && Clock::now() - start < death_grace) pump(slice_ms);
    while (error_ >= 0 && Clock::now() - start < death_grace) pump(slice_ms);
    std::string how = "closed its output";
    if (has_ended(process_)) {
        const int status = end_group(process_);
        process_ = -1;
        how = WIFSIGNALED(status) ? std::string("died of ") + strsignal(WTERMSIG(status))
                                  : "ended with exit code " + std::to_string(WEXITSTATUS(status));
    }
    const std::string words = last_words();
    kill_all();
    return "the program " + name_ + " " + how + " before it had answered" + words;
}

void Program::end(std::chrono::milliseconds grace) {
    if (!running()) return;
    const auto start = Clock::now();
    while (!queued_.empty() && input_ >= 0 && Clock::now() - start < grace) pump(slice_ms);
    close_end(input_);
    while (Clock::now() - start < grace) {
        if (has_ended(process_)) break;
        if (output_ >= 0 || error_ >= 0)
            pump(1);
        else
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        received_.clear();
        said_.clear();
    }
    kill_all();
}

}  // namespace galley::ext_process
