// SHA-256 of a file, for files that were fetched.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace galley::models {

/// SHA-256 (FIPS 180-4) of bytes, as 64 hexadecimal digits.
std::string sha256(std::span<const std::uint8_t> bytes);

/// The same of a file's bytes. Throws ResourceError when it cannot be read.
std::string sha256_of(const std::filesystem::path& file);

}  // namespace galley::models
