#include "core/store/clean.hpp"

#include <set>

#include "core/run/survey.hpp"
#include "core/store/document_state.hpp"
#include "core/store/hash.hpp"
#include "core/store/safe_file.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

/// Goes through the files below `folder` and removes those whose name, without suffixes, is not in `keep`.
void trim(const fs::path& folder, const std::set<std::string>& keep, bool dry_run, Cleaned& cleaned) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (at->is_regular_file(error) && !at->path().filename().string().starts_with('.')) files.push_back(at->path());
    for (const fs::path& file : files) {
        const std::string name = file.filename().string();
        if (keep.contains(name.substr(0, name.find('.')))) {
            ++cleaned.kept;
            continue;
        }
        const std::uintmax_t size = fs::file_size(file, error);
        if (!dry_run && !fs::remove(file, error)) continue;
        ++cleaned.removed;
        cleaned.bytes += size;
    }
}

}  // namespace

Cleaned clean(const Plan& plan, const Pipeline& pipeline, const RunOptions& options, bool dry_run,
              const std::atomic<bool>& stop) {
    std::set<std::string> records, documents, inputs, page_assets;
    const DocumentStates states(options.work / "documents");
    survey(plan, pipeline, options, {true, true}, stop, [&](std::size_t, const PageResult& page) {
        records.insert(page.outcome.records.begin(), page.outcome.records.end());
    });
    for (const PlannedDocument& document : plan.manifest.documents) {
        documents.insert(hash_text(document.id));
        for (std::string& key : states.find(document.id).page_assets) page_assets.insert(std::move(key));
        for (const PlannedPage& page : document.pages) inputs.insert(hash_text(page.entry.file));
    }
    Cleaned cleaned;
    trim(options.work / "records", records, dry_run, cleaned);
    trim(options.work / "page-assets", page_assets, dry_run, cleaned);
    trim(options.work / "documents", documents, dry_run, cleaned);
    trim(options.work / "inputs", inputs, dry_run, cleaned);
    if (!dry_run) sweep_temporaries(options.work, true);
    return cleaned;
}

}  // namespace galley
