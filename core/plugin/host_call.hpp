// The host as one call of a plugin sees it: the table of functions of galley_host stands here once. What is behind it
// is another matter: in a run StageCall, in `galley verify` a probe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include "core/plugin/emitted.hpp"
#include "galley/codec.hpp"
#include "galley/context.hpp"

namespace galley {

/// Each function of the table is one function here, in values of C++. What they throw never reaches the plugin:
/// failed() and refused() make a code of it.
class HostCall {
  public:
    HostCall();
    virtual ~HostCall() = default;
    HostCall(const HostCall&) = delete;
    HostCall& operator=(const HostCall&) = delete;

    /// What to give to the plugin.
    [[nodiscard]] const galley_host* host() const { return &host_; }

  protected:
    virtual void report(std::int32_t severity, std::int32_t code, std::string_view message) = 0;
    [[nodiscard]] virtual bool cancelled() = 0;

    // What a plugin asks for; nothing when it is not there.
    [[nodiscard]] virtual std::optional<ImageView> image(std::int32_t page, std::string_view layer) = 0;
    [[nodiscard]] virtual std::string resource(const std::string& name) = 0;
    [[nodiscard]] virtual std::optional<std::string> output(std::string_view path) = 0;
    [[nodiscard]] virtual std::optional<PageFile> page_file(std::int32_t page) = 0;
    /// Lent until the next call; asking for one that is not there is a fault of the plugin.
    [[nodiscard]] virtual const Page& page(std::size_t position) = 0;

    // What a plugin emits; they throw to refuse it.
    virtual void accept_entry(Entry&& entry) = 0;
    virtual void accept_page(Page&& page) = 0;
    virtual void accept_image(std::string_view layer, Image&& image) = 0;
    virtual void accept_document(Document&& document) = 0;
    virtual void accept_asset(std::string_view path, std::string_view media_type, std::string_view bytes) = 0;
    virtual void accept_asset_part(std::string_view path, std::string_view media_type, std::string_view bytes,
                                   bool last) = 0;

    /// The code to return for a question that could not be answered, as `why` was thrown.
    virtual std::int32_t failed(const std::exception_ptr& why) noexcept = 0;
    /// The same for a value that was not accepted, and a page that was asked for in a wrong way.
    virtual std::int32_t refused(const std::exception_ptr& why) noexcept = 0;

  private:
    struct Table;

    galley_host host_;
    std::string lent_path_, lent_bytes_, lent_file_, lent_line_;  // each until the next call of its function
    std::optional<PageView> lent_page_;                           // the same
};

}  // namespace galley
