#include "core/run/last_run.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

namespace galley {

namespace fs = std::filesystem;

LastRun::LastRun(const fs::path& folder, const fs::path& work) {
    read((folder.filename() == ".galley" ? folder.parent_path() : folder) / "run.json");
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(work / "runs", error)) read(entry.path());
}

/// A report of a million pages is not read as a whole: each page and document stands on a line of its own.
void LastRun::read(const fs::path& report) {
    std::ifstream in(report);
    for (std::string line; std::getline(in, line);) {
        if (line.find("\"status\":\"failed\"") == std::string::npos) continue;
        if (line.ends_with(',')) line.pop_back();
        const auto fact = nlohmann::json::parse(line, nullptr, false);
        if (!fact.is_object() || !fact.contains("error")) continue;
        try {
            const Failure failure = failure_from_json(fact["error"]);
            if (fact.contains("id"))
                documents_.insert_or_assign(fact["id"], failure);
            else if (fact.contains("index"))
                pages_.insert_or_assign({fact.value("document", ""), fact["index"]}, failure);
        } catch (const nlohmann::json::exception&) {
            continue;  // somebody else's report
        }
    }
}

void LastRun::explain(PageResult& page) const {
    const auto found = pages_.find({page.document, page.index});
    if (!page.outcome.missing || found == pages_.end()) return;
    page.outcome.failure = found->second;
    page.outcome.missing = false;
}

}  // namespace galley
