// What the last run of a plan told of failures. Records tell of most, but not of a page that failed before it had a key
// (its worker was killed, say) and not of documents.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>

#include "core/run/run.hpp"

namespace galley {

class LastRun {
  public:
    /// Reads OUT/run.json, where `folder` is OUT or its OUT/.galley, and what shards left in `work`/runs. Files that
    /// are not there, or no reports, tell nothing.
    LastRun(const std::filesystem::path& folder, const std::filesystem::path& work);

    /// Makes a page that has no record, and that failed in the last run, a failed one.
    void explain(PageResult& page) const;

    /// Documents that failed, by id.
    [[nodiscard]] const std::map<std::string, Failure>& documents() const { return documents_; }

  private:
    void read(const std::filesystem::path& report);

    std::map<std::pair<std::string, std::int32_t>, Failure> pages_;
    std::map<std::string, Failure> documents_;
};

}  // namespace galley
