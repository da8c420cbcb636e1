// Does each stage of a pipeline get what it needs from the stages before it?
#pragma once

#include <vector>

#include "core/pipeline/pipeline.hpp"

namespace galley {

/// Adds a problem for each stage that stands in the wrong place: no reader first, a page stage after a document stage,
/// or something consumed that nobody produced.
void check_chain(const Pipeline& pipeline, std::vector<Problem>& problems);

/// The names of GALLEY_HAS_ bits: "image", "blocks", "text", "articles", "assets".
[[nodiscard]] std::vector<std::string> names_of_bits(std::uint32_t bits);

/// "read", "page" or "document".
[[nodiscard]] std::string scope_name(std::uint32_t scope);

}  // namespace galley
