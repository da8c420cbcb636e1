#include "lookup.hpp"

namespace galley::write_html {

namespace {

constexpr std::size_t pieces_a_shard = (std::size_t{1} << piece_bits) / shards;

std::string shard_name(std::size_t block, std::size_t shard) {
    return std::to_string(block) + "-" + std::to_string(shard);
}

/// [4,1,7]: each number less the one before.
std::string list_of(const std::vector<std::uint32_t>& documents) {
    std::string out;
    std::uint32_t before = 0;
    for (const std::uint32_t document : documents) {
        out += (out.empty() ? "[" : ",") + std::to_string(document - before);
        before = document;
    }
    return out + "]";
}

}  // namespace

std::string shard_path(std::size_t block, std::size_t shard) { return "search/" + shard_name(block, shard) + ".js"; }

std::vector<std::string> shard_scripts(std::size_t block, const std::vector<std::vector<std::uint32_t>>& documents) {
    std::vector<std::string> out;
    std::vector<std::size_t> next(documents.size());  // place in each document's pieces, which are sorted
    for (std::size_t shard = 0; shard < shards; ++shard) {
        std::vector<std::vector<std::uint32_t>> holders(pieces_a_shard);
        for (std::size_t d = 0; d < documents.size(); ++d)
            for (; next[d] < documents[d].size() && documents[d][next[d]] / pieces_a_shard == shard; ++next[d])
                holders[documents[d][next[d]] % pieces_a_shard].push_back(static_cast<std::uint32_t>(d));
        std::string pieces;  // as JSON, which in a tree would be many times as large
        for (std::size_t piece = 0; piece < holders.size(); ++piece) {
            if (holders[piece].empty()) continue;
            pieces += (pieces.empty() ? "\"" : ",\"") + std::to_string(shard * pieces_a_shard + piece) +
                      "\":" + (holders[piece].size() * 2 > documents.size() ? "0" : list_of(holders[piece]));
        }
        out.push_back("galley.load(\"pieces\",\"" + shard_name(block, shard) + "\",{" + pieces + "});\n");
    }
    return out;
}

}  // namespace galley::write_html
