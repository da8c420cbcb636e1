// What a plugin says of itself, as JSON: read where the plugin is loaded, used where it is not.
#pragma once

#include <nlohmann/json.hpp>

#include "galley/abi.h"

namespace galley {

/// `descriptor` is sound, as check_descriptor tells.
[[nodiscard]] nlohmann::json to_json(const galley_plugin_desc& descriptor);

/// A descriptor that lives until exit. Its stages have the functions that the plugin's have, as far as one sees: none
/// may be called; each returns GALLEY_E_INTERNAL. Throws nlohmann::json::exception.
[[nodiscard]] const galley_plugin_desc* descriptor_from_json(const nlohmann::json& json);

}  // namespace galley
