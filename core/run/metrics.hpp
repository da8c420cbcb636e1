// A run in numbers, in Prometheus' text form (exposition format 0.0.4), for the textfile collector of its node
// exporter.
#pragma once

#include <string>

#include "core/run/run.hpp"

namespace galley {

[[nodiscard]] std::string metrics_text(const RunResult& result);

}  // namespace galley
