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
            {},
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

DocumentWorker::DocumentWorker(const Pipeline& pipeline, const Services& base, PageWorker& pages, PageFiles& page_files,
                               std::filesystem::path output, const std::filesystem::path& work, double timeout_s)
    : services_(base),
      timeout_s_(timeout_s),
      pages_(pages),
      page_files_(page_files),
      output_(std::move(output)),
      states_(work / "documents") {
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
    services_.page = [this](std::size_t place) -> const Page& { return document_pages_->at(place); };
    services_.output = [this](std::string_view path) -> std::optional<std::string> {
        const auto file = lent_.find(std::string(path));
        if (file == lent_.end()) return std::nullopt;
        return read_file(file->second);
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
    document_pages_.emplace(planned, keys, pages_);
    Document document;
    document.id = planned.id;
    document.pages = document_pages_->heads();
    set_attr(document.attrs, "stages", stages_of_pipeline_);
    outcome.pages = document.pages.size();
    if (document.pages.empty()) {
        outcome.ok = false;
        outcome.message = "none of its pages could be read";
        return outcome;
    }
    current_ = &planned;
    output_failure_ = nullptr;
    page_file_keys_.clear();
    files_.emplace(folder);
    if (timeout_s_ > 0)
        services_.deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(
                                                timeout_s_ * static_cast<double>(planned.pages.size())));
    run_stages(document, task, outcome);
    services_.deadline.reset();
    outcome.articles = document.articles.size();
    outcome.unassigned = document.unassigned.size();
    outcome.edits = document_pages_->edits();
    outcome.files = files_->list().size();
    replace_files(state_of(outcome, key));
    current_ = nullptr;
    document_pages_.reset();
    key_in_hand_.clear();
    return outcome;
}

/// Between stages `document` holds the heads of its pages alone.
Emitted DocumentWorker::run_stage(StageInstance& instance, Document& document) {
    const bool borrows = borrows_pages(instance.stage().stage());
    services_.page_lines = &document_pages_->lines();
    if (!borrows) document.pages = document_pages_->all();
    Emitted done = instance.document(document);
    if (!borrows && done.document) document_pages_->replace(std::move(done.document->pages));
    if (done.document) document = std::move(*done.document);
    document.pages = document_pages_->heads();
    return done;
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
            take_page_files(id, document);
            const Emitted done = run_stage(instance, document);
            for (const Report& report : done.reports)
                if (report.severity != GALLEY_INFO) outcome.warnings.push_back(fmt::format("{}: {}", id, report.text));
        } catch (const StageError& error) {
            document.pages = document_pages_->heads();
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

/// Puts what `stage` made of each page into the output, and has it made where it is not there.
void DocumentWorker::take_page_files(const std::string& stage, const Document& document) {
    lent_.clear();
    if (!page_files_.made_by(stage)) return;
    for (const Page& page : document.pages) {
        const PageFileSet set = page_files_.of(stage, current_->pages[static_cast<std::size_t>(page.index)], page);
        if (!set.key.empty()) page_file_keys_.push_back(set.key);
        for (const KeptFile& one : set.files) {
            files_->add_file(one.output.path, one.kept, one.output.hash);
            lent_[document.id + "/" + one.output.path] = one.kept;
        }
    }
}

/// Killed at any moment, the state names every file that may stand in the output, so that the next run can mend it.
/// Where none stood before, the last state does that from the start: a document of which a file is not there is written
/// again, whatever its state says.
void DocumentWorker::replace_files(DocumentState now) {
    const std::vector<OutputFile> before = states_.find(current_->id).files;
    now.files = files_->list();
    now.page_files = std::exchange(page_file_keys_, {});
    if (before.empty()) {
        states_.put(current_->id, now);
        files_->commit();
        files_.reset();
        return;
    }
    DocumentState between;
    between.page_files = now.page_files;
    between.files = before;
    for (const OutputFile& file : now.files)
        if (std::find(before.begin(), before.end(), file) == before.end()) between.files.push_back(file);
    if (between.files != before) states_.put(current_->id, between);
    files_->commit();
    if (now.ok)
        remove_stale(output_ / current_->id, before, now.files);
    else
        now.files = between.files;  // what a failed document had before stays, and is known
    states_.put(current_->id, now);
    files_.reset();
}

}  // namespace galley
