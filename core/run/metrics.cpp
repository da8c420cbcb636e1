#include "core/run/metrics.hpp"

#include <fmt/format.h>

namespace galley {

namespace {

void add(std::string& out, const char* name, const char* type, const char* help) {
    out += fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

}  // namespace

std::string metrics_text(const RunResult& result) {
    std::string out;
    add(out, "galley_pages", "gauge", "Pages of this run by state.");
    const auto page = [&](const char* state, std::size_t count) {
        out += fmt::format("galley_pages{{state=\"{}\"}} {}\n", state, count);
    };
    page("done", result.done);
    page("failed", result.failed);
    page("waiting", result.pages - result.done - result.failed);
    add(out, "galley_pages_reused", "gauge", "Pages of this run whose record was there already.");
    out += fmt::format("galley_pages_reused {}\n", result.reused);
    add(out, "galley_documents", "gauge", "Documents of this run by state.");
    out += fmt::format("galley_documents{{state=\"done\"}} {}\n", result.documents_done);
    out += fmt::format("galley_documents{{state=\"failed\"}} {}\n", result.documents_failed);
    add(out, "galley_run_seconds", "gauge", "Time since the run began.");
    out += fmt::format("galley_run_seconds {:.1f}\n", result.seconds);
    add(out, "galley_stage_seconds_total", "counter", "Time spent in each stage.");
    for (const auto& [id, total] : result.stages)
        out += fmt::format("galley_stage_seconds_total{{stage=\"{}\"}} {:.3f}\n", id, total.ms / 1000);
    add(out, "galley_stage_calls_total", "counter", "Calls of each stage.");
    for (const auto& [id, total] : result.stages)
        out += fmt::format("galley_stage_calls_total{{stage=\"{}\"}} {}\n", id, total.calls);
    return out;
}

}  // namespace galley
