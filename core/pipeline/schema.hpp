// The pipeline format as JSON Schema (draft 2020-12), with every stage that was found: editors complete and check
// pipeline files with it.
#pragma once

#include <nlohmann/json.hpp>

#include "core/plugin/registry.hpp"

namespace galley {

[[nodiscard]] nlohmann::ordered_json pipeline_schema(const Registry& registry);

/// One stage with all that its descriptor says: what `galley inspect --json` prints.
[[nodiscard]] nlohmann::ordered_json describe_stage(const RegisteredStage& stage);

}  // namespace galley
