// A hash of a model's file, for the identity of the stage.
#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

namespace galley::ocr_tesseract {

/// A hash of the file's bytes, as 16 hexadecimal digits. Empty when there is no file. It tells files apart, it guards
/// against nobody: FNV-1a of 64 bits (Fowler, Noll and Vo).
inline std::string file_hash(const std::filesystem::path& file) {
    constexpr std::uint64_t offset = 0xCBF29CE484222325, prime = 0x100000001B3;
    std::ifstream in(file, std::ios::binary);
    if (!in) return "";
    std::uint64_t hash = offset;
    std::array<char, std::size_t{64} * 1024> chunk{};
    while (in.read(chunk.data(), chunk.size()), in.gcount() > 0)
        for (std::streamsize i = 0; i < in.gcount(); ++i)
            hash = (hash ^ static_cast<unsigned char>(chunk[static_cast<std::size_t>(i)])) * prime;
    char text[17];
    std::snprintf(text, sizeof(text), "%016llx", static_cast<unsigned long long>(hash));
    return text;
}

}  // namespace galley::ocr_tesseract
