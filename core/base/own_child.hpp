// This program, started again to do what may end a process: load a plugin, make its stages, try them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/base/child_process.hpp"
#include "core/base/line_pipe.hpp"

namespace galley {

/// A child that answers with lines on a pipe, its descriptor `answers`; what it prints is kept for its last words.
class OwnChild {
  public:
    static constexpr int answers = ChildProcess::first_descriptor;

    /// `arguments` follow the program's name; `environment`: "NAME=value", besides this process's own. Throws HostError
    /// (internal) when the system refuses.
    explicit OwnChild(std::vector<std::string> arguments, const std::vector<std::string>& environment = {});

    /// The next line, without its end; nothing when there is no more or `limit` has passed, see late().
    [[nodiscard]] std::optional<std::string> line(std::chrono::duration<double> limit);
    [[nodiscard]] bool late() const { return late_; }

    /// Waits a moment for its end, then ends it with all that it started. True when it ended by itself with an exit
    /// code.
    bool end();
    /// "ended its process by SIGSEGV (Segmentation fault)", with the last line that it printed; after end().
    [[nodiscard]] std::string ending() const;

  private:
    OwnChild(std::vector<std::string> arguments, const std::vector<std::string>& environment, Pipe pipe);
    [[nodiscard]] std::string last_line() const;

    Descriptor printed_, pipe_;
    ChildProcess process_;
    std::optional<Ending> ending_;
    bool late_ = false, by_itself_ = false;
    std::string received_;
};

/// In the child: writes a line to the parent.
void answer_parent(const std::string& line);

}  // namespace galley
