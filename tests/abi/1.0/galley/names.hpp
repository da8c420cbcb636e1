// The names of block kinds, part roles and writing modes, as they stand in JSON and in every output format.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "galley/model.hpp"

namespace galley {

inline constexpr std::array<std::string_view, 9> block_kind_names{"text", "heading", "caption",   "table", "image",
                                                                  "rule", "advert",  "furniture", "noise"};
inline constexpr std::array<std::string_view, 15> role_names{"section",  "kicker", "headline",  "subtitle",  "byline",
                                                             "dateline", "body",   "crosshead", "caption",   "credit",
                                                             "image",    "table",  "jump",      "pullquote", "note"};
inline constexpr std::array<std::string_view, 3> writing_mode_names{"horizontal-ltr", "vertical-rl", "horizontal-rtl"};

constexpr std::string_view name_of(BlockKind kind) { return block_kind_names[static_cast<std::size_t>(kind)]; }
constexpr std::string_view name_of(Role role) { return role_names[static_cast<std::size_t>(role)]; }
constexpr std::string_view name_of(WritingMode mode) { return writing_mode_names[static_cast<std::size_t>(mode)]; }

/// The value whose name is `name`, or nothing. `named<Role>("byline")`.
template <typename Enum>
constexpr std::optional<Enum> named(std::string_view name) {
    const auto find = [&](const auto& names) -> std::optional<Enum> {
        for (std::size_t i = 0; i < names.size(); ++i)
            if (names[i] == name) return static_cast<Enum>(i);
        return std::nullopt;
    };
    if constexpr (std::is_same_v<Enum, BlockKind>)
        return find(block_kind_names);
    else if constexpr (std::is_same_v<Enum, Role>)
        return find(role_names);
    else
        return find(writing_mode_names);
}

}  // namespace galley
