#include "core/worker/worker_protocol.hpp"

#include <fmt/format.h>

#include "core/plan/path_json.hpp"

namespace galley {

using nlohmann::json;

namespace {

json times_to_json(const std::vector<StageTime>& times) {
    json out = json::array();
    for (const StageTime& time : times) out.push_back({time.stage, time.ms, time.memory});
    return out;
}

std::vector<StageTime> times_from_json(const json& from) {
    std::vector<StageTime> out;
    for (const json& time : from)
        out.push_back({time.at(0).get<std::string>(), time.at(1).get<double>(), time.at(2).get<std::int64_t>()});
    return out;
}

/// One such message stands for every page: what is at its default is left out.
json common_to_json(const Outcome& outcome) {
    json out{{"times", times_to_json(outcome.times)}};
    if (outcome.reused) out["reused"] = true;
    if (outcome.failure) out["failure"] = to_json(*outcome.failure);
    if (!outcome.warnings.empty()) out["warnings"] = outcome.warnings;
    return out;
}

void read_common(const json& from, Outcome& out) {
    out.times = times_from_json(from.at("times"));
    out.reused = from.contains("reused");
    if (from.contains("warnings")) from["warnings"].get_to(out.warnings);
    if (from.contains("failure")) out.failure = failure_from_json(from["failure"]);
}

json entry_to_json(const Entry& entry) {
    return {entry.document, entry.source, path_to_json(entry.file), entry.number, entry.attrs};
}

Entry entry_from_json(const json& from) {
    return {from.at(0).get<std::string>(), from.at(1).get<std::string>(), path_from_json(from.at(2)).string(),
            from.at(3).get<std::uint32_t>(), from.at(4).get<std::string>()};
}

}  // namespace

json to_json(const WorkerSetup& setup) {
    return {{"plugins", paths_to_json(setup.plugins)}, {"pipeline", to_json(setup.pipeline)},
            {"work", path_to_json(setup.work)},        {"output", path_to_json(setup.output)},
            {"lists_only", setup.lists_only},          {"page_timeout_s", setup.page_timeout_s},
            {"memory_limit", setup.memory_limit}};
}

WorkerSetup setup_from_json(const json& from) {
    return {spec_from_json(from.at("pipeline")),
            paths_from_json(from.at("plugins")),
            path_from_json(from.at("work")),
            path_from_json(from.at("output")),
            from.at("lists_only").get<bool>(),
            from.at("page_timeout_s").get<double>(),
            from.at("memory_limit").get<std::int64_t>()};
}

json to_json(const ListTask& task) { return {{"input", path_to_json(task.input)}, {"reader", task.reader}}; }

ListTask list_task_from_json(const json& from) {
    return {path_from_json(from.at("input")).string(), from.at("reader").get<std::string>()};
}

json to_json(const ListOutcome& outcome) {
    json entries = json::array();
    for (const Entry& entry : outcome.entries) entries.push_back(entry_to_json(entry));
    return {{"entries", std::move(entries)},
            {"more", outcome.more},
            {"warnings", outcome.warnings},
            {"error", outcome.error}};
}

ListOutcome list_outcome_from_json(const json& from) {
    ListOutcome out{{},
                    from.at("more").get<bool>(),
                    from.at("warnings").get<std::vector<std::string>>(),
                    from.at("error").get<std::string>()};
    for (const json& entry : from.at("entries")) out.entries.push_back(entry_from_json(entry));
    return out;
}

json to_json(const PlannedPage& page) { return {page.reader, entry_to_json(page.entry), page.listing_error}; }

PlannedPage planned_page_from_json(const json& from) {
    return {from.at(0).get<std::string>(), entry_from_json(from.at(1)), from.at(2).get<std::string>()};
}

json to_json(const PageTask& task) {
    return {{"make", task.make},
            {"read_large", task.read_large},
            {"fresh", task.fresh},
            {"retry_failed", task.retry_failed},
            {"list_records", task.list_records},
            {"skip", task.skip}};
}

PageTask page_task_from_json(const json& from) {
    return {from.at("make").get<bool>(),         from.at("read_large").get<bool>(),
            from.at("fresh").get<bool>(),        from.at("retry_failed").get<bool>(),
            from.at("list_records").get<bool>(), from.at("skip").get<std::vector<std::string>>()};
}

json to_json(const DocumentTask& task) {
    json failed = json::array();
    for (const FailedPage& page : task.failed)
        failed.push_back({{"index", page.index}, {"why", to_json(page.failure)}});
    return {
        {"fresh", task.fresh}, {"retry_failed", task.retry_failed}, {"skip", task.skip}, {"failed", std::move(failed)}};
}

DocumentTask document_task_from_json(const json& from) {
    DocumentTask task{from.at("fresh").get<bool>(),
                      from.at("retry_failed").get<bool>(),
                      from.at("skip").get<std::vector<std::string>>(),
                      {}};
    for (const json& page : from.at("failed"))
        task.failed.push_back({page.at("index").get<std::int32_t>(), failure_from_json(page.at("why"))});
    return task;
}

json to_json(const PageOutcome& outcome) {
    json out = common_to_json(outcome);
    out["key"] = outcome.key;
    if (outcome.missing) out["missing"] = true;
    if (!outcome.resumed.empty()) out["resumed"] = outcome.resumed;
    if (!outcome.records.empty()) out["records"] = outcome.records;
    return out;
}

PageOutcome page_outcome_from_json(const json& from) {
    PageOutcome out;
    read_common(from, out);
    from.at("key").get_to(out.key);
    out.missing = from.contains("missing");
    out.resumed = from.value("resumed", "");
    if (from.contains("records")) from["records"].get_to(out.records);
    return out;
}

json to_json(const DocumentOutcome& outcome) {
    json out = common_to_json(outcome);
    out["id"] = outcome.id;
    out["counts"] = {outcome.pages, outcome.articles, outcome.unassigned, outcome.edits, outcome.files};
    return out;
}

DocumentOutcome document_outcome_from_json(const json& from) {
    DocumentOutcome out;
    read_common(from, out);
    from.at("id").get_to(out.id);
    from.at("counts").at(0).get_to(out.pages);
    from.at("counts").at(1).get_to(out.articles);
    from.at("counts").at(2).get_to(out.unassigned);
    from.at("counts").at(3).get_to(out.edits);
    from.at("counts").at(4).get_to(out.files);
    return out;
}

json to_json(const FinishOutcome& outcome) { return {{"warnings", outcome.warnings}, {"failures", outcome.failures}}; }

FinishOutcome finish_outcome_from_json(const json& from) {
    return {from.at("warnings").get<std::vector<std::string>>(), from.at("failures").get<std::vector<std::string>>()};
}

json to_json(const FatalError& error) {
    return {{"code", static_cast<int>(error.code)}, {"message", error.message}, {"stopped", error.stopped}};
}

FatalError fatal_from_json(const json& from) {
    return {static_cast<ExitCode>(from.at("code").get<int>()), from.at("message").get<std::string>(),
            from.at("stopped").get<bool>()};
}

std::string message_line(const char* kind, const json& body) {
    return fmt::format("{{\"kind\":\"{}\",\"body\":{}}}\n", kind,
                       body.dump(-1, ' ', false, json::error_handler_t::replace));
}

}  // namespace galley
