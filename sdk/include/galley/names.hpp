// The names of block kinds, part roles and writing modes, as they stand in JSON and in every output format.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <type_traits>

#include "galley/model.hpp"

namespace galley {

inline constexpr std::array<std::string_view, 9> block_kind_names{"text", "heading", "caption",   "table", "image",
                                                                  "rule", "advert",  "furniture", "noise"};
inline constexpr std::array<std::string_view, 15> role_names{"section",  "kicker", "headline",  "subtitle",  "byline",
                                                             "dateline", "body",   "crosshead", "caption",   "credit",
                                                             "image",    "table",  "jump",      "pullquote", "note"};
inline constexpr std::array<std::string_view, 3> writing_mode_names{"horizontal-ltr", "vertical-rl", "horizontal-rtl"};

namespace detail {
template <typename Enum>
constexpr const auto& names_of() {
    if constexpr (std::is_same_v<Enum, BlockKind>)
        return block_kind_names;
    else if constexpr (std::is_same_v<Enum, Role>)
        return role_names;
    else
        return writing_mode_names;
}
template <typename Enum>
concept Named = std::is_same_v<Enum, BlockKind> || std::is_same_v<Enum, Role> || std::is_same_v<Enum, WritingMode>;
}  // namespace detail

/// Whether this version has a name for the value; one of a newer version is a number alone.
template <detail::Named Enum>
constexpr bool is_known(Enum value) {
    return static_cast<std::size_t>(value) < detail::names_of<Enum>().size();
}

/// The name of a value, "other" for one that this version does not know.
template <detail::Named Enum>
constexpr std::string_view name_of(Enum value) {
    return is_known(value) ? detail::names_of<Enum>()[static_cast<std::size_t>(value)] : "other";
}

/// The value whose name is `name`, or nothing. `named<Role>("byline")`.
template <detail::Named Enum>
constexpr std::optional<Enum> named(std::string_view name) {
    const auto& names = detail::names_of<Enum>();
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return static_cast<Enum>(i);
    return std::nullopt;
}

}  // namespace galley
