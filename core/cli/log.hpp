// Messages on stderr: plain lines for people, or one JSON object a line for programs.
#pragma once

#include <spdlog/common.h>

#include <nlohmann/json.hpp>
#include <string>

namespace galley::cli {

enum class LogFormat { text, json };

/// Sends spdlog's default logger to stderr in the given form.
void set_up_log(LogFormat format);

/// A message and what it is about as fields of their own ("page": 3), which only the JSON form shows: numbers stay
/// numbers.
void log_with(spdlog::level::level_enum level, const std::string& message, const nlohmann::ordered_json& fields);

}  // namespace galley::cli
