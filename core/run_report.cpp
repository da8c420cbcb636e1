#include "core/run_report.hpp"

#include <fmt/format.h>

#include <cmath>

namespace galley {

namespace {

using Json = nlohmann::ordered_json;

double tenth(double ms) { return std::round(ms * 10) / 10; }

Json times_json(const std::vector<StageTime>& times) {
    Json out = Json::object();
    // A stage may be used more than once.
    for (const StageTime& time : times) out[time.stage] = tenth(out.value(time.stage, 0.0) + time.ms);
    return out;
}

Json page_json(const PageResult& page) {
    const PageOutcome& outcome = page.outcome;
    Json out{{"document", page.document},
             {"index", page.index},
             {"source", page.source},
             {"status", !page.done   ? "missing"
                        : outcome.ok ? "done"
                                     : "failed"}};
    if (!page.done) return out;
    out["reused"] = outcome.reused;
    out["attempts"] = outcome.reused ? 0 : 1;
    out["key"] = outcome.key;
    out["stage_ms"] = times_json(outcome.times);
    if (!outcome.ok) out["error"] = {{"stage", outcome.stage}, {"code", outcome.code}, {"message", outcome.message}};
    if (!outcome.warnings.empty()) out["warnings"] = outcome.warnings;
    return out;
}

Json document_json(const DocumentOutcome& document) {
    Json out{{"id", document.id},
             {"status", document.ok ? "done" : "failed"},
             {"pages", document.pages},
             {"articles", document.articles},
             {"unassigned", document.unassigned},
             {"edits", document.edits},
             {"files", document.files},
             {"stage_ms", times_json(document.times)}};
    if (!document.ok)
        out["error"] = {{"stage", document.stage}, {"code", document.code}, {"message", document.message}};
    if (!document.warnings.empty()) out["warnings"] = document.warnings;
    return out;
}

struct Counts {
    std::size_t done = 0, failed = 0, missing = 0, reused = 0, articles = 0;
};

Counts count(const RunResult& result) {
    Counts out;
    for (const PageResult& page : result.pages) {
        ++(!page.done ? out.missing : page.outcome.ok ? out.done : out.failed);
        if (page.outcome.reused) ++out.reused;
    }
    for (const DocumentOutcome& document : result.documents) out.articles += document.articles;
    return out;
}

std::string plural(std::size_t n, const char* noun) { return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s"); }

}  // namespace

Json report_json(const Pipeline& pipeline, const RunResult& result) {
    Json stages = Json::array(), pages = Json::array(), documents = Json::array();
    for (const PipelineStage& stage : pipeline.stages)
        stages.push_back({{"id", stage.id()},
                          {"version", stage.stage().version},
                          {"plugin", stage.registered.plugin->name},
                          {"plugin_version", stage.registered.plugin->version},
                          {"options", stage.options->json()}});
    for (const PageResult& page : result.pages) pages.push_back(page_json(page));
    for (const DocumentOutcome& document : result.documents)
        if (!document.id.empty()) documents.push_back(document_json(document));
    const Counts n = count(result);
    Json out{{"schema", "galley.run/1"},
             {"galley", GALLEY_VERSION},
             {"pipeline", pipeline.name},
             {"seconds", tenth(result.seconds * 10) / 10},
             {"interrupted", result.interrupted},
             {"counts",
              {{"documents", documents.size()},
               {"pages", result.pages.size()},
               {"done", n.done},
               {"failed", n.failed},
               {"missing", n.missing},
               {"reused", n.reused},
               {"articles", n.articles}}},
             {"stages", std::move(stages)},
             {"documents", std::move(documents)},
             {"pages", std::move(pages)}};
    if (!result.stopped.empty()) out["stopped"] = result.stopped;
    return out;
}

std::string summary_line(const RunResult& result) {
    const Counts n = count(result);
    std::string out = fmt::format("{}, {} in {:.1f} s", plural(result.pages.size(), "page"),
                                  plural(n.articles, "article"), result.seconds);
    if (n.reused > 0) out += fmt::format(", {} reused", n.reused);
    if (n.failed > 0) out += fmt::format(", {} failed", n.failed);
    if (n.missing > 0) out += fmt::format(", {} not done", n.missing);
    return out;
}

}  // namespace galley
