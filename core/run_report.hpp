// run.json: the facts of one run. No later phase reads it.
#pragma once

#include <nlohmann/json.hpp>

#include "core/run.hpp"

namespace galley {

[[nodiscard]] nlohmann::ordered_json report_json(const Pipeline& pipeline, const RunResult& result);

/// "3 pages, 8 articles, 1 page failed, 2.1 s", for people.
[[nodiscard]] std::string summary_line(const RunResult& result);

}  // namespace galley
