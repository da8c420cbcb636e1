// What a stage's descriptor says, as a page of documentation.
#pragma once

#include <string>

#include "core/plugin/registry.hpp"

namespace galley {

/// Markdown: what the stage is, needs and gives, and a table of its options. The same on every machine.
[[nodiscard]] std::string stage_page(const RegisteredStage& stage);

/// A list of all stages with links to their pages, in the order readers, page stages, document stages.
[[nodiscard]] std::string stage_index(const Registry& registry);

}  // namespace galley
