// The index of the search over all documents: which of them hold a piece (pieces.hpp). It comes in blocks of documents,
// and each block in shards of pieces, so that a query loads little and a run holds little.
#pragma once

#include <string>
#include <vector>

#include "pieces.hpp"

namespace galley::write_html {

inline constexpr std::size_t documents_a_block = 1000;
/// So few documents are searched faster than the index is read: then there is none.
inline constexpr std::size_t documents_without = 32;
inline constexpr std::size_t shards = 256;  // of a block; the first eight bits of a piece's number tell which

/// The shards of one block: each a script galley.load("pieces", "BLOCK-SHARD", {piece: [documents]}). `documents` holds
/// the pieces of each document of the block; numbers of documents count within it, each less the one before. A piece
/// that most of them hold tells nothing, and has 0 for its documents.
[[nodiscard]] std::vector<std::string> shard_scripts(std::size_t block,
                                                     const std::vector<std::vector<std::uint32_t>>& documents);

/// Where a shard stands below the folder of the viewer.
[[nodiscard]] std::string shard_path(std::size_t block, std::size_t shard);

}  // namespace galley::write_html
