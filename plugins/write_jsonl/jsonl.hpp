// Articles as JSON Lines (https://jsonlines.org): one object a line.
#pragma once

#include <functional>
#include <string_view>

#include "galley/model.hpp"
#include "galley/pages.hpp"

namespace galley::write_jsonl {

/// Takes the lines of a file in their order.
using Put = std::function<void(std::string_view line)>;

/// Gives on a line for each article, in their order. Every line has the same members, so that tables can be made of
/// them.
void write_articles(const Document& document, const Pages& pages, const Put& put);

}  // namespace galley::write_jsonl
