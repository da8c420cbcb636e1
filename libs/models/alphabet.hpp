// The characters that a recogniser tells apart.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/model_folder.hpp"

namespace galley::models {

/// The classes of a recogniser in the order of its outputs: its alphabet, with "" for the blank and " " for the space
/// where model.json says they stand.
struct Alphabet {
    std::vector<std::string> classes;
    std::size_t blank = 0;
};

/// Reads the alphabet of a model, a character a line: of the folder's file, or of `metadata`, which the network's own
/// file holds. `outputs` is how many classes the network has. Throws ResourceError when there is no such file, no
/// metadata, or more or fewer characters than classes.
Alphabet read_alphabet(const ModelFolder& model, const std::optional<std::string>& metadata, std::size_t outputs);

}  // namespace galley::models
