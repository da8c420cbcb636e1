// Keys of records: each page stage adds itself to the key of what came before it, so that pages whose pipelines agree
// up to a stage share the record of that stage.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace galley {

/// What a page is before any page stage: the bytes of its file, its place in the file, and the reader.
struct PageOrigin {
    std::string reader;     ///< describe_stage of it
    std::string file_hash;  ///< of the file's bytes
    std::uint32_t number = 0;
    std::string attrs;
};

/// keys[0] names the page as read, keys[i] the page after the i-th of `stages` (each a describe_stage).
[[nodiscard]] std::vector<std::string> chain_keys(const PageOrigin& origin, const std::vector<std::string>& stages);

}  // namespace galley
