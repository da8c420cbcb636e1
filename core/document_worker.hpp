// Phase 3: one document, put together from its pages' records, through every document stage.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/page_worker.hpp"

namespace galley {

struct DocumentOutcome {
    std::string id;
    bool ok = true;
    std::string stage, code, message;  ///< when not ok
    std::size_t pages = 0, articles = 0, unassigned = 0, edits = 0, files = 0;
    std::vector<StageTime> times;
    std::vector<std::string> warnings;
};

/// Holds one instance of every document stage. One thread at a time.
class DocumentWorker {
  public:
    /// `pages` lends the images of pages. All arguments must outlive the worker. Throws HostError when a stage cannot
    /// be made.
    DocumentWorker(const Pipeline& pipeline, const Services& base, PageWorker& pages, std::filesystem::path output);
    DocumentWorker(const DocumentWorker&) = delete;
    DocumentWorker& operator=(const DocumentWorker&) = delete;

    /// `keys` names the record of each page of `planned`, empty for a page that has none. Failed pages are left out of
    /// the document; a document without any page is not written. Throws HostError when the output cannot be written,
    /// StageError (E_CANCELLED) when the host asked to stop, RunStopped.
    DocumentOutcome process(const PlannedDocument& planned, const std::vector<std::string>& keys,
                            const RecordStore& store);

  private:
    Services services_;
    PageWorker& pages_;
    std::filesystem::path output_;
    std::vector<StageInstance> stages_;
    const PlannedDocument* current_ = nullptr;
    std::size_t files_ = 0;  ///< written for the current document
};

}  // namespace galley
