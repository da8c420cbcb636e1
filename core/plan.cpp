#include "core/plan.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <set>

#include "core/host_error.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

void check_readable(const fs::path& input) {
    std::error_code error;
    if (!fs::exists(input, error))
        throw HostError(ExitCode::input_missing, fmt::format("The input {} is not there.", input.string()));
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

/// The documents that one reader finds in one input, in the order in which it names them.
std::vector<PlannedDocument> list_with(StageInstance& reader, const fs::path& input,
                                       const std::function<void(const std::string&)>& warn) {
    const Emitted found = [&] {
        try {
            return reader.list(input.string());
        } catch (const StageError& error) {
            throw HostError(ExitCode::input_missing, fmt::format("The input {} cannot be listed by {}: {}.",
                                                                 input.string(), error.stage, error.what()));
        }
    }();
    for (const Report& report : found.reports) warn(fmt::format("{}: {}", reader.stage().id(), report.text));
    std::vector<PlannedDocument> out;
    for (const Entry& entry : found.entries) {
        const std::string id = safe_path(entry.document);
        auto at = std::find_if(out.rbegin(), out.rend(), [&](const PlannedDocument& d) { return d.id == id; });
        if (at == out.rend()) {
            out.push_back({id, {}});
            at = out.rbegin();
        }
        at->pages.push_back({reader.stage().id(), entry});
        at->pages.back().entry.document = id;
    }
    return out;
}

void add(Manifest& manifest, std::set<std::string>& ids, PlannedDocument document) {
    const std::string wanted = document.id;
    for (int n = 2; !ids.insert(document.id).second; ++n) document.id = fmt::format("{}-{}", wanted, n);
    for (PlannedPage& page : document.pages) page.entry.document = document.id;
    manifest.documents.push_back(std::move(document));
}

}  // namespace

Manifest plan(const Pipeline& pipeline, const std::vector<fs::path>& inputs, const Services& services,
              const std::function<void(const std::string&)>& warn) {
    std::vector<StageInstance> readers;
    for (const PipelineStage* stage : pipeline.of_scope(GALLEY_SCOPE_READ)) readers.emplace_back(*stage, services);

    Manifest manifest;
    std::set<std::string> ids;
    for (const fs::path& given : inputs) {
        check_readable(given);
        const fs::path input = fs::absolute(given).lexically_normal();
        bool any = false;
        for (StageInstance& reader : readers) {
            for (PlannedDocument& document : list_with(reader, input, warn)) {
                add(manifest, ids, std::move(document));
                any = true;
            }
        }
        std::error_code error;
        if (!any && fs::is_directory(input, error))
            throw HostError(ExitCode::input_missing,
                            fmt::format("The folder {} holds nothing that {} reads{}.", given.string(),
                                        reader_names(pipeline), fs::is_empty(input, error) ? ": it is empty" : ""));
        if (!any)
            throw HostError(ExitCode::input_missing, fmt::format("The file {} is nothing that {} reads.",
                                                                 given.string(), reader_names(pipeline)));
    }
    std::sort(manifest.documents.begin(), manifest.documents.end(),
              [](const PlannedDocument& a, const PlannedDocument& b) { return a.id < b.id; });
    return manifest;
}

}  // namespace galley
