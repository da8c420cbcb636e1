#include "core/document_worker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <new>

#include "core/hash.hpp"
#include "core/host_error.hpp"
#include "core/memory_use.hpp"
#include "core/safe_file.hpp"
#include "galley/json.hpp"

namespace galley {

namespace {

using Clock = std::chrono::steady_clock;

Document assemble(const PlannedDocument& planned, const std::vector<std::string>& keys, PageWorker& pages) {
    Document document;
    document.id = planned.id;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        auto found = keys[i].empty() ? std::nullopt : pages.page_of(keys[i]);
        if (!found) continue;
        Page& page = document.pages.emplace_back(std::move(*found));
        page.index = static_cast<std::int32_t>(i);
        page.source = planned.pages[i].entry.source;
        for (Edit& edit : page.edits) edit.page = page.index;
    }
    return document;
}

void fail(DocumentOutcome& outcome, const std::string& stage, std::int32_t code, const std::string& message) {
    outcome.ok = false;
    outcome.stage = stage;
    outcome.code = code_name(code);
    outcome.message = message;
}

DocumentState state_of(const DocumentOutcome& outcome, const std::string& key) {
    return {key,
            outcome.ok,
            outcome.stage,
            outcome.code,
            outcome.message,
            outcome.signal,
            outcome.pages,
            outcome.articles,
            outcome.unassigned,
            outcome.edits,
            {}};
}

void take(DocumentOutcome& outcome, const DocumentState& state) {
    outcome.ok = state.ok;
    outcome.stage = state.stage;
    outcome.code = state.code;
    outcome.message = state.message;
    outcome.signal = state.signal;
    outcome.pages = state.pages;
    outcome.articles = state.articles;
    outcome.unassigned = state.unassigned;
    outcome.edits = state.edits;
    outcome.files = state.files.size();
}

}  // namespace

DocumentWorker::DocumentWorker(const Pipeline& pipeline, const Services& base, PageWorker& pages,
                               std::filesystem::path output, const std::filesystem::path& work, double timeout_s)
    : services_(base), timeout_s_(timeout_s), pages_(pages), output_(std::move(output)), states_(work / "documents") {
    services_.image = [this](std::int32_t index, std::string_view layer) -> std::optional<ImageView> {
        if (current_ == nullptr || index < 0 || static_cast<std::size_t>(index) >= current_->pages.size())
            return std::nullopt;
        return pages_.image_of(current_->pages[static_cast<std::size_t>(index)], layer);
    };
    services_.asset = [this](std::string_view path, std::string_view, std::string_view bytes) {
        try {
            files_->add(path, bytes);
        } catch (const HostError&) {
            output_failure_ = std::current_exception();
            throw;
        }
    };
    services_.asset_part = [this](std::string_view path, std::string_view bytes, bool last) {
        try {
            files_->add_part(path, bytes, last);
        } catch (const HostError&) {
            output_failure_ = std::current_exception();
            throw;
        }
    };
    services_.file = [this](std::int32_t index) -> std::optional<PageFile> {
        if (current_ == nullptr || index < 0 || static_cast<std::size_t>(index) >= current_->pages.size())
            return std::nullopt;
        const Entry& entry = current_->pages[static_cast<std::size_t>(index)].entry;
        std::error_code ignored;
        if (!std::filesystem::exists(entry.file, ignored)) return std::nullopt;
        return PageFile{entry.file, entry.number};
    };
    stages_of_pipeline_ = nlohmann::json::array();
    for (const PipelineStage& stage : pipeline.stages)
        stages_of_pipeline_.push_back({{"id", stage.id()}, {"version", stage.stage().version}});
    services_.deadline_reason =
        fmt::format("the document took longer than its limit of {} s a page (--page-timeout)", timeout_s);
    for (const PipelineStage* stage : pipeline.of_scope(GALLEY_SCOPE_DOCUMENT)) {
        stages_.push_back(make_instance(*stage, services_));
        chain_ += describe_stage(stages_.back()) + "\n";
    }
}

