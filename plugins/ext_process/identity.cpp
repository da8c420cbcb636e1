#include "identity.hpp"

#include <xxhash.h>

#include <cinttypes>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace galley::ext_process {

namespace fs = std::filesystem;

std::string hashes_of(const std::vector<std::string>& command, const std::string& folder) {
    std::string out;
    for (std::size_t i = 0; i < command.size(); ++i) {
        if (i == 0 && command[i].find('/') == std::string::npos) continue;  // found in PATH
        const fs::path file = fs::path(folder) / command[i];
        std::error_code error;
        if (!fs::is_regular_file(file, error)) continue;
        std::ifstream in(file, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
        char hex[33];
        std::snprintf(hex, sizeof hex, "%016" PRIx64 "%016" PRIx64, static_cast<std::uint64_t>(hash.high64),
                      static_cast<std::uint64_t>(hash.low64));
        out += " " + file.filename().string() + " " + hex;
    }
    return out;
}

}  // namespace galley::ext_process
