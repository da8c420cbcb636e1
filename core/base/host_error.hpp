// Errors that end a command. Each carries the exit code of the command line (sysexits.h gives the numbers).
#pragma once

#include <stdexcept>
#include <string>

namespace galley {

enum class ExitCode : int {
    ok = 0,
    some_failed = 2,  ///< done, some pages failed
    usage = 64,
    bad_pipeline = 65,  ///< or manifest
    input_missing = 66,
    internal = 70,
    output = 74,  ///< not writable
    again = 75,   ///< interrupted, or pages missing: run it again
};

/// `what()` is one or more sentences, a line each.
class HostError : public std::runtime_error {
  public:
    HostError(ExitCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
    [[nodiscard]] ExitCode code() const { return code_; }

  private:
    ExitCode code_;
};

/// The output cannot be written because of the name of a file, not because of the disk: another file would fare better.
class PathError : public HostError {
  public:
    explicit PathError(const std::string& message) : HostError(ExitCode::output, message) {}
};

}  // namespace galley
