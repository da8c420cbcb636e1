// Content hashes: XXH3, 128 bits, as 32 hex digits. Fast enough to hash every page's file; no defence against forgery.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace galley {

[[nodiscard]] std::string hash_text(std::string_view bytes);

/// Throws HostError (input_missing) when the file cannot be read.
[[nodiscard]] std::string hash_file(const std::filesystem::path& file);

}  // namespace galley
