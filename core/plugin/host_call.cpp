#include "core/plugin/host_call.hpp"

#include <utility>

#include "core/plugin/plugin_values.hpp"

namespace galley {

struct HostCall::Table {
    static HostCall& self(const galley_host* h) { return *static_cast<HostCall*>(h->context); }

    /// What a plugin hands over, which may not be nothing.
    template <typename Value>
    static const Value& given(const Value* value, const char* what) {
        if (value == nullptr) throw InternalError(std::string("a null pointer was handed over instead of ") + what);
        return *value;
    }

    static std::string_view bytes_of(const std::uint8_t* bytes, std::uint64_t count) {
        if (count == 0) return {};
        return {reinterpret_cast<const char*>(&given(bytes, "bytes")), count};
    }

    /// `work` answers a question, and tells whether there was an answer.
    template <typename Work>
    static std::int32_t answer(const galley_host* h, Work work) noexcept {
        try {
            return work(self(h)) ? GALLEY_OK : GALLEY_E_INPUT;
        } catch (...) {
            return self(h).failed(std::current_exception());
        }
    }

    /// `work` accepts a value.
    template <typename Work>
    static std::int32_t accept(const galley_host* h, Work work) noexcept {
        try {
            work(self(h));
            return GALLEY_OK;
        } catch (...) {
            return self(h).refused(std::current_exception());
        }
    }

    static void report(const galley_host* h, std::int32_t severity, std::int32_t code, galley_text message) {
        (void)answer(h, [&](HostCall& call) {
            call.report(severity, code, from_abi(message));
            return true;
        });
    }

    static std::int32_t cancelled(const galley_host* h) { return self(h).cancelled() ? 1 : 0; }

    static std::int32_t page_image(const galley_host* h, std::int32_t page, galley_text layer, galley_image* image) {
        return answer(h, [&](HostCall& call) {
            const auto found = call.image(page, from_abi(layer));
            if (found) fill(image, to_abi(*found), GALLEY_IMAGE_LEAST, "galley_image");
            return found.has_value();
        });
    }

    static std::int32_t resource(const galley_host* h, galley_text name, galley_text* path) {
        return answer(h, [&](HostCall& call) {
            call.lent_path_ = call.resource(std::string(from_abi(name)));
            *path = to_abi(std::string_view(call.lent_path_));
            return true;
        });
    }

    static std::int32_t output(const galley_host* h, galley_text path, galley_text* bytes) {
        return answer(h, [&](HostCall& call) {
            auto file = call.output(from_abi(path));
            if (!file) return false;
            call.lent_bytes_ = std::move(*file);
            *bytes = to_abi(std::string_view(call.lent_bytes_));
            return true;
        });
    }

    static std::int32_t page_file(const galley_host* h, std::int32_t page, galley_text* path, std::uint32_t* number) {
        return answer(h, [&](HostCall& call) {
            auto found = call.page_file(page);
            if (!found) return false;
            call.lent_file_ = std::move(found->path);
            *path = to_abi(std::string_view(call.lent_file_));
            *number = found->number;
            return true;
        });
    }

    static std::int32_t line_text(const galley_host* h, const galley_page* page, std::uint32_t line,
                                  galley_text* text) {
        return answer(h, [&](HostCall& call) {
            call.lent_line_ = text_of_line(given(page, "a page"), line);
            *text = to_abi(std::string_view(call.lent_line_));
            return true;
        });
    }

    static std::int32_t borrow_page(const galley_host* h, std::uint32_t position, const galley_page** page) {
        return accept(h, [&](HostCall& call) { *page = call.lent_page_.emplace(call.page(position)).get(); });
    }

    static std::int32_t emit_entry(const galley_host* h, const galley_entry* entry) {
        return accept(h, [&](HostCall& call) { call.accept_entry(from_abi(given(entry, "an entry"))); });
    }

    static std::int32_t emit_page(const galley_host* h, const galley_page* page) {
        return accept(h, [&](HostCall& call) { call.accept_page(from_abi(given(page, "a page"))); });
    }

    static std::int32_t emit_image(const galley_host* h, galley_text layer, const galley_image* image) {
        return accept(
            h, [&](HostCall& call) { call.accept_image(from_abi(layer), copy_image(given(image, "an image"))); });
    }

    static std::int32_t emit_document(const galley_host* h, const galley_document* document) {
        return accept(h, [&](HostCall& call) { call.accept_document(from_abi(given(document, "a document"))); });
    }

    static std::int32_t emit_asset(const galley_host* h, galley_text path, galley_text media_type,
                                   const std::uint8_t* bytes, std::uint64_t count) {
        return accept(h, [&](HostCall& call) {
            call.accept_asset(from_abi(path), from_abi(media_type), bytes_of(bytes, count));
        });
    }

    static std::int32_t emit_asset_part(const galley_host* h, galley_text path, galley_text media_type,
                                        const std::uint8_t* bytes, std::uint64_t count, std::uint32_t last) {
        return accept(h, [&](HostCall& call) {
            call.accept_asset_part(from_abi(path), from_abi(media_type), bytes_of(bytes, count), last != 0);
        });
    }

    static const void* get_extension(const galley_host*, galley_text) { return nullptr; }
};

HostCall::HostCall() : host_{} {
    host_.size = sizeof(galley_host);
    host_.abi_minor = GALLEY_ABI_MINOR;
    host_.context = this;
    host_.report = Table::report;
    host_.cancelled = Table::cancelled;
    host_.page_image = Table::page_image;
    host_.resource = Table::resource;
    host_.emit_entry = Table::emit_entry;
    host_.emit_page = Table::emit_page;
    host_.emit_image = Table::emit_image;
    host_.emit_document = Table::emit_document;
    host_.emit_asset = Table::emit_asset;
    host_.emit_asset_part = Table::emit_asset_part;
    host_.output = Table::output;
    host_.page_file = Table::page_file;
    host_.borrow_page = Table::borrow_page;
    host_.line_text = Table::line_text;
    host_.get_extension = Table::get_extension;
}

}  // namespace galley
