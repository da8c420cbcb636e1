#include "core/stage_instance.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <new>
#include <utility>

#include "core/hash.hpp"
#include "core/host_error.hpp"
#include "core/page_check.hpp"
#include "core/shown_text.hpp"
#include "galley/codec.hpp"
#include "galley/text.hpp"

namespace galley {

namespace {

constexpr std::size_t longest_report = 4000;  // bytes of one message
constexpr std::size_t most_reports = 50;      // messages of one call

}  // namespace

Image copy_image(const galley_image& given) {
    const galley_image from = received(given, GALLEY_IMAGE_LEAST, "galley_image");
    const auto fault = [](const std::string& why) { throw InternalError("an emitted image " + why); };
    if (from.pixels == nullptr) fault("has no pixels");
    if (from.width <= 0 || from.height <= 0) fault(fmt::format("is {} x {} pixels", from.width, from.height));
    // Of a format that is newer than this host it is known only that rows have `stride` bytes.
    constexpr std::array<std::int64_t, 3> bits_of_formats{1, 8, 24};
    const std::int64_t bits = from.format < bits_of_formats.size() ? bits_of_formats[from.format] : 0;
    if (from.stride <= 0 || from.stride < (from.width * bits + 7) / 8 || from.stride > (std::int64_t{1} << 31) - 1)
        fault(fmt::format("has rows of {} bytes, too few or too many for {} pixels", from.stride, from.width));
    const auto bytes = static_cast<std::size_t>(from.stride) * static_cast<std::size_t>(from.height);
    return {from.width,
            from.height,
            static_cast<std::int32_t>(from.stride),
            static_cast<PixelFormat>(from.format),
            from.dpi,
            {from.pixels, from.pixels + bytes}};
}

std::string text_of_line(const galley_page& given, std::uint32_t line) {
    const galley_page page = received(given, GALLEY_PAGE_LEAST, "galley_page");
    detail::check_array("lines", page.lines, page.line_count);
    detail::check_array("words", page.words, page.word_count);
    detail::check_array("points", page.points, page.point_count);
    detail::check_range("lines", line, 1, page.line_count);
    return text_of(detail::decode_line(page, page.lines[line]));
}

std::string code_name(std::int32_t code) {
    constexpr std::array names{"OK",   "E_OPTION", "E_INPUT",     "E_RESOURCE",
                               "E_IO", "E_LIMIT",  "E_CANCELLED", "E_INTERNAL"};
    const auto i = static_cast<std::size_t>(code);
    return code >= 0 && i < names.size() ? names[i] : fmt::format("code {}", code);
}

bool has_finish(const galley_stage& stage) { return stage.scope == GALLEY_SCOPE_DOCUMENT && stage.finish != nullptr; }

/// The host as one call of a plugin sees it.
struct StageInstance::Call {
    StageInstance* owner;
    Emitted emitted;
    const Document* in_hand = nullptr;
    std::string resource_path;          // lent by resource() until its next call
    std::string output_bytes;           // lent by output() until its next call
    std::string file_path;              // lent by page_file()
    std::size_t left_out = 0;           // reports beyond what is kept
    std::string lent_line;              // lent by line_text() until its next call
    std::optional<PageView> page_view;  // lent by borrow_page() until its next call
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    galley_host host{};

