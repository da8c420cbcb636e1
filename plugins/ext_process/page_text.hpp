// A page as the text of JSON, written without a tree of values in between: that tree costs ten times the rest.
#pragma once

#include <string>

#include "galley/model.hpp"

namespace galley::ext_process {

/// The text that to_json(page, Detail::words) stands for, on one line.
[[nodiscard]] std::string json_text_of(const Page& page);

}  // namespace galley::ext_process
