// Phase 3: one document, put together from its pages' records, through every document stage.
#pragma once

#include <exception>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/worker/document_output.hpp"
#include "core/worker/document_pages.hpp"
#include "core/worker/outcome.hpp"
#include "core/worker/page_assets.hpp"
#include "core/worker/page_worker.hpp"

namespace galley {

/// Holds one instance of every document stage. One thread at a time.
class DocumentWorker : private PageHost, private DocumentHost {
  public:
    /// `pages` lends records and the images of pages, `page_assets` what stages made of them. All arguments must
    /// outlive the worker. `timeout_s`: seconds for each page of a document, 0: any. Throws HostError when a stage
    /// cannot be made.
    DocumentWorker(const Pipeline& pipeline, StageHost& host, PageWorker& pages, PageAssets& page_assets,
                   std::filesystem::path output, const std::filesystem::path& work, double timeout_s = 0);
    DocumentWorker(const DocumentWorker&) = delete;
    DocumentWorker& operator=(const DocumentWorker&) = delete;

    /// `keys` names the record of each page of `planned`, empty for a page that has none or failed: it is left out of
    /// the document. A document without any page is not written. Its files appear in the output when all stages are
    /// done; those of an earlier run that it no longer has disappear. Throws HostError when the output cannot be
    /// written for a reason that is no document's, StageError (E_CANCELLED) when the host asked to stop, RunStopped.
    DocumentOutcome process(const PlannedDocument& planned, const std::vector<std::string>& keys,
                            const DocumentTask& task = {});

    /// The key of the document in hand; empty between documents.
    [[nodiscard]] const std::string& key_in_hand() const { return key_in_hand_; }

  private:
    // What its stages may ask for.
    std::optional<ImageView> image(std::int32_t page, std::string_view layer) override;
    const Deadline* deadline() const override { return deadline_ ? &*deadline_ : nullptr; }
    std::optional<PageFile> page_file(std::int32_t page) override;
    const Page* page(std::size_t position) override { return &document_pages_->at(position); }
    const PageLines* page_lines() const override { return &document_pages_->lines(); }
    void asset(std::string_view path, std::string_view media_type, std::string_view bytes) override;
    void asset_part(std::string_view path, std::string_view bytes, bool last) override;
    std::optional<std::string> output(std::string_view path) override;

    void run_stages(Document& document, const DocumentTask& task, DocumentOutcome& outcome);
    Emitted run_stage(StageInstance& instance, Document& document);
    void make(const PlannedDocument& planned, const std::vector<std::string>& keys, const DocumentTask& task,
              DocumentOutcome& outcome);
    void add_page_assets(const std::string& stage, const Document& document);
    void commit(DocumentOutcome& outcome);
    template <typename Work>
    void write(Work work);
    [[nodiscard]] std::optional<std::string> read_corrections(const std::string& id) const;
    [[nodiscard]] const PlannedPage* planned_page(std::int32_t index) const;

    std::optional<Deadline> deadline_;
    double timeout_s_;
    std::filesystem::path root_;  ///< of the output
    PageWorker& pages_;
    PageAssets& page_assets_;
    DocumentOutput output_;
    std::vector<StageInstance> stages_;
    std::string chain_;  ///< what every document's key starts from
    std::string key_in_hand_;
    const PlannedDocument* current_ = nullptr;
    std::optional<DocumentPages> document_pages_;  ///< of the current document
    std::map<std::string, std::filesystem::path>
        lent_;                                  ///< what the stage in hand may read: path in the output to file
    std::vector<std::string> page_asset_keys_;  ///< of the current document
    std::optional<std::string> corrections_;    ///< what its corrections_file holds
    std::exception_ptr output_failure_;         ///< why a file could not be written: that ends the run
    nlohmann::json stages_of_pipeline_ = nlohmann::json::array();  ///< [{"id", "version"}]: an attr of every document
};

}  // namespace galley
