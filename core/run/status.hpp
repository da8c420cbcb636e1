// How far a plan is: what is done, what failed and why, what is missing.
#pragma once

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/run/run.hpp"

namespace galley {

class Status {
  public:
    /// `shards`: into how many the plan is parted; 0 when it is not.
    explicit Status(std::size_t shards) : shards_(shards) {}

    /// Adds page number `page` of the manifest.
    void add(std::size_t page, const PageResult& result);

    /// Adds a document that failed though its pages are there.
    void add_document(const std::string& id, const Failure& failure) { documents_.emplace(id, failure); }

    [[nodiscard]] nlohmann::ordered_json json() const;
    /// For people: counts, failures by reason, the first pages that are missing, shards to send again.
    [[nodiscard]] std::string text() const;
    /// ok; some_failed; again when pages are missing.
    [[nodiscard]] ExitCode exit_code() const;

  private:
    struct Where {
        std::string document, source;
        std::int32_t index = 0;
    };
    struct FailedPage {
        Where where;
        Failure failure;
    };

    std::size_t shards_, pages_ = 0, done_ = 0, missing_count_ = 0;
    std::vector<FailedPage> failures_;
    std::vector<Where> missing_;                // the first ones
    std::map<std::string, Failure> documents_;  // that failed, by id
    std::set<std::size_t> missing_shards_;
};

}  // namespace galley
