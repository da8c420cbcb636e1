// Spaces that nobody printed, and printed ones that are missing.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace galley {

struct SpaceErrors {
    std::size_t wrong = 0;     ///< false plus missing spaces
    std::size_t compared = 0;  ///< places between two characters that both texts have
};

/// Compares the spaces of two texts, given as paragraphs; a paragraph's end is no place. Only places with the same four
/// characters before and behind count. Between two letters or digits a space must stand where `truth` has one; between
/// two Chinese or Japanese characters any is wrong that `truth` does not have; elsewhere both are right.
[[nodiscard]] SpaceErrors compare_spaces(const std::vector<std::string>& truth, const std::vector<std::string>& found);

}  // namespace galley
