#include "core/document_worker.hpp"

#include <fmt/format.h>

#include <chrono>

#include "core/host_error.hpp"
#include "core/safe_file.hpp"

namespace galley {

namespace {

Document assemble(const PlannedDocument& planned, const std::vector<std::string>& keys, const RecordStore& store) {
    Document document;
    document.id = planned.id;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        auto record = keys[i].empty() ? std::nullopt : store.find(keys[i]);
        if (!record || !record->ok) continue;
        Page& page = document.pages.emplace_back(std::move(record->page));
        page.index = static_cast<std::int32_t>(i);
        page.source = planned.pages[i].entry.source;
        for (Edit& edit : page.edits) edit.page = page.index;
    }
    return document;
}

}  // namespace

DocumentWorker::DocumentWorker(const Pipeline& pipeline, const Services& base, PageWorker& pages,
                               std::filesystem::path output)
    : services_(base), pages_(pages), output_(std::move(output)) {
    services_.image = [this](std::int32_t index, std::string_view layer) -> std::optional<ImageView> {
        if (current_ == nullptr || index < 0 || static_cast<std::size_t>(index) >= current_->pages.size())
            return std::nullopt;
        return pages_.image_of(current_->pages[static_cast<std::size_t>(index)], layer);
    };
    services_.asset = [this](std::string_view path, std::string_view, std::string_view bytes) {
        write_file(inside(output_ / current_->id, path), bytes);
        ++files_;
    };
    for (const PipelineStage* stage : pipeline.of_scope(GALLEY_SCOPE_DOCUMENT))
        stages_.push_back(make_instance(*stage, services_));
}

DocumentOutcome DocumentWorker::process(const PlannedDocument& planned, const std::vector<std::string>& keys,
                                        const RecordStore& store) {
    DocumentOutcome outcome;
    outcome.id = planned.id;
    current_ = &planned;
    files_ = 0;
    Document document = assemble(planned, keys, store);
    outcome.pages = document.pages.size();
    if (document.pages.empty()) {
        outcome.ok = false;
        outcome.message = "none of its pages could be read";
        return outcome;
    }
    for (StageInstance& instance : stages_) {
        const std::string id = instance.stage().id();
        const auto start = std::chrono::steady_clock::now();
        try {
            Emitted done = instance.document(document);
            for (const Report& report : done.reports)
                if (report.severity != GALLEY_INFO) outcome.warnings.push_back(fmt::format("{}: {}", id, report.text));
            if (done.document) document = std::move(*done.document);
        } catch (const StageError& error) {
            if (error.code == GALLEY_E_CANCELLED) throw;
            const std::string why = fmt::format("{} ({}): {}", id, code_name(error.code), error.what());
            if (error.code == GALLEY_E_IO)  // the disk, not the document: the next one would fare no better
                throw HostError(ExitCode::output,
                                fmt::format("The output of {} cannot be written. {}.", planned.id, why));
            if (instance.stage().on_error == OnError::stop)
                throw RunStopped(
                    fmt::format("The document {} failed at {}. Its \"on_error\" is \"stop\".", planned.id, why));
            if (instance.stage().on_error == OnError::fail_page) {
                outcome.ok = false;
                outcome.stage = id;
                outcome.code = code_name(error.code);
                outcome.message = error.what();
                break;
            }
            outcome.warnings.push_back("skipped " + why);
        }
        outcome.times.push_back(
            {id, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count()});
    }
    outcome.files = files_;
    outcome.articles = document.articles.size();
    outcome.unassigned = document.unassigned.size();
    for (const Page& page : document.pages) outcome.edits += page.edits.size();
    return outcome;
}

}  // namespace galley
