#include "core/plan/plan.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "core/base/host_error.hpp"
#include "core/base/shown_text.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

void check_readable(const fs::path& input) {
    std::error_code error;
    if (!fs::exists(input, error))
        throw HostError(ExitCode::input_missing,
                        fmt::format("The input {} is missing: no file or folder has this name.", input.string()));
    const bool folder = fs::is_directory(input, error);
    if (access(input.c_str(), folder ? R_OK | X_OK : R_OK) != 0)
        throw HostError(ExitCode::input_missing,
                        fmt::format("The input {} cannot be read; check its rights.", input.string()));
}

std::string reader_names(const Pipeline& pipeline) {
    std::vector<std::string> names;
    for (const PipelineStage* stage : pipeline.of_scope(GALLEY_SCOPE_READ)) names.push_back(stage->id());
    return fmt::format("{}", fmt::join(names, " or "));
}

/// Lists one input with one reader at a time, in their order.
class Listing : public TaskSource {
  public:
    struct Part {
        fs::path given, input;
        std::string reader;
        std::vector<PlannedDocument> documents;  ///< in the order in which the reader names them
        std::unordered_map<std::string, std::size_t> by_id;
        std::string error;
    };

    Listing(std::vector<Part> parts, const std::function<void(const std::string&)>& warn)
        : parts_(std::move(parts)), warn_(warn) {}

    std::optional<Task> next() override {
        if (next_ == parts_.size()) return std::nullopt;
        return Task{Task::Kind::list, next_++, 0, 0, {}};
    }
    std::string message(const Task& task) override {
        Part& part = parts_[task.number];
        part.documents.clear();  // of an attempt that ended its worker
        part.by_id.clear();
        return message_line("list", to_json(ListTask{part.input.string(), part.reader}));
    }
    void listed(const Task& task, ListOutcome&& found) override {
        Part& part = parts_[task.number];
        for (const std::string& warning : found.warnings) warn_(warning);
        if (!found.error.empty()) part.error = found.error;
        for (Entry& entry : found.entries) {
            // By the id as the reader gave it: two that are alike once they are safe stay two documents.
            const auto [at, added] = part.by_id.emplace(entry.document, part.documents.size());
            if (added) part.documents.push_back({safe_path(entry.document), {}});
            part.documents[at->second].pages.push_back({part.reader, std::move(entry)});
        }
    }
    void lost(const Task& task, const Loss& loss) override { parts_[task.number].error = loss.failure.message; }

    [[nodiscard]] std::vector<Part>& parts() { return parts_; }

  private:
    std::vector<Part> parts_;
    const std::function<void(const std::string&)>& warn_;
    std::size_t next_ = 0;
};

/// What stands in the plan for an input that cannot be listed: it costs itself, and run, status and merge tell of it.
PlannedDocument stand_in(const Listing::Part& part) {
    const std::string name = shown(part.input.filename().string()), id = safe_path(shown(part.input.stem().string()));
    return {id,
            {{part.reader,
              {id, name, part.input.string(), 0, {}},
              fmt::format("The input {} cannot be listed by {}: {}", part.given.string(), part.reader, part.error)}}};
}

[[noreturn]] void refuse_empty(const fs::path& given, const Pipeline& pipeline) {
    std::error_code error;
    if (fs::is_directory(given, error))
        throw HostError(ExitCode::input_missing,
                        fmt::format("The folder {} holds nothing that {} reads{}.", given.string(),
                                    reader_names(pipeline), fs::is_empty(given, error) ? ": it is empty" : ""));
    throw HostError(ExitCode::input_missing,
                    fmt::format("The file {} is nothing that {} reads.", given.string(), reader_names(pipeline)));
}

/// A folder of scans often holds their ALTO, their PDF or a README.txt too: what is read twice, or was not meant, is
/// said.
void tell_mixed_folders(const std::vector<fs::path>& inputs, const std::vector<Listing::Part>& parts,
                        const std::function<void(const std::string&)>& warn) {
    for (const fs::path& given : inputs) {
        std::vector<std::string> kinds;
        for (const Listing::Part& part : parts) {
            if (part.given != given) continue;
            std::size_t pages = 0;
            for (const PlannedDocument& document : part.documents) pages += document.pages.size();
            if (pages > 0) kinds.push_back(fmt::format("{} for {}", pages, part.reader));
        }
        if (kinds.size() > 1)
            warn(
                fmt::format("The folder {} holds pages of several kinds: {}. All are read; to read some of them, name "
                            "the files.",
                            given.string(), fmt::join(kinds, ", ")));
    }
}

void add(Manifest& manifest, std::set<std::string>& ids, PlannedDocument document) {
    const std::string wanted = document.id;
    for (int n = 2; !ids.insert(document.id).second; ++n) document.id = fmt::format("{}-{}", wanted, n);
    for (PlannedPage& page : document.pages) page.entry.document = document.id;
    manifest.documents.push_back(std::move(document));
}

}  // namespace

Manifest plan(const Pipeline& pipeline, const std::vector<fs::path>& inputs, DispatchOptions options,
              const std::atomic<bool>& stop, const std::function<void(const std::string&)>& warn) {
    std::vector<Listing::Part> parts;
    for (const fs::path& given : inputs) {
        check_readable(given);
        for (const PipelineStage* reader : pipeline.of_scope(GALLEY_SCOPE_READ))
            parts.push_back({given, fs::absolute(given).lexically_normal(), reader->name, {}, {}, {}});
    }
    options.setup.lists_only = true;
    Listing listing(std::move(parts), warn);
    Dispatcher dispatcher(pipeline, std::move(options), stop);
    dispatcher.run(listing, [] {});
    if (stop) throw HostError(ExitCode::again, "stopped as asked while the input was listed; run it again");

    tell_mixed_folders(inputs, listing.parts(), warn);
    Manifest manifest;
    std::set<std::string> ids;
    std::map<fs::path, bool> any;
    std::size_t failed_listings = 0;
    for (Listing::Part& part : listing.parts()) {
        if (!part.error.empty()) {
            part.documents = {stand_in(part)};
            ++failed_listings;
        }
        any[part.given] |= !part.documents.empty();
        for (PlannedDocument& document : part.documents) add(manifest, ids, std::move(document));
    }
    for (const fs::path& given : inputs)
        if (!any[given]) refuse_empty(given, pipeline);
    if (failed_listings == manifest.documents.size())
        throw HostError(ExitCode::input_missing, manifest.documents[0].pages[0].listing_error + ".");
    std::sort(manifest.documents.begin(), manifest.documents.end(),
              [](const PlannedDocument& a, const PlannedDocument& b) { return a.id < b.id; });
    return manifest;
}

}  // namespace galley
