// This program, started again to do what may end a process: load a plugin, make its stages, try them.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace galley {

/// A child in a process group of its own, which ends with this process. It answers with lines on a pipe, its descriptor
/// `answers`; what it prints is kept for its last words; it has no input. Not for programs that have threads yet.
class OwnChild {
  public:
    static constexpr int answers = 3;

    /// `arguments` follow the program's name. Throws HostError (internal) when the system refuses.
    explicit OwnChild(std::vector<std::string> arguments,
                      const std::vector<std::pair<std::string, std::string>>& environment = {});
    ~OwnChild();
    OwnChild(const OwnChild&) = delete;
    OwnChild& operator=(const OwnChild&) = delete;

    /// The next line, without its end; nothing when there is no more or `limit` has passed, see late().
    [[nodiscard]] std::optional<std::string> line(std::chrono::duration<double> limit);
    [[nodiscard]] bool late() const { return late_; }

    /// Waits a moment for its end, then ends it with all that it started. True when it ended by itself with an exit
    /// code.
    bool end();
    /// "ended its process by SIGSEGV (Segmentation fault)", with the last line that it printed; after end().
    [[nodiscard]] std::string ending() const;

  private:
    [[nodiscard]] bool wait_for_end(std::chrono::milliseconds limit) const;
    [[nodiscard]] std::string last_line() const;

    pid_t pid_ = -1;
    int pipe_ = -1, printed_ = -1, status_ = 0;
    bool late_ = false;
    std::string received_;
};

/// In the child: writes a line to the parent.
void answer_parent(const std::string& line);

}  // namespace galley
