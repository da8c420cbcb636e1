#include "core/page_worker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <new>

#include "core/host_error.hpp"
#include "core/memory_use.hpp"

namespace galley {

namespace {

using Clock = std::chrono::steady_clock;

/// In memory a page takes about five times what its record has characters.
constexpr std::size_t recent_characters = 2'000'000;

void collect(const Emitted& emitted, const std::string& stage, std::vector<std::string>& warnings) {
    for (const Report& report : emitted.reports)
        if (report.severity != GALLEY_INFO) warnings.push_back(fmt::format("{}: {}", stage, report.text));
}

/// A record knows neither the place of its page nor the name of its file: both are the manifest's.
void place(Page& page, std::int32_t index, const std::string& source) {
    page.index = index;
    page.source = source;
    for (Edit& edit : page.edits) edit.page = index;
    for (Fact& fact : page.facts)
        if (fact.source) fact.source->page = index;
}

bool expensive(const StageInstance& instance) { return (instance.stage().stage().flags & GALLEY_STAGE_EXPENSIVE) != 0; }

/// Notes time and memory of one stage of a page when it goes out of scope.
class Meter {
  public:
    Meter(std::string stage, PageOutcome& outcome) : stage_(std::move(stage)), outcome_(outcome) {}
    ~Meter() {
        const double ms = std::chrono::duration<double, std::milli>(Clock::now() - start_).count();
        const std::int64_t peak = peak_memory();
        outcome_.times.push_back({std::move(stage_), ms, peak > peak_ ? peak : memory_use().resident});
    }
    Meter(const Meter&) = delete;
    Meter& operator=(const Meter&) = delete;

