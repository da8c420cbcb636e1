// Paths in JSON. A path is bytes, JSON is UTF-8: one that is not UTF-8 (GBK is common) stands as {"hex": "…"}.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

namespace galley {

[[nodiscard]] nlohmann::json path_to_json(const std::filesystem::path& path);
/// Throws nlohmann::json::exception, or std::runtime_error when it is none.
[[nodiscard]] std::filesystem::path path_from_json(const nlohmann::json& json);

[[nodiscard]] nlohmann::json paths_to_json(const std::vector<std::filesystem::path>& paths);
[[nodiscard]] std::vector<std::filesystem::path> paths_from_json(const nlohmann::json& json);

}  // namespace galley
