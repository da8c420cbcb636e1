// This program, started again: a process in a group of its own, which ends with all that it started, and with this one.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/base/line_pipe.hpp"

namespace galley {

/// How a process ended.
struct Ending {
    int exit_code = 0;
    int signal = 0;  ///< 0: it exited

    /// "SIGSEGV", or nothing.
    [[nodiscard]] std::string signal_name() const;
    /// "ended its process by SIGSEGV (Segmentation fault)".
    [[nodiscard]] std::string sentence() const;
    /// True when nothing in a program raises this signal by itself: somebody else sent it.
    [[nodiscard]] bool from_outside() const;
};

class ChildProcess {
  public:
    struct Start {
        std::vector<std::string> arguments;    ///< after the program's name
        std::vector<std::string> environment;  ///< "NAME=value", all of it
        int printed = -1;                      ///< where stdout and stderr go; stdin is empty
        std::vector<int> descriptors;          ///< found in the child as `first_descriptor` and those after it
    };
    static constexpr int first_descriptor = 3;

    /// Throws HostError (internal) when the system refuses.
    explicit ChildProcess(const Start& start);
    /// Kills what is still running.
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// SIGTERM, to the process alone.
    void ask_to_end() const;
    /// SIGKILL, to it and all that it started.
    void kill() const;
    /// How it ended; does not wait. What it started ends with it.
    std::optional<Ending> ended();
    /// The same, waiting for its end up to `limit`.
    std::optional<Ending> wait(std::chrono::milliseconds limit);

  private:
    pid_t pid_ = -1;
    std::optional<Ending> ending_;
};

/// The environment of this process, with `set` ("NAME=value") in the place of what has that name.
[[nodiscard]] std::vector<std::string> environment_with(const std::vector<std::string>& set);

}  // namespace galley
