// The options of captions.dedup as a pipeline file names them, and their check.
#pragma once

#include "dedup.hpp"
#include "galley/options.hpp"

namespace galley::captions_dedup {

struct Options {
    std::string level;  ///< "sure" or "likely"
    TextList roles;     ///< of captions, headings, all
};

/// Throws OptionError when a role is unknown.
Settings settings_of(const Options& options, Reduplication language);

}  // namespace galley::captions_dedup