DocumentOutcome DocumentWorker::process(const PlannedDocument& planned, const std::vector<std::string>& keys,
                                        const DocumentTask& task) {
    DocumentOutcome outcome;
    outcome.id = planned.id;
    std::string ingredients = chain_ + planned.id;
    for (std::size_t i = 0; i < keys.size(); ++i) ingredients += "\n" + keys[i] + " " + planned.pages[i].entry.source;
    const std::string key = key_in_hand_ = hash_text(ingredients);

    const std::filesystem::path folder = output_ / planned.id;
    const DocumentState before = states_.find(planned.id);
    const bool same = before.key == key && !task.fresh && (before.ok || !task.retry_failed);
    if (same && all_there(folder, before.files)) {
        outcome.reused = true;
        take(outcome, before);
        return outcome;
    }

    sweep_temporaries(folder, true);
    Document document = assemble(planned, keys, pages_);
    set_attr(document.attrs, "stages", stages_of_pipeline_);
    outcome.pages = document.pages.size();
    if (document.pages.empty()) {
        outcome.ok = false;
        outcome.message = "none of its pages could be read";
        return outcome;
    }
    current_ = &planned;
    output_failure_ = nullptr;
    files_.emplace(folder);
    if (timeout_s_ > 0)
        services_.deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(
                                                timeout_s_ * static_cast<double>(planned.pages.size())));
    run_stages(document, task, outcome);
    services_.deadline.reset();
    outcome.articles = document.articles.size();
    outcome.unassigned = document.unassigned.size();
    for (const Page& page : document.pages) outcome.edits += page.edits.size();
    outcome.files = files_->list().size();
    replace_files(state_of(outcome, key));
    current_ = nullptr;
    key_in_hand_.clear();
    return outcome;
}

void DocumentWorker::run_stages(Document& document, const DocumentTask& task, DocumentOutcome& outcome) {
    for (StageInstance& instance : stages_) {
        const std::string id = instance.stage().id();
        if (std::find(task.skip.begin(), task.skip.end(), id) != task.skip.end()) {
            outcome.warnings.push_back(fmt::format("skipped {}: it ended its process on this document", id));
            continue;
        }
        const auto start = Clock::now();
        const std::size_t mark = files_->mark();
        files_->drop_unfinished();
        try {
            Emitted done = instance.document(document);
            for (const Report& report : done.reports)
                if (report.severity != GALLEY_INFO) outcome.warnings.push_back(fmt::format("{}: {}", id, report.text));
            if (done.document) document = std::move(*done.document);
        } catch (const StageError& error) {
            // The disk, not the document: the next one would fare no better.
            if (output_failure_) std::rethrow_exception(output_failure_);
            if (error.code == GALLEY_E_CANCELLED) throw;
            files_->drop_since(mark);
            const std::string why = fmt::format("{} ({}): {}", id, code_name(error.code), error.what());
            if (instance.stage().on_error == OnError::stop)
                throw RunStopped(
                    fmt::format("The document {} failed at {}. Its \"on_error\" is \"stop\".", outcome.id, why));
            if (instance.stage().on_error == OnError::fail_page) {
                fail(outcome, id, error.code, error.what());
                return;
            }
            outcome.warnings.push_back("skipped " + why);
        }
        outcome.times.push_back(
            {id, std::chrono::duration<double, std::milli>(Clock::now() - start).count(), memory_use().resident});
    }
}

/// Killed at any moment, the state names every file that may stand in the output, so that the next run can mend it.
void DocumentWorker::replace_files(DocumentState now) {
    const std::vector<OutputFile> before = states_.find(current_->id).files;
    now.files = files_->list();
    DocumentState between;
    between.files = before;
    for (const OutputFile& file : now.files)
        if (std::find(before.begin(), before.end(), file) == before.end()) between.files.push_back(file);
    if (between.files != before || before.empty()) states_.put(current_->id, between);
    files_->commit();
    if (now.ok)
        remove_stale(output_ / current_->id, before, now.files);
    else
        now.files = between.files;  // what a failed document had before stays, and is known
    states_.put(current_->id, now);
    files_.reset();
}

}  // namespace galley
