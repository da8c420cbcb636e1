// The files of the document in hand: written aside, and put into the output together, so that a run killed at any
// moment leaves nothing that the next one does not know of.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/store/document_state.hpp"
#include "core/store/staged_files.hpp"

namespace galley {

class DocumentOutput {
  public:
    /// Documents stand at `output`/<id>, what is known of them at `states`.
    DocumentOutput(std::filesystem::path output, std::filesystem::path states)
        : output_(std::move(output)), states_(std::move(states)) {}

    /// What an earlier run left, when that is of `key` and whole.
    [[nodiscard]] std::optional<DocumentState> find(const std::string& id, const std::string& key) const;

    /// Takes a document in hand.
    void begin(const std::string& id);
    /// Of the document in hand.
    [[nodiscard]] StagedFiles& files() { return *files_; }
    /// Puts the files into the output, removes those that the document had before and has no more, and keeps `now`,
    /// whose files are filled in. A document that failed keeps what it had before. Throws HostError (output).
    void commit(DocumentState now);
    /// What was written aside goes.
    void drop() { files_.reset(); }

  private:
    std::filesystem::path output_;
    DocumentStates states_;
    std::string id_;
    std::optional<StagedFiles> files_;
};

}  // namespace galley
