// The one exception of the SDK. Thrown inside a plugin, it becomes a report and a status code at the boundary.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "galley/abi.h"

namespace galley {

/// `what()` is a sentence: what went wrong, where, why, what to do. `code` is one of GALLEY_E_.
class Error : public std::runtime_error {
  public:
    Error(std::int32_t code, const std::string& message) : std::runtime_error(message), code_(code) {}
    [[nodiscard]] std::int32_t code() const { return code_; }

  private:
    std::int32_t code_;
};

struct OptionError : Error {
    explicit OptionError(const std::string& message) : Error(GALLEY_E_OPTION, message) {}
};
struct InputError : Error {
    explicit InputError(const std::string& message) : Error(GALLEY_E_INPUT, message) {}
};
struct ResourceError : Error {
    explicit ResourceError(const std::string& message) : Error(GALLEY_E_RESOURCE, message) {}
};
struct IoError : Error {
    explicit IoError(const std::string& message) : Error(GALLEY_E_IO, message) {}
};
struct LimitError : Error {
    explicit LimitError(const std::string& message) : Error(GALLEY_E_LIMIT, message) {}
};
struct Cancelled : Error {
    Cancelled() : Error(GALLEY_E_CANCELLED, "the host asked to stop") {}
};
struct InternalError : Error {
    explicit InternalError(const std::string& message) : Error(GALLEY_E_INTERNAL, message) {}
};

}  // namespace galley