    explicit Call(StageInstance* of) : owner(of) {
        entering();
        host.size = sizeof(galley_host);
        host.abi_minor = GALLEY_ABI_MINOR;
        host.context = this;
        host.report = [](const galley_host* h, std::int32_t severity, std::int32_t code, galley_text message) {
            self(h).keep({severity, code, bounded(from_abi(message), longest_report)});
        };
        host.cancelled = [](const galley_host* h) { return self(h).cancelled() ? 1 : 0; };
        host.page_image = [](const galley_host* h, std::int32_t page, galley_text layer, galley_image* image) {
            return self(h).page_image(page, from_abi(layer), image);
        };
        host.resource = [](const galley_host* h, galley_text name, galley_text* path) {
            return self(h).resource(std::string(from_abi(name)), path);
        };
        host.emit_entry = [](const galley_host* h, const galley_entry* entry) {
            return self(h).take([&](Emitted& out) { out.entries.push_back(from_abi(*entry)); });
        };
        host.emit_page = [](const galley_host* h, const galley_page* page) {
            return self(h).take([&](Emitted& out) {
                out.page = from_abi(*page);
                if (const auto why = fault_of(*out.page); !why.empty())
                    throw InternalError("it emitted a page with a fault: " + why);
            });
        };
        host.emit_image = [](const galley_host* h, galley_text layer, const galley_image* image) {
            return self(h).take([&](Emitted& out) { out.images[std::string(from_abi(layer))] = copy_image(*image); });
        };
        host.emit_document = [](const galley_host* h, const galley_document* document) {
            return self(h).take([&](Emitted& out) {
                out.document = from_abi(*document);
                const auto* lines =
                    borrows_pages(self(h).owner->stage_->stage()) ? self(h).owner->services_->page_lines : nullptr;
                if (const auto why = lines != nullptr ? fault_of(*out.document, *lines) : fault_of(*out.document);
                    !why.empty())
                    throw InternalError("it emitted a document with a fault: " + why);
            });
        };
        host.emit_asset = [](const galley_host* h, galley_text path, galley_text media_type, const std::uint8_t* bytes,
                             std::uint64_t count) {
            return self(h).take([&](Emitted&) {
                const auto& asset = self(h).owner->services_->asset;
                if (!asset) throw InternalError("files can be written only by document stages");
                asset(from_abi(path), from_abi(media_type), {reinterpret_cast<const char*>(bytes), count});
            });
        };
        host.output = [](const galley_host* h, galley_text path, galley_text* bytes) {
            return self(h).output(from_abi(path), bytes);
        };
        host.page_file = [](const galley_host* h, std::int32_t page, galley_text* path, std::uint32_t* number) {
            return self(h).page_file(page, path, number);
        };
        host.borrow_page = [](const galley_host* h, std::uint32_t place, const galley_page** page) {
            return self(h).take([&](Emitted&) { *page = self(h).page_view.emplace(self(h).page_at(place)).get(); });
        };
        host.line_text = [](const galley_host* h, const galley_page* page, std::uint32_t line, galley_text* text) {
            return self(h).take([&](Emitted&) {
                self(h).lent_line = text_of_line(*page, line);
                *text = to_abi(std::string_view(self(h).lent_line));
            });
        };
        host.get_extension = [](const galley_host*, galley_text) -> const void* { return nullptr; };
        host.emit_asset_part = [](const galley_host* h, galley_text path, galley_text, const std::uint8_t* bytes,
                                  std::uint64_t count, std::uint32_t last) {
            return self(h).take([&](Emitted&) {
                const auto& part = self(h).owner->services_->asset_part;
                if (!part) throw InternalError("files can be written only by document stages");
                part(from_abi(path), {reinterpret_cast<const char*>(bytes), count}, last != 0);
            });
        };
    }

    /// Errors are few: the first tells why. Of the rest only so many are kept as a person reads.
    void keep(Report report) {
        auto& reports = emitted.reports;
        if (reports.size() < most_reports || (report.severity == GALLEY_ERROR && reports.size() < 2 * most_reports))
            reports.push_back(std::move(report));
        else
            ++left_out;
    }

    /// Tells what was left out; at the end of the call.
    void count_left_out() {
        if (left_out > 0)
            emitted.reports.push_back(
                {GALLEY_WARNING, GALLEY_OK, fmt::format("{} more messages of this call were left out", left_out)});
    }

    static Call& self(const galley_host* h) { return *static_cast<Call*>(h->context); }

