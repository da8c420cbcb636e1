// What the output of a program depends on besides its options.
#pragma once

#include <string>
#include <vector>

namespace galley::ext_process {

/// The names and hashes of those parts of a command that are files, seen from `folder`: scripts, models, programs with
/// a path. A program that is found in PATH is not among them; its version is in its hello.
[[nodiscard]] std::string hashes_of(const std::vector<std::string>& command, const std::string& folder);

}  // namespace galley::ext_process
