// The symbols that a shared library exports.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace galley::verify {

/// Names of the defined, visible symbols of an ELF file's dynamic symbol table, sorted (System V ABI, chapter 4).
/// Throws std::runtime_error when the file is no 64-bit ELF file or its tables lie outside it.
[[nodiscard]] std::vector<std::string> exported_symbols(const std::filesystem::path& file);

}  // namespace galley::verify
