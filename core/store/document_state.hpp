// What galley last wrote for a document, kept in the work folder: a document whose pages and stages are the same is not
// written again, and one that is written again leaves no file of before.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/failure.hpp"
#include "core/store/staged_files.hpp"

namespace galley {

/// What a document holds.
struct DocumentCounts {
    std::size_t pages = 0, articles = 0, unassigned = 0, edits = 0;
};

struct DocumentState : DocumentCounts {
    std::string key;  ///< of everything the document depends on; empty while its files are being replaced
    std::optional<Failure> failure;
    std::vector<std::string> page_assets;  ///< keys of what was made of its pages (page_assets.hpp)
    std::vector<OutputFile> files;         ///< while they are replaced: those of before and those to come
};

class DocumentStates {
  public:
    explicit DocumentStates(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// An empty state when there is none, or none that is whole.
    [[nodiscard]] DocumentState find(const std::string& document) const;
    /// Throws HostError (output).
    void put(const std::string& document, const DocumentState& state) const;

    [[nodiscard]] std::filesystem::path path_of(const std::string& document) const;

  private:
    std::filesystem::path folder_;
};

}  // namespace galley