    /// Runs host code for a plugin: what it throws becomes a report and a code, never an exception in the plugin.
    template <typename Work>
    std::int32_t take(Work work) noexcept {
        try {
            work(emitted);
            return GALLEY_OK;
        } catch (const Error& error) {
            emitted.reports.push_back({GALLEY_ERROR, error.code(), error.what()});
            return error.code();
        } catch (const HostError& error) {
            emitted.reports.push_back({GALLEY_ERROR, GALLEY_E_IO, error.what()});
            return GALLEY_E_IO;
        } catch (const std::bad_alloc&) {
            emitted.reports.push_back({GALLEY_ERROR, GALLEY_E_LIMIT, "memory ran out"});
            return GALLEY_E_LIMIT;
        } catch (const std::exception& error) {
            emitted.reports.push_back({GALLEY_ERROR, GALLEY_E_INTERNAL, error.what()});
            return GALLEY_E_INTERNAL;
        }
    }

    void entering() const {
        if (owner->services_->entering) owner->services_->entering(owner->stage_->id());
    }

    /// Which limit on time has passed, or nothing.
    [[nodiscard]] std::string late() const {
        const auto now = std::chrono::steady_clock::now();
        const double limit = owner->stage_->timeout_s;
        if (limit > 0 && std::chrono::duration<double>(now - start).count() > limit)
            return fmt::format("it took longer than its timeout_s of {} s", limit);
        const auto& deadline = owner->services_->deadline;
        return deadline && now > *deadline ? owner->services_->deadline_reason : "";
    }

    [[nodiscard]] bool cancelled() const {
        return !late().empty() || (owner->services_->cancelled && owner->services_->cancelled());
    }

    std::int32_t page_image(std::int32_t page, std::string_view layer, galley_image* image) {
        bool there = false;
        const std::int32_t status = take([&](Emitted&) {
            const auto found = owner->services_->image ? owner->services_->image(page, layer) : std::nullopt;
            entering();  // the image may have been another stage's work
            there = found.has_value();
            if (there) fill(image, to_abi(*found), GALLEY_IMAGE_LEAST, "galley_image");
        });
        return status == GALLEY_OK && !there ? GALLEY_E_INPUT : status;
    }

    std::int32_t output(std::string_view path, galley_text* bytes) {
        bool found = false;
        const std::int32_t status = take([&](Emitted&) {
            auto file = owner->services_->output ? owner->services_->output(path) : std::nullopt;
            if (!file) return;
            output_bytes = std::move(*file);
            *bytes = to_abi(std::string_view(output_bytes));
            found = true;
        });
        return status == GALLEY_OK && !found ? GALLEY_E_INPUT : status;
    }

    std::int32_t page_file(std::int32_t page, galley_text* path, std::uint32_t* number) {
        const auto found = owner->services_->file ? owner->services_->file(page) : std::nullopt;
        if (!found) return GALLEY_E_INPUT;
        file_path = found->path;
        *path = to_abi(std::string_view(file_path));
        *number = found->number;
        return GALLEY_OK;
    }

    [[nodiscard]] const Page& page_at(std::size_t place) const {
        if (in_hand == nullptr || !borrows_pages(owner->stage_->stage()))
            throw InternalError("pages can be borrowed only by document stages that say so");
        return owner->services_->page ? owner->services_->page(place) : in_hand->pages.at(place);
    }

