// Text files that may be compressed: gzip, as in document.json.gz, or zstd, as in document.json.zst.
#pragma once

#include <filesystem>
#include <string>

namespace galley {

/// The text of a file, whichever of the three it is. Throws HostError (input_missing) when it cannot be read or is
/// damaged.
[[nodiscard]] std::string read_packed(const std::filesystem::path& file);

/// The name without a last ".gz" or ".zst".
[[nodiscard]] std::string unpacked_name(const std::filesystem::path& file);

}  // namespace galley
