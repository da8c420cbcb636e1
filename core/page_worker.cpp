#include "core/page_worker.hpp"

#include <fmt/format.h>

#include <chrono>

#include "core/hash.hpp"
#include "core/host_error.hpp"

namespace galley {

namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// The ingredients of a key that all pages share: which stages, in which versions, with which options and models.
std::string describe(const std::vector<StageInstance>& stages) {
    auto out = nlohmann::json::array();
    for (const StageInstance& instance : stages)
        out.push_back({{"id", instance.stage().id()},
                       {"version", instance.stage().stage().version},
                       {"options", instance.stage().options->json()},
                       {"on_error", static_cast<int>(instance.stage().on_error)},
                       {"identity", instance.identity()}});
    return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void collect(const Emitted& emitted, const std::string& stage, std::vector<std::string>& warnings) {
    for (const Report& report : emitted.reports)
        if (report.severity != GALLEY_INFO) warnings.push_back(fmt::format("{}: {}", stage, report.text));
}

/// A record knows neither the place of its page nor the name of its file: both are the manifest's.
void place(Page& page, std::int32_t index, const std::string& source) {
    page.index = index;
    page.source = source;
    for (Edit& edit : page.edits) edit.page = index;
}

}  // namespace

StageInstance make_instance(const PipelineStage& stage, const Services& services) {
    try {
        return {stage, services};
    } catch (const StageError& error) {
        const bool users = error.code == GALLEY_E_OPTION || error.code == GALLEY_E_RESOURCE;
        throw HostError(users ? ExitCode::bad_pipeline : ExitCode::internal,
                        fmt::format("The stage {} of {} cannot start ({}): {}.", error.stage,
                                    stage.registered.file.string(), code_name(error.code), error.what()));
    }
}

PageWorker::PageWorker(const Pipeline& pipeline, const Services& base) : services_(base) {
    services_.image = [this](std::int32_t, std::string_view layer) { return current_image(layer); };
    for (const PipelineStage* stage : pipeline.of_scope(GALLEY_SCOPE_READ))
        readers_.push_back(make_instance(*stage, services_));
    for (const PipelineStage* stage : pipeline.of_scope(GALLEY_SCOPE_PAGE))
        stages_.push_back(make_instance(*stage, services_));
    chain_ = describe(readers_) + describe(stages_);
}

StageInstance& PageWorker::reader(const std::string& id) {
    for (StageInstance& instance : readers_)
        if (instance.stage().id() == id) return instance;
    throw HostError(ExitCode::bad_pipeline,
                    fmt::format("The plan names the reader {}, which the pipeline does not have.", id));
}

std::string PageWorker::key_of(const PlannedPage& page) {
    if (last_hash_.first != page.entry.file) last_hash_ = {page.entry.file, hash_file(page.entry.file)};
    return hash_text(
        fmt::format("{}\n{}\n{}\n{}\n{}", chain_, page.reader, last_hash_.second, page.entry.number, page.entry.attrs));
}

PageOutcome PageWorker::process(const PlannedPage& page, std::int32_t index, const RecordStore& store) {
    PageOutcome outcome;
    PageRecord record;
    try {
        outcome.key = record.key = key_of(page);
    } catch (
        const HostError& error) {  // the file went away or cannot be read: this page's failure, and no record of it
        outcome.ok = false;
        outcome.stage = page.reader;
        outcome.code = code_name(GALLEY_E_IO);
        outcome.message = error.what();
        return outcome;
    }
    if (const auto known = store.find(record.key); known && known->ok) {
        outcome.reused = true;
        return outcome;
    }
    try {
        record.page = run_stages(page, index, outcome);
        place(record.page, 0, "");
    } catch (const StageError& error) {
        if (error.code == GALLEY_E_CANCELLED && services_.cancelled && services_.cancelled()) throw;
        record.ok = outcome.ok = false;
        record.stage = outcome.stage = error.stage;
        record.code = error.code;
        outcome.code = code_name(error.code);
        record.message = outcome.message = error.what();
    }
    store.put(record);
    return outcome;
}

Page PageWorker::run_stages(const PlannedPage& planned, std::int32_t index, PageOutcome& outcome) {
    current_ = &planned;
    images_.clear();
    image_asked_ = false;

    auto start = Clock::now();
    Emitted loaded = reader(planned.reader).load(planned.entry);
    outcome.times.push_back({planned.reader, ms_since(start)});
    collect(loaded, planned.reader, outcome.warnings);
    images_ = std::move(loaded.images);
    Page page = std::move(*loaded.page);
    place(page, index, planned.entry.source);

    for (StageInstance& instance : stages_) {
        const std::string id = instance.stage().id();
        start = Clock::now();
        try {
            Emitted done = instance.page(page);
            collect(done, id, outcome.warnings);
            if (done.page) page = std::move(*done.page);
            for (auto& [layer, image] : done.images) images_[layer] = std::move(image);
        } catch (const StageError& error) {
            if (error.code == GALLEY_E_CANCELLED) throw;
            if (instance.stage().on_error == OnError::stop)
                throw RunStopped(fmt::format("{} failed on {} ({}): {}. Its \"on_error\" is \"stop\".", id,
                                             planned.entry.source, code_name(error.code), error.what()));
            if (instance.stage().on_error == OnError::fail_page) throw;
            outcome.warnings.push_back(fmt::format("{} was skipped ({}): {}", id, code_name(error.code), error.what()));
        }
        outcome.times.push_back({id, ms_since(start)});
        place(page, index, planned.entry.source);
    }
    return page;
}

std::optional<ImageView> PageWorker::current_image(std::string_view layer) {
    if (current_ == nullptr) return std::nullopt;
    if (layer.empty() && !images_.contains("") && !image_asked_) {
        image_asked_ = true;
        StageInstance& source = reader(current_->reader);
        if (source.has_image())
            for (auto& [name, image] : source.image(current_->entry).images) images_.emplace(name, std::move(image));
    }
    const auto found = images_.find(std::string(layer));
    if (found == images_.end()) return std::nullopt;
    return view_of(found->second);
}

std::optional<ImageView> PageWorker::image_of(const PlannedPage& page, std::string_view layer) {
    if (current_ != &page) {
        current_ = &page;
        images_.clear();
        image_asked_ = false;
    }
    return current_image(layer);
}

}  // namespace galley
