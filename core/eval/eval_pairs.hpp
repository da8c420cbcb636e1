// Which files `galley eval` compares: true articles with those of a run, by the names of the documents.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace galley {

struct EvalPair {
    std::string document;
    std::filesystem::path truth;
    std::optional<std::filesystem::path> found;  ///< none when the run has no such document
};

struct EvalPairs {
    std::vector<EvalPair> pairs;        ///< in order of document
    std::vector<std::string> untested;  ///< documents of the run that no truth is known of
};

/// `truth` is a file, or a folder: NAME.json or NAME.truth.json is the truth of document NAME, whatever folders stand
/// above. It may also be the output folder of another run. `found` is a document.json
/// or the output folder of a run. Two files are a pair whatever their names.
/// Throws HostError (input_missing) when there is nothing to compare.
[[nodiscard]] EvalPairs eval_pairs(const std::filesystem::path& truth, const std::filesystem::path& found);

}  // namespace galley
