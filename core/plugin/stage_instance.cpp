#include "core/plugin/stage_instance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <exception>
#include <new>
#include <utility>

#include "core/base/host_error.hpp"
#include "core/base/shown_text.hpp"
#include "core/plugin/change_check.hpp"
#include "core/plugin/page_check.hpp"
#include "core/store/hash.hpp"
#include "core/worker/outcome.hpp"
#include "galley/codec.hpp"
#include "galley/text.hpp"

namespace galley {

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

namespace {

constexpr std::size_t longest_report = 4000;  // bytes of one message
constexpr std::size_t most_reports = 50;      // messages of one call

constexpr std::array<std::string_view, 8> code_names{"OK",   "E_OPTION", "E_INPUT",     "E_RESOURCE",
                                                     "E_IO", "E_LIMIT",  "E_CANCELLED", "E_INTERNAL"};

}  // namespace

std::string code_name(std::int32_t code) {
    const auto i = static_cast<std::size_t>(code);
    return code >= 0 && i < code_names.size() ? std::string(code_names.at(i)) : fmt::format("code {}", code);
}

std::int32_t code_named(std::string_view name) {
    const auto found = std::find(code_names.begin(), code_names.end(), name);
    return found == code_names.end() ? GALLEY_E_INTERNAL : static_cast<std::int32_t>(found - code_names.begin());
}

bool has_finish(const galley_stage& stage) { return stage.scope == GALLEY_SCOPE_DOCUMENT && stage.finish != nullptr; }

/// The host as one call of a plugin sees it.
struct StageInstance::Call {
    StageInstance* owner;
    Emitted emitted;
    const Page* page_in_hand = nullptr;          // what the call is about
    const Document* document_in_hand = nullptr;  // the same
    std::exception_ptr failure;                  // of another stage, which had to work for this one
    std::optional<Report> refused;               // the first value that was not taken
    std::string resource_path;                   // lent by resource() until its next call
    std::string output_bytes;                    // lent by output() until its next call
    std::string file_path;                       // lent by page_file()
    std::string lent_line;                       // lent by line_text() until its next call
    std::size_t left_out = 0;                    // reports beyond what is kept
    std::optional<PageView> page_view;           // lent by borrow_page() until its next call
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    galley_host host{};

