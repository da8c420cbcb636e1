#include "core/worker/document_output.hpp"

#include <algorithm>

#include "core/store/safe_file.hpp"

namespace galley {

std::optional<DocumentState> DocumentOutput::find(const std::string& id, const std::string& key) const {
    DocumentState state = states_.find(id);
    if (state.key != key || !all_there(output_ / id, state.files)) return std::nullopt;
    return state;
}

void DocumentOutput::begin(const std::string& id) {
    id_ = id;
    sweep_temporaries(output_ / id, true);
    files_.emplace(output_ / id);
}

/// Killed at any moment, the state names every file that may stand in the output, so that the next run can mend it.
/// Where none stood before, the last state does that from the start: a document of which a file is not there is written
/// again, whatever its state says.
void DocumentOutput::commit(DocumentState now) {
    const std::vector<OutputFile> before = states_.find(id_).files;
    now.files = files_->list();
    if (before.empty()) {
        states_.put(id_, now);
        files_->commit();
        return drop();
    }
    DocumentState between;
    between.page_assets = now.page_assets;
    between.files = before;
    for (const OutputFile& file : now.files)
        if (std::find(before.begin(), before.end(), file) == before.end()) between.files.push_back(file);
    if (between.files != before) states_.put(id_, between);
    files_->commit(before);
    if (!now.failure)
        remove_stale(output_ / id_, before, now.files);
    else
        now.files = between.files;  // what a failed document had before stays, and is known
    states_.put(id_, now);
    drop();
}

}  // namespace galley
