// Where the values of a JSON text stand, so that an error about a value can name its line and column.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace galley {

/// Both from 1; the column counts characters, not bytes.
struct TextPosition {
    int line = 1, column = 1;
};

[[nodiscard]] TextPosition position_at(std::string_view text, std::size_t offset);

/// The offset of every value, by JSON Pointer (RFC 6901). `text` must be valid JSON, // and /* */ comments allowed;
/// of anything else the map holds what came before the fault.
[[nodiscard]] std::map<std::string, std::size_t> json_offsets(std::string_view text);

/// One step of a JSON Pointer, with ~ and / escaped.
[[nodiscard]] std::string pointer_step(std::string_view key);

}  // namespace galley
