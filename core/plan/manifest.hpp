// The plan of a run: which documents there are, and the pages of each. Made once, then frozen.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "galley/context.hpp"

namespace galley {

struct PlannedPage {
    std::string reader;  ///< id of the stage that listed it and will load it
    Entry entry;
    /// Why its input could not be listed: the page stands for all of the input, and fails.
    std::string listing_error = {};
};

struct PlannedDocument {
    std::string id;  ///< also its folder in the output: safe on every file system
    std::vector<PlannedPage> pages;
};

struct Manifest {
    std::vector<PlannedDocument> documents;  ///< sorted by id

    [[nodiscard]] std::size_t page_count() const;
};

/// An id as a relative path that every system takes: no "..", no control characters, none of \ : * ? " < > |, no
/// name that Windows keeps for devices. Never empty.
[[nodiscard]] std::string safe_path(const std::string& id);

}  // namespace galley
