#include "core/plan/path_json.hpp"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

#include "core/plugin/page_check.hpp"

namespace galley {

using nlohmann::json;

json path_to_json(const std::filesystem::path& path) {
    const std::string& bytes = path.native();
    if (is_utf8(bytes)) return bytes;
    std::string hex;
    for (const char c : bytes) hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return {{"hex", hex}};
}

std::filesystem::path path_from_json(const json& from) {
    if (from.is_string()) return from.get<std::string>();
    const std::string hex = from.at("hex").get<std::string>();
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        unsigned value = 0;
        const char* end = hex.data() + i + 2;
        if (std::from_chars(hex.data() + i, end, value, 16).ptr != end)
            throw std::runtime_error("a path is not in hex");
        bytes += static_cast<char>(value);
    }
    return bytes;
}

json paths_to_json(const std::vector<std::filesystem::path>& paths) {
    json out = json::array();
    for (const auto& path : paths) out.push_back(path_to_json(path));
    return out;
}

std::vector<std::filesystem::path> paths_from_json(const json& from) {
    std::vector<std::filesystem::path> out;
    for (const json& path : from) out.push_back(path_from_json(path));
    return out;
}

}  // namespace galley
