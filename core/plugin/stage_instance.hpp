// A stage at work: one instance of it, and each call into the plugin.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/failure.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/plugin/emitted.hpp"
#include "core/plugin/stage_call.hpp"
#include "core/plugin/stage_host.hpp"

namespace galley {

/// Whether a stage has something to write after the last document.
[[nodiscard]] bool has_finish(const galley_stage& stage);

/// Owns one instance of a stage. Not for two threads at once. Every function throws StageError when the stage reports
/// a failure, returns one silently, throws, or emits something unsound (page_check.hpp, change_check.hpp): nothing of
/// that is taken, and the call fails even when the stage goes on as if it had been. Edits that a stage adds get its
/// name.
class StageInstance {
  public:
    /// `stage` and the hosts must outlive the instance.
    StageInstance(const PipelineStage& stage, const StageHosts& hosts);
    ~StageInstance();
    StageInstance(StageInstance&& other) noexcept;
    StageInstance(const StageInstance&) = delete;
    StageInstance& operator=(const StageInstance&) = delete;
    StageInstance& operator=(StageInstance&&) = delete;

    [[nodiscard]] Emitted list(const std::string& input);
    [[nodiscard]] Emitted load(const Entry& entry);
    [[nodiscard]] bool has_image() const { return stage_->stage().image != nullptr; }
    [[nodiscard]] Emitted image(const Entry& entry);
    [[nodiscard]] Emitted page(const Page& page);
    /// What a document stage makes of a page alone; only for a stage that has `prepare`.
    [[nodiscard]] Emitted prepare(const Page& head);
    /// A stage that borrows pages gets them from DocumentHost::page, and `document` needs their heads alone; where that
    /// has none, from the document.
    [[nodiscard]] Emitted document(const Document& document);
    [[nodiscard]] bool has_finish() const { return galley::has_finish(stage_->stage()); }
    [[nodiscard]] Emitted finish(const std::vector<std::string>& documents);

    [[nodiscard]] const PipelineStage& stage() const { return *stage_; }
    /// What the output depends on besides options: the stage's own words, and the data files it asked for with the
    /// hash of their bytes.
    [[nodiscard]] const std::string& identity() const { return identity_; }

  private:
    template <typename Work>
    Emitted run(Work work, const Page* page = nullptr, const Document* document = nullptr);
    void ask_identity();
    void destroy() noexcept;

    const PipelineStage* stage_;
    StageHosts hosts_;
    void* instance_ = nullptr;
    bool making_ = true;  ///< create and identity: data files may be asked for
    std::string identity_;
    std::map<std::string, std::string> resources_;  // name to hash
};

}  // namespace galley