    explicit Call(StageInstance* of) : owner(of) {
        entering();
        host.size = sizeof(galley_host);
        host.abi_minor = GALLEY_ABI_MINOR;
        host.context = this;
        host.report = [](const galley_host* h, std::int32_t severity, std::int32_t code, galley_text message) {
            (void)self(h).attempt([&](Emitted&) {
                self(h).keep({severity, code, bounded(from_abi(message), longest_report)});
            });
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
            return self(h).take([&](Emitted& out) { out.page = self(h).sound_page(*page); });
        };
        host.emit_image = [](const galley_host* h, galley_text layer, const galley_image* image) {
            return self(h).take([&](Emitted& out) { out.images[std::string(from_abi(layer))] = copy_image(*image); });
        };
        host.emit_document = [](const galley_host* h, const galley_document* document) {
            return self(h).take([&](Emitted& out) {
                if (self(h).document_in_hand == nullptr) throw InternalError("documents come from document stages");
                out.document = self(h).sound_document(*document);
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
            return self(h).attempt([&](Emitted&) {
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
    std::int32_t attempt(Work work) noexcept {
        try {
            work(emitted);
            return GALLEY_OK;
        } catch (const StageError& error) {
            failure = std::current_exception();
            return error.code;
        } catch (const RunStopped&) {
            failure = std::current_exception();
            return GALLEY_E_CANCELLED;
        } catch (const Error& error) {
            return tell(error.code(), error.what());
        } catch (const HostError& error) {
            return tell(GALLEY_E_IO, error.what());
        } catch (const std::bad_alloc&) {
            return tell(GALLEY_E_LIMIT, "memory ran out");
        } catch (const std::exception& error) {
            return tell(GALLEY_E_INTERNAL, error.what());
        }
    }

    std::int32_t tell(std::int32_t code, const char* why) noexcept {
        try {
            emitted.reports.push_back({GALLEY_ERROR, code, why});
        } catch (const std::bad_alloc&) {  // the code has to say it all
        }
        return code;
    }

    /// The same for a value that the plugin gives: one that is refused fails the call.
    template <typename Work>
    std::int32_t take(Work work) noexcept {
        const std::int32_t status = attempt(work);
        if (status == GALLEY_OK || refused) return status;
        refused.emplace(Report{GALLEY_ERROR, status, {}});
        if (emitted.reports.empty() || emitted.reports.back().severity != GALLEY_ERROR) return status;
        refused->text = std::move(emitted.reports.back().text);
        emitted.reports.pop_back();
        return status;
    }

    [[noreturn]] static void refuse(const std::string& why) { throw InternalError("it emitted " + why); }

    [[nodiscard]] Page sound_page(const galley_page& from) const {
        Page page = from_abi(from);
        const Page* before = owner->stage_->stage().scope == GALLEY_SCOPE_PAGE ? page_in_hand : nullptr;
        std::string why = fault_of(page, before);
        if (before != nullptr && why.empty()) why = change_fault(*before, page);
        if (!why.empty()) refuse("a page with a fault: " + why);
        if (before != nullptr) sign_edits(*before, page);
        return page;
    }

    [[nodiscard]] Document sound_document(const galley_document& from) const {
        Document document = from_abi(from);
        const bool with_pages = !borrows_pages(owner->stage_->stage());
        const auto* lines = with_pages ? nullptr : owner->services_->page_lines;
        std::string why = lines != nullptr ? fault_of(document, *lines) : fault_of(document);
        if (with_pages && why.empty()) why = change_fault(*document_in_hand, document);
        if (why.empty()) why = claim_fault(*document_in_hand, document);
        if (!why.empty()) refuse("a document with a fault: " + why);
        for (std::size_t i = 0; with_pages && i < document.pages.size(); ++i)
            sign_edits(document_in_hand->pages[i], document.pages[i]);
        return document;
    }

    void sign_edits(const Page& before, Page& page) const {
        for (std::size_t i = before.edits.size(); i < page.edits.size(); ++i) page.edits[i].stage = owner->stage_->name;
    }

    void entering() const {
        if (owner->services_->entering) owner->services_->entering(owner->stage_->place);
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
        const std::int32_t status = attempt([&](Emitted&) {
            const auto found = owner->services_->image ? owner->services_->image(page, layer) : std::nullopt;
            entering();  // the image may have been another stage's work
            there = found.has_value();
            if (there) fill(image, to_abi(*found), GALLEY_IMAGE_LEAST, "galley_image");
        });
        return status == GALLEY_OK && !there ? GALLEY_E_INPUT : status;
    }

    std::int32_t output(std::string_view path, galley_text* bytes) {
        bool found = false;
        const std::int32_t status = attempt([&](Emitted&) {
            auto file = owner->services_->output ? owner->services_->output(path) : std::nullopt;
            if (!file) return;
            output_bytes = std::move(*file);
            *bytes = to_abi(std::string_view(output_bytes));
            found = true;
        });
        return status == GALLEY_OK && !found ? GALLEY_E_INPUT : status;
    }

    std::int32_t page_file(std::int32_t page, galley_text* path, std::uint32_t* number) {
        bool known = false;
        const std::int32_t status = attempt([&](Emitted&) {
            const auto found = owner->services_->file ? owner->services_->file(page) : std::nullopt;
            if (!found) return;
            file_path = found->path;
            *path = to_abi(std::string_view(file_path));
            *number = found->number;
            known = true;
        });
        return status == GALLEY_OK && !known ? GALLEY_E_INPUT : status;
    }

    [[nodiscard]] const Page& page_at(std::size_t place) const {
        if (document_in_hand == nullptr || !borrows_pages(owner->stage_->stage()))
            throw InternalError("pages can be borrowed only by document stages that say so");
        return owner->services_->page ? owner->services_->page(place) : document_in_hand->pages.at(place);
    }

    std::int32_t resource(const std::string& name, galley_text* path) {
        return attempt([&](Emitted&) {
            if (!owner->making_ && !owner->resources_.contains(name))
                throw ResourceError(fmt::format(
                    "the data file {} was not asked for in create: only then do records depend on its bytes", name));
            const auto found = owner->services_->resource ? owner->services_->resource(name) : std::nullopt;
            if (!found)
                throw ResourceError(
                    fmt::format("there is no data file {} beside the pipeline file or in the share folder", name));
            resource_path = found->string();
            if (owner->making_) owner->resources_[name] = hash_file(*found);
            *path = to_abi(std::string_view(resource_path));
        });
    }
};

/// Calls into the plugin and sorts out how it ended.
template <typename Work>
Emitted StageInstance::run(Work work, const Page* page, const Document* document) {
    const auto failed = [&](std::int32_t code, const std::string& why) { return StageError(stage_->name, code, why); };
    Call call(this);
    call.page_in_hand = page;
    call.document_in_hand = document;
    std::int32_t status = GALLEY_OK;
    try {
        status = work(&call.host);
    } catch (const std::bad_alloc&) {
        throw failed(GALLEY_E_LIMIT, "memory ran out");
    } catch (const std::exception& error) {  // the ABI forbids it; a plugin made without the SDK may still do it
        throw failed(GALLEY_E_INTERNAL, fmt::format("an exception crossed the plugin boundary: {}", error.what()));
    } catch (...) {
        throw failed(GALLEY_E_INTERNAL, "an exception of unknown type crossed the plugin boundary");
    }
    if (const std::string limit = call.late(); !limit.empty()) throw failed(GALLEY_E_LIMIT, limit);
    if (call.failure) std::rethrow_exception(call.failure);
    if (call.refused) throw failed(call.refused->code, call.refused->text);
    call.count_left_out();
    if (status == GALLEY_OK) return std::move(call.emitted);
    for (auto report = call.emitted.reports.begin(); report != call.emitted.reports.end(); ++report)
        if (report->severity == GALLEY_ERROR) throw failed(status, report->text);
    throw failed(status,
                 fmt::format("it failed with {} and gave no reason; that is a fault of the plugin", code_name(status)));
}

StageInstance::StageInstance(const PipelineStage& stage, const Services& services)
    : stage_(&stage), services_(&services) {
    const auto values = stage.options->abi();
    void* made = nullptr;
    (void)run([&](const galley_host* host) {
        return stage_->stage().create(host, values.data(), static_cast<std::uint32_t>(values.size()), &made);
    });
    instance_ = made;
    try {
        ask_identity();
    } catch (...) {
        destroy();
        throw;
    }
    making_ = false;
}

void StageInstance::ask_identity() {
    std::string own;
    if (stage_->stage().identity != nullptr) {
        galley_text text{};
        (void)run([&](const galley_host* host) {
            const std::int32_t status = stage_->stage().identity(instance_, host, &text);
            if (status == GALLEY_OK) own = from_abi(text);
            return status;
        });
    }
    if (!is_utf8(own)) throw StageError(stage_->name, GALLEY_E_INTERNAL, "its identity is not valid UTF-8");
    nlohmann::json all{{"own", own}, {"resources", resources_}};
    if (!stage_->registered.build.empty()) all["build"] = stage_->registered.build;
    identity_ = all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    if (services_->made) services_->made(stage_->name, identity_);
}

void StageInstance::destroy() noexcept {
    if (instance_ != nullptr) stage_->stage().destroy(instance_);
    instance_ = nullptr;
}

StageInstance::~StageInstance() { destroy(); }

StageInstance::StageInstance(StageInstance&& other) noexcept
    : stage_(other.stage_),
      services_(other.services_),
      instance_(std::exchange(other.instance_, nullptr)),
      making_(other.making_),
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
    if (!out.page) throw StageError(stage_->name, GALLEY_E_INTERNAL, "it gave no page; that is a fault of the plugin");
    return out;
}

Emitted StageInstance::image(const Entry& entry) {
    const galley_entry view = to_abi(entry);
    return run([&](const galley_host* host) { return stage_->stage().image(instance_, host, &view); });
}

Emitted StageInstance::page(const Page& page) {
    const PageView view(page);
    return run([&](const galley_host* host) { return stage_->stage().page(instance_, host, view.get()); }, &page);
}

Emitted StageInstance::prepare(const Page& head) {
    const PageView view(head);
    return run([&](const galley_host* host) { return stage_->stage().prepare(instance_, host, view.get()); }, &head);
}

Emitted StageInstance::document(const Document& document) {
    const DocumentView view(document);
    return run([&](const galley_host* host) { return stage_->stage().document(instance_, host, view.get()); }, nullptr,
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
