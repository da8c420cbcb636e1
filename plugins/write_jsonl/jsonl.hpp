// Articles as JSON Lines (https://jsonlines.org): one object a line.
#pragma once

#include <string>

#include "galley/model.hpp"

namespace galley::write_jsonl {

/// A line for each article, in their order. Every line has the same members, so that tables can be made of them.
[[nodiscard]] std::string lines_of(const Document& document);

}  // namespace galley::write_jsonl
