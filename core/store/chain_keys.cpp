#include "core/store/chain_keys.hpp"

#include <fmt/format.h>

#include "core/store/hash.hpp"

namespace galley {

std::vector<std::string> chain_keys(const PageOrigin& origin, const std::vector<std::string>& stages) {
    std::vector<std::string> keys;
    keys.reserve(stages.size() + 1);
    keys.push_back(
        hash_text(fmt::format("{}\n{}\n{}\n{}", origin.reader, origin.file_hash, origin.number, origin.attrs)));
    for (const std::string& stage : stages) keys.push_back(hash_text(keys.back() + "\n" + stage));
    return keys;
}

}  // namespace galley
