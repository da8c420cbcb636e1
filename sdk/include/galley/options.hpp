// A stage's options: one constexpr table that names each option once and binds it to a member of a plain struct.
//
//     struct Options { std::string language; std::int64_t scale = 1; };
//     static constexpr auto options = galley::options(
//         galley::opt("language", &Options::language, "chi_sim", "Language of the text"),
//         galley::opt("scale", &Options::scale, 2, "Times to enlarge", galley::between(1, 4)));
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "galley/abi.h"
#include "galley/codec.hpp"

namespace galley {

using TextList = std::vector<std::string>;
using TextMap = std::map<std::string, std::string>;

/// Restrictions of an option's value, the last argument of opt().
struct Limits {
    double min = 0, max = 0;
    std::uint32_t flags = 0;
    const char* choices = nullptr;
    bool path = false;
};

/// Both ends belong to the range.
constexpr Limits between(double min, double max) {
    return {min, max, GALLEY_OPTION_HAS_MIN | GALLEY_OPTION_HAS_MAX, nullptr, false};
}
constexpr Limits at_least(double min) { return {min, 0, GALLEY_OPTION_HAS_MIN, nullptr, false}; }
/// `choices` are parted by bars: one_of("sure|likely").
constexpr Limits one_of(const char* choices) { return {0, 0, 0, choices, false}; }
/// The text is a path, seen from the pipeline file; the stage gets it absolute. Empty stays empty.
constexpr Limits is_path() { return {0, 0, 0, nullptr, true}; }

/// One row of a table: what the host sees, and the member that takes the value.
template <typename Owner, typename T>
struct Opt {
    galley_option row;
    T Owner::*member;
};

namespace detail {
constexpr galley_option empty_row(const char* name, const char* help, const Limits& limits) {
    return {name, help, limits.choices, nullptr, nullptr, 0, 0.0, limits.min, limits.max, 0, limits.flags, {}};
}
}  // namespace detail

template <typename Owner>
constexpr Opt<Owner, bool> opt(const char* name, bool Owner::*member, bool value, const char* help) {
    auto row = detail::empty_row(name, help, {});
    row.type = GALLEY_OPTION_BOOL;
    row.default_int = value ? 1 : 0;
    return {row, member};
}

template <typename Owner, std::integral T>
requires(!std::same_as<T, bool>) constexpr Opt<Owner, T> opt(const char* name, T Owner::*member, std::int64_t value,
                                                             const char* help, Limits limits = {}) {
    auto row = detail::empty_row(name, help, limits);
    row.type = GALLEY_OPTION_INT;
    row.default_int = value;
    return {row, member};
}

template <typename Owner, std::floating_point T>
constexpr Opt<Owner, T> opt(const char* name, T Owner::*member, double value, const char* help, Limits limits = {}) {
    auto row = detail::empty_row(name, help, limits);
    row.type = GALLEY_OPTION_FLOAT;
    row.default_float = value;
    return {row, member};
}

template <typename Owner>
constexpr Opt<Owner, std::string> opt(const char* name, std::string Owner::*member, const char* value, const char* help,
                                      Limits limits = {}) {
    auto row = detail::empty_row(name, help, limits);
    row.type = limits.choices != nullptr ? GALLEY_OPTION_CHOICE : limits.path ? GALLEY_OPTION_PATH : GALLEY_OPTION_TEXT;
    row.default_text = value;
    return {row, member};
}

/// `value` holds the default items with commas between: "chi_sim,eng".
template <typename Owner>
constexpr Opt<Owner, TextList> opt(const char* name, TextList Owner::*member, const char* value, const char* help) {
    auto row = detail::empty_row(name, help, {});
    row.type = GALLEY_OPTION_LIST;
    row.default_text = value;
    return {row, member};
}

template <typename Owner>
constexpr Opt<Owner, TextMap> opt(const char* name, TextMap Owner::*member, const char* help) {
    auto row = detail::empty_row(name, help, {});
    row.type = GALLEY_OPTION_MAP;
    return {row, member};
}

/// The table of a stage. `rows` has static storage when the table has: the descriptor points at it.
template <typename... Opts>
struct OptionTable {
    std::array<galley_option, sizeof...(Opts)> rows;
    std::tuple<Opts...> bindings;
};

template <typename... Opts>
constexpr OptionTable<Opts...> options(Opts... opts) {
    return {{opts.row...}, {opts...}};
}

namespace detail {

template <typename T>
T value_as(const galley_value& value) {
    if constexpr (std::same_as<T, bool>) {
        return value.integer != 0;
    } else if constexpr (std::integral<T>) {
        return static_cast<T>(value.integer);
    } else if constexpr (std::floating_point<T>) {
        return static_cast<T>(value.number);
    } else if constexpr (std::same_as<T, std::string>) {
        return std::string(from_abi(value.text));
    } else if constexpr (std::same_as<T, TextList>) {
        TextList items;
        for (std::uint64_t i = 0; i < value.item_count; ++i) items.emplace_back(from_abi(value.items[i]));
        return items;
    } else {
        TextMap items;
        for (std::uint64_t i = 0; i + 1 < value.item_count; i += 2)
            items.emplace(from_abi(value.items[i]), from_abi(value.items[i + 1]));
        return items;
    }
}

/// Fills an Options struct from the values of the host, one per row in the same order.
template <typename Options, typename... Owners, typename... Ts>
Options bind_options(const OptionTable<Opt<Owners, Ts>...>& table, const galley_value* values, std::uint32_t count) {
    if (count != sizeof...(Ts))
        throw InternalError("the host gave " + std::to_string(count) + " option values, the table has " +
                            std::to_string(sizeof...(Ts)));
    Options out{};
    std::size_t i = 0;
    std::apply([&](const auto&... o) { ((out.*(o.member) = value_as<Ts>(values[i++])), ...); }, table.bindings);
    return out;
}

}  // namespace detail

}  // namespace galley
