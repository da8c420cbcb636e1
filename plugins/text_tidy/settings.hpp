// The options of text.tidy as a pipeline file names them, and their check.
#pragma once

#include "galley/options.hpp"
#include "tidy.hpp"

namespace galley::text_tidy {

struct Options {
    bool letter_spacing, spacing, hyphenation, quotes, compatibility, ligatures, soft_hyphens, controls, nfc;
    std::string width;                       ///< "keep" or "fold"
    TextList after_hanging, compound_first;  ///< words
    TextMap private_use;                     ///< "U+E5E5" or the character itself, to its text
};

/// Throws OptionError when a key of private_use names no private-use character.
Settings settings_of(const Options& options);

}  // namespace galley::text_tidy
