// What a stage may ask of the host, and tell it, while it works.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "galley/codec.hpp"
#include "galley/image.hpp"
#include "galley/pages.hpp"

namespace galley {

/// One page that a reading stage found. See galley_entry in abi.h.
struct Entry {
    std::string document;      ///< id of the document it belongs to
    std::string source;        ///< path relative to the input's root, for people and for the output
    std::string file;          ///< absolute path, for load; perhaps no UTF-8
    std::uint32_t number = 0;  ///< of the page within its file, from 0
    std::string attrs;
};

inline Entry from_abi(const galley_entry& given) {
    const galley_entry entry = received(given, GALLEY_ENTRY_LEAST, "galley_entry");
    return {std::string(from_abi(entry.document)), std::string(from_abi(entry.source)),
            std::string(from_abi(entry.file)), entry.number, std::string(from_abi(entry.attrs))};
}

/// Borrows `entry`.
inline galley_entry to_abi(const Entry& entry) {
    return {sizeof(galley_entry), entry.number,       to_abi(entry.document),
            to_abi(entry.source), to_abi(entry.file), to_abi(entry.attrs)};
}

/// Borrows `image`.
inline galley_image to_abi(const ImageView& image) {
    return {sizeof(galley_image), static_cast<std::uint32_t>(image.format),
            image.width,          image.height,
            image.stride,         image.dpi,
            image.pixels};
}

inline ImageView view_of(const Image& image) {
    return {image.width, image.height, image.stride, image.format, image.dpi, image.pixels.data()};
}

/// The file that a page was read from: absolute path, and the number of the page within it, from 0.
struct PageFile {
    std::string path;
    std::uint32_t number = 0;
};

/// Valid only during the call that received it, on the same thread.
class Context {
  public:
    explicit Context(const galley_host* host) : host_(host) {}

    void info(std::string_view message) { host_->report(host_, GALLEY_INFO, GALLEY_OK, to_abi(message)); }
    /// Something the user should know; the page goes on.
    void warn(std::string_view message) { host_->report(host_, GALLEY_WARNING, GALLEY_OK, to_abi(message)); }

    [[nodiscard]] bool cancelled() const { return host_->cancelled(host_) != 0; }
    /// Throws Cancelled when the host asked to stop.
    void check_cancelled() const {
        if (cancelled()) throw Cancelled();
    }

    /// The image of page `index`, or of the layer that an earlier stage emitted; nothing when there is none. The view
    /// lasts until the next call of image, or the end of the call. Pixels of a format that this SDK does not know count
    /// as none, with a warning.
    [[nodiscard]] std::optional<ImageView> image(std::int32_t index, std::string_view layer = {}) {
        galley_image out{};
        out.size = sizeof(out);
        if (host_->page_image(host_, index, to_abi(layer), &out) != GALLEY_OK) return std::nullopt;
        if (out.format > GALLEY_PIXELS_RGB) {
            warn("the image of page " + std::to_string(index + 1) + " has the pixel format " +
                 std::to_string(out.format) + ", which this stage was not built for; it goes on without the image");
            return std::nullopt;
        }
        return ImageView{
            out.width, out.height, static_cast<std::int32_t>(out.stride), static_cast<PixelFormat>(out.format),
            out.dpi,   out.pixels};
    }

    /// The `count` pages of the document in hand, for stages that borrow them; usable during this call.
    [[nodiscard]] Pages pages(std::size_t count) {
        return {count, [host = host_](std::size_t position) {
                    const galley_page* page = nullptr;
                    const std::int32_t status = host->borrow_page(host, static_cast<std::uint32_t>(position), &page);
                    if (status != GALLEY_OK)
                        throw Error(status,
                                    "page " + std::to_string(position + 1) + " of the document is not available");
                    return from_abi(*page);
                }};
    }

    /// The file that page `index` was read from; nothing when it is gone. For writers that keep a scan as it is.
    [[nodiscard]] std::optional<PageFile> file(std::int32_t index) {
        galley_text path{};
        std::uint32_t number = 0;
        if (host_->page_file(host_, index, &path, &number) != GALLEY_OK) return std::nullopt;
        return PageFile{std::string(from_abi(path)), number};
    }

    /// The path of a data file by name, such as "profiles/zh.json". Throws ResourceError when there is none.
    [[nodiscard]] std::string resource(std::string_view name) {
        galley_text path{};
        if (host_->resource(host_, to_abi(name), &path) != GALLEY_OK)
            throw ResourceError("the data file " + std::string(name) + " was not found");
        return std::string(from_abi(path));
    }

    /// Gives an image to the host, which copies it: as the page's own (empty layer) or beside it.
    void emit_image(const ImageView& image, std::string_view layer = {}) {
        const galley_image out = to_abi(image);
        check(host_->emit_image(host_, to_abi(layer), &out), "an image");
    }
    /// Writes a file of the output; `path` is relative to the document's folder.
    void asset(std::string_view path, std::string_view media_type, std::string_view bytes) {
        check(host_->emit_asset(host_, to_abi(path), to_abi(media_type),
                                reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()),
              "a file");
    }
    /// The bytes of a file of the output, its path relative to the output folder; nothing when there is none. In finish
    /// any file; in process and write those that prepare emitted, and ID/corrections.json. Valid until the next output.
    [[nodiscard]] std::optional<std::string_view> output(std::string_view path) {
        galley_text bytes{};
        if (host_->output(host_, to_abi(path), &bytes) != GALLEY_OK) return std::nullopt;
        return from_abi(bytes);
    }
    /// Writes a piece of a file that is too large for memory. It appears, whole, with its `last` piece.
    void asset_part(std::string_view path, std::string_view media_type, std::string_view bytes, bool last) {
        check(host_->emit_asset_part(host_, to_abi(path), to_abi(media_type),
                                     reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), last ? 1 : 0),
              "a piece of a file");
    }
    /// A table of functions that the ABI itself does not have, by its name; nullptr when this host has none.
    [[nodiscard]] const void* extension(std::string_view name) const {
        return host_->get_extension(host_, to_abi(name));
    }
    void emit(const Entry& entry) {
        const galley_entry out = to_abi(entry);
        check(host_->emit_entry(host_, &out), "an entry");
    }
    void emit(const Page& page) { check(host_->emit_page(host_, PageView(page).get()), "a page"); }
    void emit(const Document& document) {
        check(host_->emit_document(host_, DocumentView(document).get()), "a document");
    }

  private:
    static void check(std::int32_t status, const char* what) {
        if (status != GALLEY_OK) throw Error(status, std::string("the host did not take ") + what);
    }

    const galley_host* host_;
};

}  // namespace galley
