// Files that document stages make of one page alone, such as pictures of it. They are made once, while the page's image
// is at hand, kept in the work folder by what they were made of, and linked into the output of the document.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/store/staged_files.hpp"
#include "core/worker/page_worker.hpp"

namespace galley {

struct KeptFile {
    OutputFile output;           ///< its place in the document's folder
    std::filesystem::path kept;  ///< where its bytes are
};

/// All that one stage made of one page.
struct PageAssetSet {
    std::string key;
    std::vector<KeptFile> files;
};

/// Holds an instance of its own of each such stage. One thread at a time.
class PageAssets : private PageHost, private DocumentHost {
  public:
    /// Files stand at `work`/page-assets/<2 hex>/<key>.<number>, their list at <key>.json. All arguments must outlive
    /// the object. Called for every page that `pages` makes. Throws HostError when a stage cannot be made.
    PageAssets(const Pipeline& pipeline, StageHost& host, PageWorker& pages, const std::filesystem::path& work);
    PageAssets(const PageAssets&) = delete;
    PageAssets& operator=(const PageAssets&) = delete;

    /// Whether the stage makes such files.
    [[nodiscard]] bool made_by(const std::string& stage) const;
    /// The files of a page: those that are kept, or, when there are none or they are damaged, made now; none, and no
    /// key, when the page has none. Throws StageError, and HostError (output) when they cannot be kept.
    [[nodiscard]] PageAssetSet of(const std::string& stage, const PlannedPage& planned, const Page& page);

  private:
    struct Maker {
        std::string name, description;
        StageInstance instance;
    };
    std::optional<ImageView> image(std::int32_t page, std::string_view layer) override;
    void asset(std::string_view path, std::string_view media_type, std::string_view bytes) override;
    void make_all(const PlannedPage& planned, const Page& page, PageOutcome& outcome);
    [[nodiscard]] std::string key_of(const Maker& maker, const PlannedPage& planned, const Page& head);
    PageAssetSet make(Maker& maker, const std::string& key, const PlannedPage& planned, const Page& head);
    [[nodiscard]] std::filesystem::path path_of(const std::string& key, const std::string& suffix) const;
    [[nodiscard]] std::optional<PageAssetSet> find(const std::string& key) const;

    PageWorker& pages_;
    std::filesystem::path folder_;
    std::vector<Maker> makers_;
    const PlannedPage* current_ = nullptr;       ///< whose files are being made
    std::vector<OutputFile>* making_ = nullptr;  ///< what was made of it so far
    std::string key_in_hand_;
};

}  // namespace galley
