#include "core/worker/page_worker.hpp"

#include <fmt/format.h>

#include <chrono>
#include <new>

#include "core/base/host_error.hpp"

namespace galley {

namespace {

using Clock = std::chrono::steady_clock;

/// In memory a page takes about five times what its record has characters.
constexpr std::size_t recent_characters = 2'000'000;

std::optional<Deadline> deadline_after(double seconds) {
    if (seconds <= 0) return std::nullopt;
    return Deadline{Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds)),
                    fmt::format("the page took longer than its limit of {} s (--page-timeout)", seconds)};
}

}  // namespace

PageWorker::PageWorker(const Pipeline& pipeline, StageHost& host, const std::filesystem::path& work, double timeout_s)
    : host_(host),
      timeout_s_(timeout_s),
      store_(work / "records"),
      recent_(recent_characters),
      hashes_(work / "inputs"),
      chain_(pipeline, host) {
    for (const PipelineStage* reader : pipeline.of_scope(GALLEY_SCOPE_READ))
        readers_.emplace(reader->name, Reader{chain_.describe_reader(reader->name), reader->slot});
}

std::optional<Page> PageWorker::page_of(const std::string& key) {
    if (auto recent = recent_.remove(key)) return recent;
    auto record = store_.find(key);
    return record && !record->failure ? std::optional(std::move(record->page)) : std::nullopt;
}

Page PageWorker::make_again(const std::string& key, const PlannedPage& page, std::int32_t index,
                            const std::vector<std::string>& skip) {
    store_.remove(key);
    PageTask task;
    task.skip = skip;
    const PageOutcome outcome = process(page, index, task);
    if (const auto& failure = outcome.failure) throw StageError(failure->stage, failure->code, failure->message);
    if (outcome.key == key)
        if (auto made = page_of(key)) return std::move(*made);
    throw StageError(page.reader, GALLEY_E_IO,
                     fmt::format("the record of page {} ({}) cannot be read, and what is made of it anew is another",
                                 index + 1, page.entry.source));
}

const PageWorker::Reader& PageWorker::reader(const std::string& name) const {
    const auto found = readers_.find(name);
    if (found != readers_.end()) return found->second;
    throw HostError(ExitCode::bad_pipeline,
                    fmt::format("The plan names the reader {}, which the pipeline does not have.", name));
}

/// None when the file cannot be read, or may not.
std::vector<std::string> PageWorker::keys_of(const PlannedPage& page, const PageTask& task) {
    const auto hash = task.read_large ? std::optional(hashes_.of(page.entry.file)) : hashes_.known(page.entry.file);
    if (!hash) return {};
    return chain_keys({reader(page.reader).description, *hash, page.entry.number, page.entry.attrs},
                      chain_.descriptions());
}

bool PageWorker::reuse(const PageTask& task, PageOutcome& outcome) const {
    if (task.fresh) return false;
    const auto known = store_.head(outcome.key);
    if (!known) return false;
    const bool again = known->failure && (task.retry_failed || !known->failure->lasting());
    if (task.make && again) return false;
    outcome.reused = true;
    outcome.failure = known->failure;
    return true;
}

PageOutcome PageWorker::process(const PlannedPage& page, std::int32_t index, const PageTask& task) {
    PageOutcome outcome;
    if (!page.listing_error.empty()) {
        outcome.failure = Failure{page.reader, GALLEY_E_INPUT, page.listing_error};
        return outcome;
    }
    std::vector<std::string> keys;
    try {
        keys = keys_of(page, task);
    } catch (const HostError& error) {
        if (error.code() == ExitCode::output) throw;
        // The file went away or cannot be read: this page's failure, and no record of it.
        outcome.failure = Failure{page.reader, GALLEY_E_IO, error.what()};
        return outcome;
    }
    if (keys.empty()) {
        outcome.missing = true;
        return outcome;
    }
    outcome.key = keys.back();
    if (task.list_records)
        for (std::size_t i = 0; i < keys.size(); ++i)
            if (i + 1 == keys.size() || (i > 0 && chain_.expensive(i - 1))) outcome.records.push_back(keys[i]);
    if (reuse(task, outcome)) return outcome;
    if (!task.make) {
        outcome.missing = true;
        return outcome;
    }

    key_in_hand_ = outcome.key;
    PageRecord record = make(page, index, keys, task, outcome);
    outcome.failure = record.failure;
    const std::size_t characters = store_.put(record);
    key_in_hand_.clear();
    if (!record.failure && made_) {
        set_place(record.page, index, page.entry.source);
        made_(page, record.page, outcome);
        set_place(record.page, 0, "");
    }
    chain_.release();
    if (!record.failure) recent_.keep(record.key, std::move(record.page), characters);
    return outcome;
}

PageRecord PageWorker::make(const PlannedPage& page, std::int32_t index, const std::vector<std::string>& keys,
                            const PageTask& task, PageOutcome& outcome) {
    chain_.set_deadline(deadline_after(timeout_s_));
    PageRecord record;
    record.key = outcome.key;
    PageProgress progress;
    try {
        progress = start(page, index, keys, task, outcome);
        run_stages(page, progress, keys, task, outcome);
        record.page = std::move(progress.page);
        record.images = std::move(progress.images);
        set_place(record.page, 0, "");
    } catch (const StageError& error) {
        if (error.code == GALLEY_E_CANCELLED && host_.cancelled()) throw;
        record.failure = error.failure();
    } catch (const std::bad_alloc&) {  // in the host's own work between two stages
        record.failure = Failure{progress.done == 0 ? page.reader : chain_.stage(progress.done - 1).name,
                                 GALLEY_E_LIMIT, "memory ran out"};
    }
    chain_.set_deadline(std::nullopt);
    return record;
}

/// The page from its last checkpoint, or from its reader.
PageProgress PageWorker::start(const PlannedPage& planned, std::int32_t index, const std::vector<std::string>& keys,
                               const PageTask& task, PageOutcome& outcome) {
    for (std::size_t i = chain_.size(); i-- > 1 && !task.fresh;) {
        if (!chain_.expensive(i - 1)) continue;
        auto checkpoint = store_.find(keys[i]);
        if (!checkpoint || checkpoint->failure) continue;
        outcome.resumed = chain_.stage(i - 1).name;
        return chain_.resume(planned, index, i, std::move(*checkpoint), task.skip);
    }
    return chain_.read(planned, index, outcome);
}

void PageWorker::run_stages(const PlannedPage& page, PageProgress& progress, const std::vector<std::string>& keys,
                            const PageTask& task, PageOutcome& outcome) {
    if (chain_.size() == 0) stabilise(reader(page.reader).slot);
    while (progress.done < chain_.size()) {
        const std::size_t number = progress.done;
        chain_.run_next(progress, task.skip, outcome);
        if (number + 1 < chain_.size() && !chain_.expensive(number)) continue;
        stabilise(chain_.stage(number).slot);
        if (number + 1 == chain_.size()) continue;
        PageRecord checkpoint{{keys[number + 1], std::nullopt, progress.images}, progress.page};
        set_place(checkpoint.page, 0, "");
        store_.put(checkpoint);
    }
}

/// Before a record is written: a stage that closed our pipe or left a copy of this process is found out while it counts
/// as being at work.
void PageWorker::stabilise(std::size_t slot) {
    host_.entering(slot);
    host_.stabilise();
}

}  // namespace galley
