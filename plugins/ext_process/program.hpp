// A program that runs beside the host, and lines of text to and from it.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace galley::ext_process {

/// How long, and how much, one line of the program may take.
struct Limits {
    double seconds = 60;
    std::size_t bytes = std::size_t{64} << 20;
};

/// Owns one process and everything that it starts (its process group). Not for two threads at once.
class Program {
  public:
    /// Starts `command` in `folder`; a name without a slash is looked up in PATH. Throws ResourceError.
    Program(std::vector<std::string> command, const std::string& folder);
    /// Kills what is still running.
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// Queues one line; it is written while receive() waits, so that neither side can block the other.
    void send(std::string_view line);

    /// Whether it wrote something that receive() has not given yet.
    [[nodiscard]] bool has_said();

    /// The next line that the program writes. `ask` is called several times a second and may throw. Throws LimitError
    /// when the program takes too long or writes too much, InternalError when it ends: with its last words on standard
    /// error. After any of them the program is gone.
    std::string receive(const Limits& limits, const std::function<void()>& ask);

    /// Whole lines that the program wrote to standard error since the last call.
    std::vector<std::string> errors();

    /// Writes what is queued, closes the program's input, and waits `grace` for it to end by itself.
    void end(std::chrono::milliseconds grace);

    [[nodiscard]] bool running() const { return process_ > 0; }

  private:
    void pump(int wait_ms);
    void write_queued();
    bool read_from(int& descriptor, std::string& into);
    void kill_all();
    [[nodiscard]] std::string how_it_ended();
    [[nodiscard]] std::string last_words() const;

    std::string name_;  ///< the command, for messages
    pid_t process_ = -1;
    int input_ = -1, output_ = -1, error_ = -1;  ///< our ends of its pipes
    std::string queued_, received_, said_;
    std::size_t searched_ = 0;  ///< received_ holds no line end before this place
    std::string tail_;          ///< the end of what it wrote to standard error
};

}  // namespace galley::ext_process
