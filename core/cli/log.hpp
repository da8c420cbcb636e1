// Messages on stderr: plain lines for people, or one JSON object a line for programs.
#pragma once

#include <string>

namespace galley::cli {

enum class LogFormat { text, json };

/// Sends spdlog's default logger to stderr in the given form.
void set_up_log(LogFormat format);

}  // namespace galley::cli
