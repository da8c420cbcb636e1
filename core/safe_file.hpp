// Files that appear whole or not at all.
#pragma once

#include <filesystem>
#include <string_view>

namespace galley {

/// Writes `bytes` under a unique name in the same folder, syncs, and renames: a reader sees the old file or the new
/// one. Folders are made as needed. `durable` false leaves out the sync, for files that a crash may cost.
/// Throws HostError (output) with the cause.
void write_file(const std::filesystem::path& file, std::string_view bytes, bool durable = true);

/// `folder` / `relative`, after checking that it stays inside: no "..", not absolute, no NUL, not empty. Throws
/// std::invalid_argument with a sentence.
[[nodiscard]] std::filesystem::path inside(const std::filesystem::path& folder, std::string_view relative);

}  // namespace galley
