// The stages that a page goes through: its reader, then every page stage, one at a time.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/plugin/stage_instance.hpp"
#include "core/store/record_store.hpp"
#include "core/worker/outcome.hpp"
#include "core/worker/page_images.hpp"

namespace galley {

/// A page between its stages.
struct PageProgress {
    Page page;
    std::size_t done = 0;  ///< so many stages have worked on it
    ImageFacts images;     ///< what it takes to make its images again
};

/// Holds one instance of every reader and page stage. One thread at a time.
class PageChain : private PageHost {
  public:
    /// Makes the instances; throws as make_instance. Both arguments must outlive the chain.
    PageChain(const Pipeline& pipeline, StageHost& host);
    PageChain(const PageChain&) = delete;
    PageChain& operator=(const PageChain&) = delete;

    /// Takes a page in hand and has it read. Throws StageError.
    PageProgress read(const PlannedPage& planned, std::int32_t index, PageOutcome& outcome);
    /// Takes a page in hand from the checkpoint after its first `done` stages. Those of `skip` do not make images
    /// again.
    PageProgress resume(const PlannedPage& planned, std::int32_t index, std::size_t done, PageRecord checkpoint,
                        const std::vector<std::string>& skip);
    /// The next stage works on the page in hand; `skip` names stages that may not. Throws StageError when the page
    /// fails by it, RunStopped.
    void run_next(PageProgress& progress, const std::vector<std::string>& skip, PageOutcome& outcome);
    /// Nothing is in hand any more.
    void release() { images_.drop(); }

    [[nodiscard]] std::size_t size() const { return stages_.size(); }
    [[nodiscard]] const PipelineStage& stage(std::size_t number) const { return stages_[number].stage(); }
    /// Whether a checkpoint is kept after a stage.
    [[nodiscard]] bool expensive(std::size_t number) const;

    /// describe_stage of a reader, by its name. Throws HostError (bad_pipeline) when there is none.
    [[nodiscard]] std::string describe_reader(const std::string& name);
    /// describe_stage of each page stage.
    [[nodiscard]] const std::vector<std::string>& descriptions() const { return descriptions_; }

    /// The image of a page, for document stages: as its reader gives it. Borrowed until the next call. Throws
    /// std::runtime_error when the reader fails.
    std::optional<ImageView> image_of(const PlannedPage& page, std::string_view layer);

    /// For the page in hand, from now on.
    void set_deadline(std::optional<Deadline> deadline) { deadline_ = std::move(deadline); }

  private:
    std::optional<ImageView> image(std::int32_t, std::string_view layer) override { return images_.find(layer); }
    const Deadline* deadline() const override { return deadline_ ? &*deadline_ : nullptr; }
    StageInstance& reader(const std::string& name);
    void remake_images(const ImageFacts& facts);
    void set_place(Page& page) const;

    std::optional<Deadline> deadline_;
    std::vector<StageInstance> readers_, stages_;
    std::vector<std::string> descriptions_;
    PageImages images_;
    PlannedPage planned_;  ///< the page in hand
    std::int32_t index_ = 0;
};

/// A record knows neither the place of its page nor the name of its file: both are the manifest's.
void set_place(Page& page, std::int32_t index, const std::string& source);

/// Makes the instance of a stage; what it throws becomes a HostError that ends the run before its first page.
[[nodiscard]] StageInstance make_instance(const PipelineStage& stage, const StageHosts& hosts);

/// What a record depends on besides the page: id, name, version, options, on_error and identity of a stage.
[[nodiscard]] std::string describe_stage(const StageInstance& instance);

/// Adds what a stage reported that people should know.
void add_warnings(const Emitted& emitted, const std::string& stage, std::vector<std::string>& warnings);

}  // namespace galley