    std::int32_t resource(const std::string& name, galley_text* path) {
        return take([&](Emitted&) {
            const auto found = owner->services_->resource ? owner->services_->resource(name) : std::nullopt;
            if (!found)
                throw ResourceError(
                    fmt::format("there is no data file {} beside the pipeline file or in the share folder", name));
            resource_path = found->string();
            owner->resources_[name] = hash_file(*found);
            *path = to_abi(std::string_view(resource_path));
        });
    }
};

/// Calls into the plugin and sorts out how it ended.
template <typename Work>
Emitted StageInstance::run(Work work, const Document* document) {
    Call call(this);
    call.in_hand = document;
    std::int32_t status = GALLEY_OK;
    try {
        status = work(&call.host);
    } catch (const std::bad_alloc&) {
        throw StageError(stage_->id(), GALLEY_E_LIMIT, "memory ran out");
    } catch (const std::exception& error) {  // the ABI forbids it; a plugin made without the SDK may still do it
        throw StageError(stage_->id(), GALLEY_E_INTERNAL,
                         fmt::format("an exception crossed the plugin boundary: {}", error.what()));
    } catch (...) {
        throw StageError(stage_->id(), GALLEY_E_INTERNAL, "an exception of unknown type crossed the plugin boundary");
    }
    if (const std::string limit = call.late(); !limit.empty()) throw StageError(stage_->id(), GALLEY_E_LIMIT, limit);
    call.count_left_out();
    if (status == GALLEY_OK) return std::move(call.emitted);
    for (auto report = call.emitted.reports.begin(); report != call.emitted.reports.end(); ++report)
        if (report->severity == GALLEY_ERROR) throw StageError(stage_->id(), status, report->text);
    throw StageError(
        stage_->id(), status,
        fmt::format("it failed with {} and gave no reason; that is a fault of the plugin", code_name(status)));
}

StageInstance::StageInstance(const PipelineStage& stage, const Services& services)
    : stage_(&stage), services_(&services) {
    const auto values = stage.options->abi();
    (void)run([&](const galley_host* host) {
        return stage_->stage().create(host, values.data(), static_cast<std::uint32_t>(values.size()), &instance_);
    });
    std::string own;
    if (stage_->stage().identity != nullptr) {
        galley_text text{};
        (void)run([&](const galley_host* host) {
            const std::int32_t status = stage_->stage().identity(instance_, host, &text);
            if (status == GALLEY_OK) own = from_abi(text);
            return status;
        });
    }
    nlohmann::json all{{"own", own}, {"resources", resources_}};
    if (!stage.registered.build.empty()) all["build"] = stage.registered.build;
    identity_ = all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    if (services.made) services.made(stage.id(), identity_);
}

StageInstance::~StageInstance() {
    if (instance_ != nullptr) stage_->stage().destroy(instance_);
}

StageInstance::StageInstance(StageInstance&& other) noexcept
    : stage_(other.stage_),
      services_(other.services_),
      instance_(std::exchange(other.instance_, nullptr)),
      identity_(std::move(other.identity_)),
      resources_(std::move(other.resources_)) {}

Emitted StageInstance::list(const std::string& input) {
    return run([&](const galley_host* host) {
        return stage_->stage().list(instance_, host, to_abi(std::string_view(input)));
    });
}

Emitted StageInstance::load(const Entry& entry) {
    const galley_entry view = to_abi(entry);
    Emitted out = run([&](const galley_host* host) { return stage_->stage().load(instance_, host, &view); });
    if (!out.page) throw StageError(stage_->id(), GALLEY_E_INTERNAL, "it gave no page; that is a fault of the plugin");
    return out;
}

Emitted StageInstance::image(const Entry& entry) {
    const galley_entry view = to_abi(entry);
    return run([&](const galley_host* host) { return stage_->stage().image(instance_, host, &view); });
}

Emitted StageInstance::page(const Page& page) {
    const PageView view(page);
    return run([&](const galley_host* host) { return stage_->stage().page(instance_, host, view.get()); });
}

Emitted StageInstance::prepare(const Page& head) {
    const PageView view(head);
    return run([&](const galley_host* host) { return stage_->stage().prepare(instance_, host, view.get()); });
}

Emitted StageInstance::document(const Document& document) {
    const DocumentView view(document);
    return run([&](const galley_host* host) { return stage_->stage().document(instance_, host, view.get()); },
               &document);
}

Emitted StageInstance::finish(const std::vector<std::string>& documents) {
    std::vector<galley_text> ids;
    ids.reserve(documents.size());
    for (const std::string& id : documents) ids.push_back(to_abi(std::string_view(id)));
    return run([&](const galley_host* host) {
        return stage_->stage().finish(instance_, host, ids.data(), static_cast<std::uint32_t>(ids.size()));
    });
}

}  // namespace galley
