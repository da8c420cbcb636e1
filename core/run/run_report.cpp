#include "core/run/run_report.hpp"

#include <fmt/format.h>

#include <cmath>

namespace galley {

namespace {

using Json = nlohmann::ordered_json;

constexpr double megabyte = 1e6;

double tenth(double value) { return std::round(value * 10) / 10; }

Json times_json(const std::vector<StageTime>& times) {
    Json out = Json::object();
    for (const StageTime& time : times) out[time.stage] = tenth(out.value(time.stage, 0.0) + time.ms);
    return out;
}

Json memory_json(const std::vector<StageTime>& times) {
    Json out = Json::object();
    for (const StageTime& time : times)
        out[time.stage] = std::max(out.value(time.stage, 0.0), std::round(static_cast<double>(time.memory) / megabyte));
    return out;
}

Json counts_json(const RunResult& result) {
    return {{"documents", result.documents},
            {"pages", result.pages},
            {"done", result.done},
            {"failed", result.failed},
            {"missing", result.missing},
            {"reused", result.reused},
            {"resumed", result.resumed},
            {"documents_failed", result.documents_failed},
            {"documents_reused", result.documents_reused},
            {"articles", result.articles}};
}

std::string plural(std::size_t n, const char* noun) { return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s"); }

}  // namespace

Json missing_page_json(const std::string& document, std::int32_t index, const std::string& source) {
    return {{"document", document}, {"index", index}, {"source", source}, {"status", "missing"}};
}

Json page_json(const PageResult& page) {
    const PageOutcome& outcome = page.outcome;
    Json out = missing_page_json(page.document, page.index, page.source);
    if (outcome.missing) return out;
    out["status"] = outcome.ok() ? "done" : "failed";
    out["reused"] = outcome.reused;
    if (!outcome.resumed.empty()) out["resumed_after"] = outcome.resumed;
    out["attempts"] = outcome.reused ? 0 : outcome.attempts;
    out["key"] = outcome.key;
    out["stage_ms"] = times_json(outcome.times);
    out["stage_mb"] = memory_json(outcome.times);
    if (outcome.failure) out["error"] = to_json(*outcome.failure);
    if (!outcome.warnings.empty()) out["warnings"] = outcome.warnings;
    return out;
}

Json document_json(const DocumentOutcome& document) {
    Json out{{"id", document.id},
             {"status", document.ok() ? "done" : "failed"},
             {"reused", document.reused},
             {"pages", document.pages},
             {"articles", document.articles},
             {"unassigned", document.unassigned},
             {"edits", document.edits},
             {"files", document.files},
             {"stage_ms", times_json(document.times)}};
    if (document.failure) out["error"] = to_json(*document.failure);
    if (!document.warnings.empty()) out["warnings"] = document.warnings;
    return out;
}

Json report_head(const Pipeline& pipeline, const RunResult& result) {
    Json stages = Json::array();
    for (const PipelineStage& stage : pipeline.stages) {
        const auto total = result.stages.find(stage.name);
        const StageTotal cost = total == result.stages.end() ? StageTotal{} : total->second;
        stages.push_back({{"id", stage.id()},
                          {"name", stage.name},
                          {"version", stage.stage().version},
                          {"plugin", stage.registered.plugin->name},
                          {"plugin_version", stage.registered.plugin->version},
                          {"options", stage.options->json()},
                          {"calls", cost.calls},
                          {"seconds", tenth(cost.ms / 100) / 10},
                          {"most_mb", std::round(static_cast<double>(cost.memory) / megabyte)}});
    }
    Json out{{"schema", "galley.run/1"},          {"galley", GALLEY_VERSION},
             {"pipeline", pipeline.name},         {"seconds", tenth(result.seconds * 10) / 10},
             {"interrupted", result.interrupted}, {"counts", counts_json(result)},
             {"stages", std::move(stages)}};
    if (!result.finish_failures.empty()) out["finish_failures"] = result.finish_failures;
    if (!result.stopped.empty()) out["stopped"] = result.stopped;
    return out;
}

Json summary_json(const RunResult& result) {
    Json out = counts_json(result);
    out["seconds"] = tenth(result.seconds * 10) / 10;
    out["interrupted"] = result.interrupted;
    out["exit"] = static_cast<int>(result.exit_code());
    return out;
}

std::string stopped_line(const RunResult& result) {
    return fmt::format("stopped after {:.1f} s with {} of {} done{}; run the same command again to go on",
                       result.seconds, result.done, plural(result.pages, "page"),
                       result.failed > 0 ? fmt::format(" and {} failed", result.failed) : "");
}

std::string summary_line(const RunResult& result) {
    std::string out = plural(result.pages, "page");
    if (result.documents > 0) out += ", " + plural(result.articles, "article");
    out += fmt::format(" in {:.1f} s", result.seconds);
    if (result.reused > 0) out += fmt::format(", {} reused", result.reused);
    if (result.resumed > 0) out += fmt::format(", {} from a checkpoint", result.resumed);
    if (result.failed > 0) out += fmt::format(", {} failed", result.failed);
    if (result.missing > 0) out += fmt::format(", {} not done", result.missing);
    return out;
}

}  // namespace galley
