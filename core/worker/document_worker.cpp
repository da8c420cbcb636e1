#include "core/worker/document_worker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <utility>

#include "core/base/host_error.hpp"
#include "core/store/hash.hpp"
#include "core/store/safe_file.hpp"
#include "core/worker/stage_meter.hpp"
#include "galley/json.hpp"

namespace galley {

namespace {

using Clock = std::chrono::steady_clock;

/// Why a page failed, for those who read the output: the file by its name in the input, as its folder is nobody's
/// business and differs from machine to machine.
std::string reason_of(const PlannedDocument& planned, const FailedPage& page) {
    const Entry& entry = planned.pages.at(static_cast<std::size_t>(page.index)).entry;
    std::string out = page.failure.sentence();
    if (entry.file.empty()) return out;
    for (std::size_t at = out.find(entry.file); at != std::string::npos; at = out.find(entry.file, at))
        out.replace(at, entry.file.size(), entry.source), at += entry.source.size();
    return out;
}

/// What the document's writers are told of the pages that it goes without.
nlohmann::json failed_pages(const PlannedDocument& planned, const DocumentTask& task) {
    auto out = nlohmann::json::array();
    for (const FailedPage& page : task.failed)
        out.push_back({{"index", page.index},
                       {"source", planned.pages.at(static_cast<std::size_t>(page.index)).entry.source},
                       {"reason", reason_of(planned, page)}});
    return out;
}

}  // namespace

DocumentWorker::DocumentWorker(const Pipeline& pipeline, StageHost& host, PageWorker& pages, PageAssets& page_assets,
                               std::filesystem::path output, const std::filesystem::path& work, double timeout_s)
    : timeout_s_(timeout_s),
      root_(output),
      pages_(pages),
      page_assets_(page_assets),
      output_(std::move(output), work / "documents") {
    for (const PipelineStage& stage : pipeline.stages) {
        nlohmann::json one{{"id", stage.id()}, {"version", stage.stage().version}};
        if (stage.name != stage.id()) one["name"] = stage.name;
        stages_of_pipeline_.push_back(std::move(one));
    }
    for (const PipelineStage* stage : pipeline.of_scope(GALLEY_SCOPE_DOCUMENT)) {
        stages_.push_back(make_instance(*stage, {host, this, this}));
        chain_ += describe_stage(stages_.back()) + "\n";
    }
}

const PlannedPage* DocumentWorker::planned_page(std::int32_t index) const {
    if (current_ == nullptr || index < 0 || static_cast<std::size_t>(index) >= current_->pages.size()) return nullptr;
    return &current_->pages[static_cast<std::size_t>(index)];
}

std::optional<ImageView> DocumentWorker::image(std::int32_t page, std::string_view layer) {
    const PlannedPage* planned = planned_page(page);
    return planned == nullptr ? std::nullopt : pages_.image_of(*planned, layer);
}

std::optional<PageFile> DocumentWorker::page_file(std::int32_t page) {
    const PlannedPage* planned = planned_page(page);
    std::error_code ignored;
    if (planned == nullptr || !std::filesystem::exists(planned->entry.file, ignored)) return std::nullopt;
    return PageFile{planned->entry.file, planned->entry.number};
}

/// What people put right in the document; nothing where nobody did.
std::optional<std::string> DocumentWorker::read_corrections(const std::string& id) const {
    return read_file_if_there(root_ / id / corrections_file);
}

void DocumentWorker::asset(std::string_view path, std::string_view, std::string_view bytes) {
    write([&] { output_.files().add(path, bytes); });
}

void DocumentWorker::asset_part(std::string_view path, std::string_view bytes, bool last) {
    write([&] { output_.files().add_part(path, bytes, last); });
}

std::optional<std::string> DocumentWorker::output(std::string_view path) {
    if (current_ != nullptr && path == current_->id + "/" + corrections_file) return corrections_;
    const auto file = lent_.find(std::string(path));
    if (file == lent_.end()) return std::nullopt;
    return read_file(file->second);
}

/// Notes why a file could not be written, when that is no fault of its name: the next document would fare no better.
template <typename Work>
void DocumentWorker::write(Work work) {
    try {
        work();
    } catch (const PathError&) {
        throw;
    } catch (const HostError&) {
        output_failure_ = std::current_exception();
        throw;
    }
}

DocumentOutcome DocumentWorker::process(const PlannedDocument& planned, const std::vector<std::string>& keys,
                                        const DocumentTask& task) {
    DocumentOutcome outcome;
    outcome.id = planned.id;
    std::string ingredients = chain_ + planned.id;
    for (std::size_t i = 0; i < keys.size(); ++i) ingredients += "\n" + keys[i] + " " + planned.pages[i].entry.source;
    corrections_ = read_corrections(planned.id);
    if (!task.failed.empty()) ingredients += "\nfailed " + failed_pages(planned, task).dump();
    if (corrections_) ingredients += "\ncorrections " + hash_text(*corrections_);
    key_in_hand_ = hash_text(ingredients);

    if (!task.fresh)
        if (const auto before = output_.find(planned.id, key_in_hand_);
            before && (!before->failure || (!task.retry_failed && before->failure->lasting()))) {
            outcome.reused = true;
            outcome.failure = before->failure;
            static_cast<DocumentCounts&>(outcome) = *before;
            outcome.files = before->files.size();
            key_in_hand_.clear();
            return outcome;
        }
    current_ = &planned;
    output_failure_ = nullptr;
    page_asset_keys_.clear();
    output_.begin(planned.id);
    make(planned, keys, task, outcome);
    deadline_.reset();
    if (outcome.pages > 0) commit(outcome);
    output_.drop();
    pages_.release_images();
    current_ = nullptr;
    document_pages_.reset();
    key_in_hand_.clear();
    return outcome;
}

void DocumentWorker::make(const PlannedDocument& planned, const std::vector<std::string>& keys,
                          const DocumentTask& task, DocumentOutcome& outcome) {
    try {
        document_pages_.emplace(planned, keys, pages_, task.skip);
    } catch (const StageError& error) {
        if (error.code == GALLEY_E_CANCELLED) throw;
        outcome.failure = error.failure();
        return;
    }
    Document document;
    document.id = planned.id;
    document.pages = document_pages_->heads();
    set_attr(document.attrs, "stages", stages_of_pipeline_);
    if (!task.failed.empty()) set_attr(document.attrs, "failed_pages", failed_pages(planned, task));
    outcome.pages = document.pages.size();
    if (document.pages.empty()) {
        outcome.failure = Failure{"", GALLEY_OK, "none of its pages could be read"};
        if (!task.failed.empty())
            outcome.failure->message +=
                fmt::format(". Page {}: {}", task.failed.front().index + 1, reason_of(planned, task.failed.front()));
        return;
    }
    if (timeout_s_ > 0)
        deadline_ = Deadline{
            Clock::now() + std::chrono::duration_cast<Clock::duration>(
                               std::chrono::duration<double>(timeout_s_ * static_cast<double>(planned.pages.size()))),
            fmt::format("the document took longer than its limit of {} s a page (--page-timeout)", timeout_s_)};
    run_stages(document, task, outcome);
    outcome.articles = document.articles.size();
    outcome.unassigned = document.unassigned.size();
    outcome.edits = document_pages_->edits();
    outcome.files = output_.files().list().size();
}

/// A name that the file system does not take costs the document.
void DocumentWorker::commit(DocumentOutcome& outcome) {
    DocumentState state{outcome, key_in_hand_, outcome.failure, std::exchange(page_asset_keys_, {}), {}};
    try {
        output_.commit(std::move(state));
    } catch (const PathError& error) {
        if (outcome.ok()) outcome.failure = Failure{stages_.back().stage().name, GALLEY_E_IO, error.what()};
    }
}

/// Between stages `document` holds the heads of its pages alone.
Emitted DocumentWorker::run_stage(StageInstance& instance, Document& document) {
    const bool borrows = borrows_pages(instance.stage().stage());
    if (!borrows) document.pages = document_pages_->all();
    Emitted done = instance.document(document);
    if (!borrows && done.document) document_pages_->replace(std::move(done.document->pages));
    if (borrows && done.document) document_pages_->take_facts(done.document->pages);
    for (Page& page : done.changed_pages) document_pages_->put(std::move(page));
    if (done.document) document = std::move(*done.document);
    document.pages = document_pages_->heads();
    return done;
}

void DocumentWorker::run_stages(Document& document, const DocumentTask& task, DocumentOutcome& outcome) {
    for (StageInstance& instance : stages_) {
        const std::string& name = instance.stage().name;
        if (std::find(task.skip.begin(), task.skip.end(), name) != task.skip.end()) {
            outcome.warnings.push_back(fmt::format("skipped {}: it ended its process on this document", name));
            continue;
        }
        const StageMeter meter(name, outcome);
        StagedFiles& files = output_.files();
        const std::size_t mark = files.mark();
        files.drop_unfinished();
        files.set_stage(name);
        try {
            add_page_assets(name, document);
            add_warnings(run_stage(instance, document), name, outcome.warnings);
        } catch (const StageError& error) {
            document.pages = document_pages_->heads();
            // The disk, not the document: the next one would fare no better.
            if (output_failure_) std::rethrow_exception(output_failure_);
            if (error.code == GALLEY_E_CANCELLED) throw;
            files.drop_since(mark);
            const std::string why = fmt::format("{} ({}): {}", error.stage, code_name(error.code), error.what());
            if (instance.stage().on_error == OnError::stop)
                throw RunStopped(
                    fmt::format("The document {} failed at {}. Its \"on_error\" is \"stop\".", outcome.id, why));
            if (instance.stage().on_error == OnError::fail_page) {
                outcome.failure = error.failure();
                return;
            }
            outcome.warnings.push_back("skipped " + why);
        }
    }
}

/// Puts what `stage` made of each page into the output, and has it made where it is not there.
void DocumentWorker::add_page_assets(const std::string& stage, const Document& document) {
    lent_.clear();
    if (!page_assets_.made_by(stage)) return;
    for (const Page& page : document.pages) {
        const PlannedPage* planned = planned_page(page.index);
        if (planned == nullptr) throw StageError(stage, GALLEY_E_INTERNAL, "the document has a page of no such index");
        const PageAssetSet set = page_assets_.of(stage, *planned, page);
        if (!set.key.empty()) page_asset_keys_.push_back(set.key);
        for (const KeptFile& one : set.files) {
            try {
                write([&] { output_.files().add_file(one.output.path, one.kept, one.output.hash); });
            } catch (const std::invalid_argument& error) {
                throw StageError(stage, GALLEY_E_INTERNAL, error.what());
            } catch (const PathError& error) {
                throw StageError(stage, GALLEY_E_IO, error.what());
            }
            lent_[document.id + "/" + one.output.path] = one.kept;
        }
    }
}

}  // namespace galley
