// A stage at work: the host's side of the plugin boundary.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/pipeline/pipeline.hpp"
#include "core/plugin/page_check.hpp"
#include "galley/context.hpp"

namespace galley {

/// What a stage said while it worked. severity is GALLEY_INFO, GALLEY_WARNING or GALLEY_ERROR.
struct Report {
    std::int32_t severity = GALLEY_INFO;
    std::int32_t code = GALLEY_OK;
    std::string text;
};

/// Why a stage could not do its work.
struct StageError : std::runtime_error {
    StageError(std::string stage_id, std::int32_t error_code, const std::string& message)
        : std::runtime_error(message), stage(std::move(stage_id)), code(error_code) {}
    std::string stage;
    std::int32_t code;
};

/// An image that a plugin emitted, copied. Throws InternalError when it is none.
[[nodiscard]] Image copy_image(const galley_image& from);

/// The text of line number `line` of a page that a plugin holds. Throws InternalError when there is no such line.
[[nodiscard]] std::string text_of_line(const galley_page& page, std::uint32_t line);

/// "E_INPUT" for GALLEY_E_INPUT, and so on.
[[nodiscard]] std::string code_name(std::int32_t code);
/// The other way round; GALLEY_E_INTERNAL for what is no such name.
[[nodiscard]] std::int32_t code_named(std::string_view name);

/// What stages may ask of the host. Any function may be empty: then there is no such thing.
struct Services {
    /// An image by page index and layer; the pixels stay until the next call. A StageError or RunStopped that it throws
    /// (other stages may have to work for an image) ends the call of the stage that asked, whatever that returns.
    std::function<std::optional<ImageView>(std::int32_t, std::string_view)> image;
    /// The file that a page of the document was read from; nothing when it is gone.
    std::function<std::optional<PageFile>(std::int32_t)> file;
    /// The page at a place of the document in hand, lent until the next call; throws when it cannot be had.
    std::function<const Page&(std::size_t)> page;
    /// What the sources of an emitted document may name, when its pages do not come with it.
    const PageLines* page_lines = nullptr;
    /// The path of a data file; asked only while instances are made, as its bytes are part of what records depend on.
    std::function<std::optional<std::filesystem::path>(const std::string&)> resource;
    /// Takes a file of the output; throws to refuse it.
    std::function<void(std::string_view path, std::string_view media_type, std::string_view bytes)> asset;
    /// The bytes of a file of the output, seen from the output folder.
    std::function<std::optional<std::string>(std::string_view path)> output;
    /// Takes a piece of a file of the output; the file appears with its last piece.
    std::function<void(std::string_view path, std::string_view bytes, bool last)> asset_part;
    std::function<bool()> cancelled;
    /// Told of each instance that was made: the stage, and what its output depends on besides options.
    std::function<void(const std::string& stage, const std::string& identity)> made;
    /// Called with a stage's place in the pipeline before each call of it: when the process ends there, it is known
    /// where.
    std::function<void(std::size_t place)> entering;
    /// Called before what stages made is kept: ends a process that they left unfit to answer for it.
    std::function<void()> settling;
    /// When the work in hand must be done; the sentence says which limit that is. Nothing: no limit.
    std::optional<std::chrono::steady_clock::time_point> deadline;
    std::string deadline_reason;
};

/// Everything that one call gave.
struct Emitted {
    std::vector<Entry> entries;
    std::optional<Page> page;
    std::map<std::string, Image> images;  ///< by layer; "" is the page's own
    std::optional<Document> document;
    std::vector<Report> reports;
};

/// Whether a stage wants the pages of a document one at a time.
[[nodiscard]] inline bool borrows_pages(const galley_stage& stage) {
    return stage.scope == GALLEY_SCOPE_DOCUMENT && (stage.flags & GALLEY_STAGE_BORROWS_PAGES) != 0;
}

/// Whether a stage has something to write after the last document.
[[nodiscard]] bool has_finish(const galley_stage& stage);

/// Owns one instance of a stage. Not for two threads at once. Every function throws StageError when the stage reports
/// a failure, returns one silently, throws, or emits something unsound (page_check.hpp, change_check.hpp): nothing of
/// that is taken, and the call fails even when the stage goes on as if it had been. Edits that a stage adds get its
/// name.
class StageInstance {
  public:
    /// `services` must outlive the instance.
    StageInstance(const PipelineStage& stage, const Services& services);
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
    /// A stage that borrows pages gets them from Services::page, and `document` needs their heads alone; without that
    /// service, from the document.
    [[nodiscard]] Emitted document(const Document& document);
    [[nodiscard]] bool has_finish() const { return galley::has_finish(stage_->stage()); }
    [[nodiscard]] Emitted finish(const std::vector<std::string>& documents);

    [[nodiscard]] const PipelineStage& stage() const { return *stage_; }
    /// What the output depends on besides options: the stage's own words, and the data files it asked for with the
    /// hash of their bytes.
    [[nodiscard]] const std::string& identity() const { return identity_; }

  private:
    struct Call;
    template <typename Work>
    Emitted run(Work work, const Page* page = nullptr, const Document* document = nullptr);
    void ask_identity();
    void destroy() noexcept;

    const PipelineStage* stage_;
    const Services* services_;
    void* instance_ = nullptr;
    bool making_ = true;  ///< create and identity: data files may be asked for
    std::string identity_;
    std::map<std::string, std::string> resources_;  // name to hash
};

}  // namespace galley
