// run.json: the facts of one run. No later phase reads it.
#pragma once

#include <nlohmann/json.hpp>

#include "core/run/run.hpp"

namespace galley {

[[nodiscard]] nlohmann::ordered_json page_json(const PageResult& page);
/// A page that the run did not come to.
[[nodiscard]] nlohmann::ordered_json missing_page_json(const std::string& document, std::int32_t index,
                                                       const std::string& source);
[[nodiscard]] nlohmann::ordered_json document_json(const DocumentOutcome& document);

/// Everything else: versions, counts, what each stage cost.
[[nodiscard]] nlohmann::ordered_json report_head(const Pipeline& pipeline, const RunResult& result);

/// Counts, seconds and exit code, for programs: {"pages": 3, "failed": 1, "seconds": 2.1, "exit": 2, …}.
[[nodiscard]] nlohmann::ordered_json summary_json(const RunResult& result);

/// What a run that was interrupted has done, and how it goes on.
[[nodiscard]] std::string stopped_line(const RunResult& result);

/// "3 pages, 8 articles, 1 page failed, 2.1 s", for people.
[[nodiscard]] std::string summary_line(const RunResult& result);

}  // namespace galley
