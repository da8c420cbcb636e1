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

void take_failure(PageOutcome& outcome, const RecordHead& failed) {
    outcome.ok = failed.ok;
    outcome.stage = failed.stage;
    outcome.code = failed.ok ? "" : code_name(failed.code);
    outcome.message = failed.message;
    outcome.signal = failed.signal;
}

std::optional<Clock::time_point> deadline_after(double seconds) {
    if (seconds <= 0) return std::nullopt;
    return Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}

}  // namespace

PageWorker::PageWorker(const Pipeline& pipeline, const Services& base, const std::filesystem::path& work,
                       double timeout_s)
    : services_(base),
      timeout_s_(timeout_s),
      store_(work / "records"),
      recent_(recent_characters),
      hashes_(work / "inputs"),
      chain_(pipeline, base) {
    for (const PipelineStage* reader : pipeline.of_scope(GALLEY_SCOPE_READ))
        readers_.emplace(reader->name, Reader{chain_.describe_reader(reader->name), reader->place});
}

std::optional<Page> PageWorker::page_of(const std::string& key) {
    if (auto recent = recent_.take(key)) return recent;
    auto record = store_.find(key);
    return record && record->ok ? std::optional(std::move(record->page)) : std::nullopt;
}

Page PageWorker::make_again(const std::string& key, const PlannedPage& page, std::int32_t index,
                            const std::vector<std::string>& skip) {
    store_.remove(key);
    PageTask task;
    task.skip = skip;
    const PageOutcome outcome = process(page, index, task);
    if (!outcome.ok) throw StageError(outcome.stage, code_named(outcome.code), outcome.message);
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
    if (!known || !(known->ok || !task.make || (!task.retry_failed && known->lasting()))) return false;
    outcome.reused = true;
    take_failure(outcome, *known);
    return true;
}

PageOutcome PageWorker::process(const PlannedPage& page, std::int32_t index, const PageTask& task) {
    PageOutcome outcome;
    if (!page.unlisted.empty()) {
        take_failure(outcome, {"", false, page.reader, GALLEY_E_INPUT, page.unlisted, ""});
        return outcome;
    }
    std::vector<std::string> keys;
    try {
        keys = keys_of(page, task);
    } catch (const HostError& error) {
        if (error.code() == ExitCode::output) throw;
        // The file went away or cannot be read: this page's failure, and no record of it.
        take_failure(outcome, {"", false, page.reader, GALLEY_E_IO, error.what(), ""});
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
    take_failure(outcome, record);
    const std::size_t characters = store_.put(record);
    key_in_hand_.clear();
    if (record.ok && made_) {
        set_place(record.page, index, page.entry.source);
        made_(page, record.page, outcome);
        set_place(record.page, 0, "");
    }
    chain_.release();
    if (record.ok) recent_.keep(record.key, std::move(record.page), characters);
    return outcome;
}

PageRecord PageWorker::make(const PlannedPage& page, std::int32_t index, const std::vector<std::string>& keys,
                            const PageTask& task, PageOutcome& outcome) {
    chain_.set_deadline(deadline_after(timeout_s_),
                        fmt::format("the page took longer than its limit of {} s (--page-timeout)", timeout_s_));
    PageRecord record;
    record.key = outcome.key;
    PageProgress progress;
    const auto fail = [&](const std::string& stage, std::int32_t code, const std::string& why) {
        static_cast<RecordHead&>(record) = {record.key, false, stage, code, why, ""};
    };
    try {
        progress = start(page, index, keys, task, outcome);
        run_stages(page, progress, keys, task, outcome);
        record.page = std::move(progress.page);
        record.images = std::move(progress.images);
        set_place(record.page, 0, "");
    } catch (const StageError& error) {
        if (error.code == GALLEY_E_CANCELLED && services_.cancelled && services_.cancelled()) throw;
        fail(error.stage, error.code, error.what());
    } catch (const std::bad_alloc&) {  // in the host's own work between two stages
        fail(progress.done == 0 ? page.reader : chain_.stage(progress.done - 1).name, GALLEY_E_LIMIT, "memory ran out");
    }
    chain_.set_deadline(std::nullopt, "");
    return record;
}

/// The page from its last checkpoint, or from its reader.
PageProgress PageWorker::start(const PlannedPage& planned, std::int32_t index, const std::vector<std::string>& keys,
                               const PageTask& task, PageOutcome& outcome) {
    for (std::size_t i = chain_.size(); i-- > 1 && !task.fresh;) {
        if (!chain_.expensive(i - 1)) continue;
        auto checkpoint = store_.find(keys[i]);
        if (!checkpoint || !checkpoint->ok) continue;
        outcome.resumed = chain_.stage(i - 1).name;
        return chain_.resume(planned, index, i, std::move(*checkpoint), task.skip);
    }
    return chain_.read(planned, index, outcome);
}

void PageWorker::run_stages(const PlannedPage& page, PageProgress& progress, const std::vector<std::string>& keys,
                            const PageTask& task, PageOutcome& outcome) {
    if (chain_.size() == 0) settle(reader(page.reader).place);
    while (progress.done < chain_.size()) {
        const std::size_t number = progress.done;
        chain_.run_next(progress, task.skip, outcome);
        if (number + 1 < chain_.size() && !chain_.expensive(number)) continue;
        settle(chain_.stage(number).place);
        if (number + 1 == chain_.size()) continue;
        PageRecord checkpoint{{keys[number + 1], true, "", 0, "", "", progress.images}, progress.page};
        set_place(checkpoint.page, 0, "");
        store_.put(checkpoint);
    }
}

/// Before a record is written: a stage that closed our pipe or left a copy of this process is found out while it counts
/// as being at work.
void PageWorker::settle(std::size_t place) const {
    if (services_.entering) services_.entering(place);
    if (services_.settling) services_.settling();
}

}  // namespace galley
