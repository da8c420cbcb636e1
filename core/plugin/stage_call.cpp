#include "core/plugin/stage_call.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <new>
#include <utility>

#include "core/base/failure.hpp"
#include "core/base/host_error.hpp"
#include "core/base/shown_text.hpp"
#include "core/plugin/change_check.hpp"
#include "core/plugin/page_check.hpp"
#include "core/store/hash.hpp"
#include "galley/error.hpp"

namespace galley {

namespace {

constexpr std::size_t longest_report = 4000;  // bytes of one message
constexpr std::size_t most_reports = 50;      // messages of one call

[[noreturn]] void refuse(const std::string& why) { throw InternalError("it emitted " + why); }

}  // namespace

StageCall::StageCall(const PipelineStage& stage, const StageHosts& hosts, std::map<std::string, std::string>& resources,
                     bool making, const Page* page, const Document* document)
    : stage_(stage), hosts_(hosts), resources_(resources), making_(making), page_(page), document_(document) {
    entering();
}

Emitted StageCall::result(std::int32_t status) {
    const auto failed_with = [&](std::int32_t code, const std::string& why) {
        return StageError(stage_.name, code, why);
    };
    if (const std::string limit = passed_limit(); !limit.empty()) throw failed_with(GALLEY_E_LIMIT, limit);
    if (failure_) std::rethrow_exception(failure_);
    if (refused_) throw failed_with(refused_->code, refused_->text);
    if (left_out_ > 0)
        emitted_.reports.push_back(
            {GALLEY_WARNING, GALLEY_OK, fmt::format("{} more messages of this call were left out", left_out_)});
    if (status == GALLEY_OK) return std::move(emitted_);
    for (const Report& report : emitted_.reports)
        if (report.severity == GALLEY_ERROR) throw failed_with(status, report.text);
    throw failed_with(
        status, fmt::format("it failed with {} and gave no reason; that is a fault of the plugin", code_name(status)));
}

/// Errors are few: the first tells why. Of the rest only so many are kept as a person reads.
void StageCall::report(std::int32_t severity, std::int32_t code, std::string_view message) {
    auto& reports = emitted_.reports;
    if (reports.size() < most_reports || (severity == GALLEY_ERROR && reports.size() < 2 * most_reports))
        reports.push_back({severity, code, bounded(message, longest_report)});
    else
        ++left_out_;
}

/// Which limit on time has passed, or nothing.
std::string StageCall::passed_limit() const {
    const auto now = std::chrono::steady_clock::now();
    const double limit = stage_.timeout_s;
    if (limit > 0 && std::chrono::duration<double>(now - start_).count() > limit)
        return fmt::format("it took longer than its timeout_s of {} s", limit);
    const Deadline* deadline = hosts_.pages == nullptr ? nullptr : hosts_.pages->deadline();
    return deadline != nullptr && now > deadline->when ? deadline->reason : "";
}

bool StageCall::cancelled() { return !passed_limit().empty() || hosts_.stage.cancelled(); }

std::optional<ImageView> StageCall::image(std::int32_t page, std::string_view layer) {
    if (hosts_.pages == nullptr) return std::nullopt;
    const auto found = hosts_.pages->image(page, layer);
    entering();  // the image may have been another stage's work
    return found;
}

std::string StageCall::resource(const std::string& name) {
    if (!making_ && !resources_.contains(name))
        throw ResourceError(fmt::format(
            "the data file {} was not asked for in create: only then do records depend on its bytes", name));
    const auto found = hosts_.stage.resource(name);
    if (!found)
        throw ResourceError(
            fmt::format("there is no data file {} beside the pipeline file or in the share folder", name));
    if (making_) resources_[name] = hash_file(*found);
    return found->string();
}

std::optional<std::string> StageCall::output(std::string_view path) {
    return hosts_.documents == nullptr ? std::nullopt : hosts_.documents->output(path);
}

std::optional<PageFile> StageCall::page_file(std::int32_t page) {
    return hosts_.documents == nullptr ? std::nullopt : hosts_.documents->page_file(page);
}

const Page& StageCall::page(std::size_t position) {
    if (document_ == nullptr || !borrows_pages(stage_.stage()))
        throw InternalError("pages can be borrowed only by document stages that say so");
    const Page* lent = hosts_.documents == nullptr ? nullptr : hosts_.documents->page(position);
    return lent == nullptr ? document_->pages.at(position) : *lent;
}

void StageCall::accept_entry(Entry&& entry) { emitted_.entries.push_back(std::move(entry)); }

void StageCall::accept_page(Page&& page) {
    if (document_ != nullptr && borrows_pages(stage_.stage())) return accept_borrowed(std::move(page));
    const Page* before = stage_.stage().scope == GALLEY_SCOPE_PAGE ? page_ : nullptr;
    std::string why = fault_of(page, before);
    if (before != nullptr && why.empty()) why = change_fault(*before, page);
    if (!why.empty()) refuse("a page with a fault: " + why);
    if (before != nullptr) sign_edits(*before, page);
    emitted_.page = std::move(page);
}

/// A page of the document in hand, changed by a stage that borrows its pages.
void StageCall::accept_borrowed(Page&& page) {
    const auto& heads = document_->pages;
    const auto at =
        std::find_if(heads.begin(), heads.end(), [&](const Page& head) { return head.index == page.index; });
    if (at == heads.end()) refuse(fmt::format("page {}, which the document does not have", page.index));
    const auto same = [&](const Page& other) { return other.index == page.index; };
    if (std::any_of(emitted_.changed_pages.begin(), emitted_.changed_pages.end(), same))
        refuse(fmt::format("page {} twice", page.index));
    const Page& before = this->page(static_cast<std::size_t>(at - heads.begin()));
    std::string why = fault_of(page, &before);
    if (why.empty()) why = change_fault(before, page);
    if (!why.empty()) refuse("a page with a fault: " + why);
    sign_edits(before, page);
    emitted_.changed_pages.push_back(std::move(page));
}

void StageCall::accept_image(std::string_view layer, Image&& image) {
    emitted_.images[std::string(layer)] = std::move(image);
}

void StageCall::accept_document(Document&& document) {
    if (document_ == nullptr) throw InternalError("documents come from document stages");
    const bool with_pages = !borrows_pages(stage_.stage());
    const PageLines* lines = with_pages || hosts_.documents == nullptr ? nullptr : hosts_.documents->page_lines();
    std::string why = lines != nullptr ? fault_of(document, *lines) : fault_of(document);
    if (with_pages && why.empty()) why = change_fault(*document_, document);
    if (why.empty()) why = claim_fault(*document_, document);
    if (!why.empty()) refuse("a document with a fault: " + why);
    for (std::size_t i = 0; with_pages && i < document.pages.size(); ++i)
        sign_edits(document_->pages[i], document.pages[i]);
    emitted_.document = std::move(document);
}

void StageCall::accept_asset(std::string_view path, std::string_view media_type, std::string_view bytes) {
    if (hosts_.documents == nullptr) refuse_asset();
    hosts_.documents->asset(path, media_type, bytes);
}

void StageCall::accept_asset_part(std::string_view path, std::string_view, std::string_view bytes, bool last) {
    if (hosts_.documents == nullptr) refuse_asset();
    hosts_.documents->asset_part(path, bytes, last);
}

void StageCall::sign_edits(const Page& before, Page& page) const {
    for (std::size_t i = before.edits.size(); i < page.edits.size(); ++i) page.edits[i].stage = stage_.name;
}

std::int32_t StageCall::failed(const std::exception_ptr& why) noexcept {
    try {
        std::rethrow_exception(why);
    } catch (const StageError& error) {
        failure_ = why;
        return error.code;
    } catch (const RunStopped&) {
        failure_ = why;
        return GALLEY_E_CANCELLED;
    } catch (const Error& error) {
        return tell(error.code(), error.what());
    } catch (const HostError& error) {
        return tell(GALLEY_E_IO, error.what());
    } catch (const std::bad_alloc&) {
        return tell(GALLEY_E_LIMIT, "memory ran out");
    } catch (const std::exception& error) {
        return tell(GALLEY_E_INTERNAL, error.what());
    } catch (...) {
        return tell(GALLEY_E_INTERNAL, "an exception of unknown type");
    }
}

std::int32_t StageCall::refused(const std::exception_ptr& why) noexcept {
    const std::int32_t status = failed(why);
    if (refused_) return status;
    refused_.emplace(Report{GALLEY_ERROR, status, {}});
    if (emitted_.reports.empty() || emitted_.reports.back().severity != GALLEY_ERROR) return status;
    refused_->text = std::move(emitted_.reports.back().text);
    emitted_.reports.pop_back();
    return status;
}

std::int32_t StageCall::tell(std::int32_t code, const char* why) noexcept {
    try {
        emitted_.reports.push_back({GALLEY_ERROR, code, why});
    } catch (const std::bad_alloc&) {  // the code has to say it all
    }
    return code;
}

}  // namespace galley
