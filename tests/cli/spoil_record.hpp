// For tests of the program: a page record whose checksum and head are right, but whose page cannot be read.
#pragma once

#include <filesystem>

/// Puts such a record in the place of `file`.
void spoil_record(const std::filesystem::path& file);