  private:
    std::string stage_;
    PageOutcome& outcome_;
    std::int64_t peak_ = peak_memory();
    Clock::time_point start_ = Clock::now();
};

void take_failure(PageOutcome& outcome, const RecordHead& failed) {
    outcome.ok = failed.ok;
    outcome.stage = failed.stage;
    outcome.code = failed.ok ? "" : code_name(failed.code);
    outcome.message = failed.message;
    outcome.signal = failed.signal;
}

}  // namespace

/// `done` stages have worked on `page`; the last that emitted an image was number `image_stages`, from 1.
struct PageWorker::Progress {
    Page page;
    std::size_t done = 0, image_stages = 0;
};

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

std::string describe_stage(const StageInstance& instance) {
    const nlohmann::json out{{"id", instance.stage().id()},
                             {"version", instance.stage().stage().version},
                             {"options", instance.stage().options->json()},
                             {"on_error", static_cast<int>(instance.stage().on_error)},
                             {"identity", instance.identity()}};
    return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

PageWorker::PageWorker(const Pipeline& pipeline, const Services& base, const std::filesystem::path& work,
                       double timeout_s)
    : services_(base),
      timeout_s_(timeout_s),
      store_(work / "records"),
      recent_(recent_characters),
      hashes_(work / "inputs") {
    services_.image = [this](std::int32_t, std::string_view layer) { return current_image(layer); };
    services_.deadline_reason = fmt::format("the page took longer than its limit of {} s (--page-timeout)", timeout_s);
    for (const PipelineStage* stage : pipeline.of_scope(GALLEY_SCOPE_READ))
        readers_.push_back(make_instance(*stage, services_));
    for (const StageInstance& one : readers_) reader_descriptions_.emplace(one.stage().id(), describe_stage(one));
    for (const PipelineStage* stage : pipeline.of_scope(GALLEY_SCOPE_PAGE)) {
        stages_.push_back(make_instance(*stage, services_));
        stage_descriptions_.push_back(describe_stage(stages_.back()));
    }
}

StageInstance& PageWorker::reader(const std::string& id) {
    for (StageInstance& instance : readers_)
        if (instance.stage().id() == id) return instance;
    throw HostError(ExitCode::bad_pipeline,
                    fmt::format("The plan names the reader {}, which the pipeline does not have.", id));
}

std::optional<Page> PageWorker::page_of(const std::string& key) {
    if (auto recent = recent_.take(key)) return recent;
    auto record = store_.find(key);
    return record && record->ok ? std::optional(std::move(record->page)) : std::nullopt;
}

/// None when the file cannot be read, or may not.
std::vector<std::string> PageWorker::keys_of(const PlannedPage& page, const PageTask& task) {
    const auto hash = task.read_large ? std::optional(hashes_.of(page.entry.file)) : hashes_.known(page.entry.file);
    if (!hash) return {};
    (void)reader(page.reader);  // it is there
    return chain_keys({reader_descriptions_.at(page.reader), *hash, page.entry.number, page.entry.attrs},
                      stage_descriptions_);
}

PageOutcome PageWorker::process(const PlannedPage& page, std::int32_t index, const PageTask& task) {
    PageOutcome outcome;
    if (!page.unlisted.empty()) {
        take_failure(outcome, {"", false, page.reader, GALLEY_E_INPUT, page.unlisted, "", 0});
        return outcome;
    }
    std::vector<std::string> keys;
    try {
        keys = keys_of(page, task);
    } catch (const HostError& error) {
        if (error.code() == ExitCode::output) throw;
        // The file went away or cannot be read: this page's failure, and no record of it.
        take_failure(outcome, {"", false, page.reader, GALLEY_E_IO, error.what(), "", 0});
        return outcome;
    }
    if (keys.empty()) {
        outcome.missing = true;
        return outcome;
    }
    outcome.key = key_in_hand_ = keys.back();
    if (task.list_records)
        for (std::size_t i = 0; i < keys.size(); ++i)
            if (i + 1 == keys.size() || (i > 0 && expensive(stages_[i - 1]))) outcome.records.push_back(keys[i]);
    if (!task.fresh) {
        const auto known = store_.head(outcome.key);
        if (known && (known->ok || !task.make || (!task.retry_failed && known->lasting()))) {
            outcome.reused = true;
            take_failure(outcome, *known);
            return outcome;
        }
    }
    if (!task.make) {
        outcome.missing = true;
        return outcome;
    }

    if (timeout_s_ > 0)
        services_.deadline =
            Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(timeout_s_));
    PageRecord record;
    record.key = outcome.key;
    std::string last_stage = page.reader;
    try {
        Progress progress = start(page, index, keys, task, outcome);
        for (std::size_t i = progress.done; i < stages_.size(); ++i) {
            last_stage = stages_[i].stage().id();
            run_stage(i, page, task, progress, outcome);
            if (i + 1 == stages_.size() || !expensive(stages_[i])) continue;
            settle(last_stage);
            PageRecord checkpoint{{keys[i + 1], true, "", 0, "", "", progress.image_stages}, progress.page};
            place(checkpoint.page, 0, "");
            store_.put(checkpoint);
        }
        settle(last_stage);
        record.page = std::move(progress.page);
        record.image_stages = progress.image_stages;
        place(record.page, 0, "");
    } catch (const StageError& error) {
        if (error.code == GALLEY_E_CANCELLED && services_.cancelled && services_.cancelled()) throw;
        static_cast<RecordHead&>(record) = {record.key, false, error.stage, error.code, error.what(), "", 0};
    } catch (const std::bad_alloc&) {  // in the host's own work between two stages
        static_cast<RecordHead&>(record) = {record.key, false, last_stage, GALLEY_E_LIMIT, "memory ran out", "", 0};
    }
    take_failure(outcome, record);
    services_.deadline.reset();
    const std::size_t characters = store_.put(record);
    key_in_hand_.clear();
    if (record.ok && made_) {
        place(record.page, index, page.entry.source);
        made_(page, record.page, outcome);
        place(record.page, 0, "");
    }
    hold(nullptr);
    if (record.ok) recent_.keep(record.key, std::move(record.page), characters);
    return outcome;
}

/// The page from its last checkpoint, or from its reader.
PageWorker::Progress PageWorker::start(const PlannedPage& planned, std::int32_t index,
                                       const std::vector<std::string>& keys, const PageTask& task,
                                       PageOutcome& outcome) {
    hold(&planned);
    current_index_ = index;
    Progress progress;
    for (std::size_t i = stages_.size(); i-- > 1 && !task.fresh;) {
        if (!expensive(stages_[i - 1])) continue;
        auto checkpoint = store_.find(keys[i]);
        if (!checkpoint || !checkpoint->ok) continue;
        outcome.resumed = stages_[i - 1].stage().id();
        images_to_replay_ = checkpoint->image_stages;
        progress = {std::move(checkpoint->page), i, checkpoint->image_stages};
        place(progress.page, index, planned.entry.source);
        return progress;
    }
    const Meter meter(planned.reader, outcome);
    Emitted loaded = reader(planned.reader).load(planned.entry);
    collect(loaded, planned.reader, outcome.warnings);
    images_ = std::move(loaded.images);
    progress.page = std::move(*loaded.page);
    place(progress.page, index, planned.entry.source);
    return progress;
}

void PageWorker::run_stage(std::size_t number, const PlannedPage& planned, const PageTask& task, Progress& progress,
                           PageOutcome& outcome) {
    StageInstance& instance = stages_[number];
    const std::string id = instance.stage().id();
    progress.done = number + 1;
    if (std::find(task.skip.begin(), task.skip.end(), id) != task.skip.end()) {
        outcome.warnings.push_back(fmt::format("{} was skipped: it ended its process on this page", id));
        return;
    }
    const Meter meter(id, outcome);
    try {
        Emitted done = instance.page(progress.page);
        collect(done, id, outcome.warnings);
        if (done.page) progress.page = std::move(*done.page);
        if (!done.images.empty()) progress.image_stages = number + 1;
        image_replaced_ = image_replaced_ || done.images.contains("");
        for (auto& [layer, image] : done.images) images_[layer] = std::move(image);
    } catch (const StageError& error) {
        if (error.code == GALLEY_E_CANCELLED) throw;
        if (instance.stage().on_error == OnError::stop)
            throw RunStopped(fmt::format("{} failed on {} ({}): {}. Its \"on_error\" is \"stop\".", id,
                                         planned.entry.source, code_name(error.code), error.what()));
        if (instance.stage().on_error == OnError::fail_page) throw;
        outcome.warnings.push_back(fmt::format("{} was skipped ({}): {}", id, code_name(error.code), error.what()));
    }
    place(progress.page, current_index_, planned.entry.source);
}

/// Before a record is written: a stage that closed our pipe or left a copy of this process is found out while it counts
/// as being at work.
void PageWorker::settle(const std::string& stage) const {
    if (services_.entering) services_.entering(stage);
    if (services_.settling) services_.settling();
}

void PageWorker::hold(const PlannedPage* page) {
    current_ = page;
    images_.clear();
    image_asked_ = image_replaced_ = false;
    images_to_replay_ = 0;
}

/// Makes the layers of a page that started from a checkpoint, by running again the stages up to the last that emitted
/// one. Only asked for when a stage really wants such a layer.
void PageWorker::load_images_of_stages() {
    const std::size_t count = std::exchange(images_to_replay_, 0);
    Emitted loaded = reader(current_->reader).load(current_->entry);
    for (auto& [layer, image] : loaded.images) images_[layer] = std::move(image);
    image_asked_ = image_asked_ || images_.contains("");
    Page page = std::move(*loaded.page);
    for (std::size_t i = 0; i < count; ++i) {
        place(page, current_index_, current_->entry.source);
        Emitted done = stages_[i].page(page);
        if (done.page) page = std::move(*done.page);
        for (auto& [layer, image] : done.images) images_[layer] = std::move(image);
    }
}

std::optional<ImageView> PageWorker::current_image(std::string_view layer) {
    if (current_ == nullptr) return std::nullopt;
    if (layer.empty() && !images_.contains("") && !image_asked_) {
        image_asked_ = true;
        StageInstance& source = reader(current_->reader);
        if (source.has_image())
            for (auto& [name, image] : source.image(current_->entry).images) images_.emplace(name, std::move(image));
    }
    if (!layer.empty() && !images_.contains(std::string(layer)) && images_to_replay_ > 0) load_images_of_stages();
    const auto found = images_.find(std::string(layer));
    if (found == images_.end()) return std::nullopt;
    return view_of(found->second);
}

std::optional<ImageView> PageWorker::image_of(const PlannedPage& page, std::string_view layer) {
    if (current_ != &page || image_replaced_) hold(&page);
    return current_image(layer);
}

}  // namespace galley
