// Articles as JSON Lines (https://jsonlines.org): one object a line.
#pragma once

#include <string>

#include "galley/model.hpp"
#include "galley/pages.hpp"

namespace galley::write_jsonl {

/// A line for each article, in their order. Every line has the same members, so that tables can be made of them.
[[nodiscard]] std::string lines_of(const Document& document, const Pages& pages);

}  // namespace galley::write_jsonl
