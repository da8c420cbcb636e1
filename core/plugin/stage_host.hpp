// What stages may ask of the host: an interface for what is there in every phase, one for pages, one for documents.
// What an implementation leaves out is not there.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/plugin/page_check.hpp"
#include "galley/context.hpp"

namespace galley {

/// In every phase; the plan needs no more.
class StageHost {
  public:
    StageHost() = default;
    virtual ~StageHost() = default;
    StageHost(const StageHost&) = delete;
    StageHost& operator=(const StageHost&) = delete;

    /// The path of a data file; asked only while instances are made, as its bytes are part of what records depend on.
    [[nodiscard]] virtual std::optional<std::filesystem::path> resource(const std::string&) { return std::nullopt; }
    [[nodiscard]] virtual bool cancelled() { return false; }
    /// Called for each instance that was made: the stage, and what its output depends on besides options.
    virtual void made(const std::string& /*stage*/, const std::string& /*identity*/) {}
    /// Called with a stage's slot in the pipeline before each call of it: when the process ends there, it is known
    /// where.
    virtual void entering(std::size_t /*slot*/) {}
    /// Called before what stages made is kept: ends a process that they left unfit to answer for it.
    virtual void stabilise() {}
};

/// When the work in hand must be done; the sentence says which limit that is.
struct Deadline {
    std::chrono::steady_clock::time_point when;
    std::string reason;
};

/// While pages are made, and for document stages.
class PageHost {
  public:
    PageHost() = default;
    virtual ~PageHost() = default;
    PageHost(const PageHost&) = delete;
    PageHost& operator=(const PageHost&) = delete;

    /// An image by page index and layer; the pixels stay until the next call. A StageError or RunStopped that it throws
    /// (other stages may have to work for an image) ends the call of the stage that asked, whatever that returns.
    [[nodiscard]] virtual std::optional<ImageView> image(std::int32_t /*page*/, std::string_view /*layer*/) {
        return std::nullopt;
    }
    /// Null: no limit.
    [[nodiscard]] virtual const Deadline* deadline() const { return nullptr; }
};

/// While documents are written.
class DocumentHost {
  public:
    DocumentHost() = default;
    virtual ~DocumentHost() = default;
    DocumentHost(const DocumentHost&) = delete;
    DocumentHost& operator=(const DocumentHost&) = delete;

    /// The file that a page of the document was read from; nothing when it is gone.
    [[nodiscard]] virtual std::optional<PageFile> page_file(std::int32_t /*page*/) { return std::nullopt; }
    /// The page at a position of the document in hand, lent until the next call; throws when it is not available. Null:
    /// pages come with the document.
    [[nodiscard]] virtual const Page* page(std::size_t /*position*/) { return nullptr; }
    /// What the sources of an emitted document may name, when its pages do not come with it.
    [[nodiscard]] virtual const PageLines* page_lines() const { return nullptr; }
    /// Takes a file of the output; throws to refuse it.
    virtual void asset(std::string_view path, std::string_view media_type, std::string_view bytes);
    /// Takes a piece of a file of the output; the file appears with its last piece.
    virtual void asset_part(std::string_view path, std::string_view bytes, bool last);
    /// The bytes of a file of the output, seen from the output folder.
    [[nodiscard]] virtual std::optional<std::string> output(std::string_view /*path*/) { return std::nullopt; }
};

/// Thrown for a file that is given where none can be written.
[[noreturn]] void refuse_asset();

}  // namespace galley
