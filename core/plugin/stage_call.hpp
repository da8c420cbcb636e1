// One call of a stage in a run: what it asks for and gives, checked before it is accepted.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/pipeline/pipeline.hpp"
#include "core/plugin/emitted.hpp"
#include "core/plugin/host_call.hpp"
#include "core/plugin/stage_host.hpp"

namespace galley {

/// The hosts that a stage is called for; those of later phases are null before.
struct StageHosts {
    StageHost& stage;
    PageHost* pages = nullptr;
    DocumentHost* documents = nullptr;
};

class StageCall : public HostCall {
  public:
    /// Tells the host that the stage is entered. `resources` is name and hash of each data file that the instance asked
    /// for: more are added only while it is `making`. `page` or `document` is what the call is about. All must outlive
    /// the call.
    StageCall(const PipelineStage& stage, const StageHosts& hosts, std::map<std::string, std::string>& resources,
              bool making, const Page* page, const Document* document);

    /// What the plugin gave, after it returned `status`. Throws StageError when the call failed for any reason; and
    /// what another stage threw that had to work for this one.
    [[nodiscard]] Emitted result(std::int32_t status);

  protected:
    void report(std::int32_t severity, std::int32_t code, std::string_view message) override;
    bool cancelled() override;
    std::optional<ImageView> image(std::int32_t page, std::string_view layer) override;
    std::string resource(const std::string& name) override;
    std::optional<std::string> output(std::string_view path) override;
    std::optional<PageFile> page_file(std::int32_t page) override;
    const Page& page(std::size_t position) override;
    void accept_entry(Entry&& entry) override;
    void accept_page(Page&& page) override;
    void accept_image(std::string_view layer, Image&& image) override;
    void accept_document(Document&& document) override;
    void accept_asset(std::string_view path, std::string_view media_type, std::string_view bytes) override;
    void accept_asset_part(std::string_view path, std::string_view media_type, std::string_view bytes,
                           bool last) override;
    std::int32_t failed(const std::exception_ptr& why) noexcept override;
    std::int32_t refused(const std::exception_ptr& why) noexcept override;

  private:
    void entering() const { hosts_.stage.entering(stage_.slot); }
    [[nodiscard]] std::string passed_limit() const;
    void accept_borrowed(Page&& page);
    void sign_edits(const Page& before, Page& page) const;
    std::int32_t tell(std::int32_t code, const char* why) noexcept;

    const PipelineStage& stage_;
    const StageHosts& hosts_;
    std::map<std::string, std::string>& resources_;
    bool making_;
    const Page* page_;
    const Document* document_;
    Emitted emitted_;
    std::exception_ptr failure_;     ///< of another stage, which had to work for this one
    std::optional<Report> refused_;  ///< the first value that was not accepted
    std::size_t left_out_ = 0;       ///< reports beyond what is kept
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// Whether a stage wants the pages of a document one at a time.
[[nodiscard]] inline bool borrows_pages(const galley_stage& stage) {
    return stage.scope == GALLEY_SCOPE_DOCUMENT && (stage.flags & GALLEY_STAGE_BORROWS_PAGES) != 0;
}

}  // namespace galley
