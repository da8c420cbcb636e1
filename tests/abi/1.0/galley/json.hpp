// Optional part of the SDK (needs nlohmann-json): reads and writes single members of `attrs`.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace galley {

/// The member `name` of an attrs text as a T; nothing when it is absent, of another type, or attrs is not an object.
template <typename T>
std::optional<T> attr(const std::string& attrs, std::string_view name) {
    if (attrs.empty()) return std::nullopt;
    const auto object = nlohmann::json::parse(attrs, nullptr, false);
    if (!object.is_object()) return std::nullopt;
    const auto member = object.find(name);
    if (member == object.end()) return std::nullopt;
    if constexpr (std::is_same_v<T, bool>) {
        if (!member->is_boolean()) return std::nullopt;
    } else if constexpr (std::is_arithmetic_v<T>) {
        if (!member->is_number()) return std::nullopt;
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (!member->is_string()) return std::nullopt;
    }
    return member->template get<T>();
}

/// Sets the member `name`; text that is no JSON object is replaced by a new one. Members stay sorted by name.
template <typename T>
void set_attr(std::string& attrs, std::string_view name, const T& value) {
    auto object = attrs.empty() ? nlohmann::json::object() : nlohmann::json::parse(attrs, nullptr, false);
    if (!object.is_object()) object = nlohmann::json::object();
    object[std::string(name)] = value;
    attrs = object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace galley
