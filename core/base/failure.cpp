#include "core/base/failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace galley {

namespace {

constexpr std::array<std::string_view, 8> code_names{"OK",   "E_OPTION", "E_INPUT",     "E_RESOURCE",
                                                     "E_IO", "E_LIMIT",  "E_CANCELLED", "E_INTERNAL"};
constexpr std::string_view unknown_code = "code ";

}  // namespace

std::string code_name(std::int32_t code) {
    const auto i = static_cast<std::size_t>(code);
    return code >= 0 && i < code_names.size() ? std::string(code_names.at(i)) : fmt::format("{}{}", unknown_code, code);
}

std::int32_t code_named(std::string_view name) {
    const auto found = std::find(code_names.begin(), code_names.end(), name);
    if (found != code_names.end()) return static_cast<std::int32_t>(found - code_names.begin());
    std::int32_t code = GALLEY_E_INTERNAL;
    if (name.starts_with(unknown_code))
        (void)std::from_chars(name.data() + unknown_code.size(), name.data() + name.size(), code);
    return code;
}

std::string Failure::code_text() const { return code == GALLEY_OK ? std::string() : code_name(code); }

std::string Failure::sentence() const { return stage.empty() ? message : fmt::format("{}: {}", stage, message); }

nlohmann::ordered_json to_json(const Failure& failure) {
    nlohmann::ordered_json out{{"stage", failure.stage}, {"code", failure.code_text()}, {"message", failure.message}};
    if (!failure.signal.empty()) out["signal"] = failure.signal;
    return out;
}

Failure failure_from_json(const nlohmann::json& json) {
    const auto code = json.at("code").get<std::string>();
    return {json.at("stage").get<std::string>(), code.empty() ? GALLEY_OK : code_named(code),
            json.at("message").get<std::string>(), json.value("signal", "")};
}

}  // namespace galley
