#include "core/plan/plan_file.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/host_error.hpp"
#include "core/plan/path_json.hpp"
#include "core/store/hash.hpp"
#include "core/store/safe_file.hpp"

namespace galley {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr const char* plan_schema = "galley.manifest/3";

std::string dump(const nlohmann::ordered_json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string page_lines(const Manifest& manifest) {
    std::string out;
    for (const PlannedDocument& document : manifest.documents)
        for (const PlannedPage& page : document.pages) {
            nlohmann::ordered_json line{{"document", document.id},     {"source", page.entry.source},
                                        {"reader", page.reader},       {"file", path_to_json(page.entry.file)},
                                        {"number", page.entry.number}, {"attrs", page.entry.attrs}};
            if (!page.listing_error.empty()) line["listing_error"] = page.listing_error;
            out += dump(line);
        }
    return out;
}

std::string seal(const json& pipeline, std::string_view pages) { return hash_text(pipeline.dump() + hash_text(pages)); }

void add_page(Manifest& manifest, const json& line) {
    const std::string id = line.at("document").get<std::string>();
    if (manifest.documents.empty() || manifest.documents.back().id != id) manifest.documents.push_back({id, {}});
    manifest.documents.back().pages.push_back(
        {line.at("reader").get<std::string>(),
         {id, line.at("source").get<std::string>(), path_from_json(line.at("file")).string(),
          line.at("number").get<std::uint32_t>(), line.at("attrs").get<std::string>()},
         line.value("listing_error", "")});
}

Plan parse(std::string_view text) {
    const auto line_end = text.find('\n');
    const json head = json::parse(text.substr(0, line_end));
    std::string_view rest = text.substr(line_end + 1);
    if (head.at("schema") != plan_schema) throw std::runtime_error("it is of another version of galley");
    if (head.at("hash") != seal(head.at("pipeline"), rest)) throw std::runtime_error("its hash does not fit");
    Plan plan{spec_from_json(head.at("pipeline")), {}, head.at("shards").get<std::size_t>()};
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        add_page(plan.manifest, json::parse(rest.substr(0, end)));
        rest.remove_prefix(end + 1);
    }
    return plan;
}

}  // namespace

void write_plan(const fs::path& work, const Plan& plan) {
    const std::string pages = page_lines(plan.manifest);
    // What cannot be said in UTF-8 is replaced before it is hashed, as it will be when it is read.
    const json pipeline = json::parse(dump(to_json(plan.pipeline)));
    const std::string head = dump({{"schema", plan_schema},
                                   {"documents", plan.manifest.documents.size()},
                                   {"pages", plan.manifest.page_count()},
                                   {"shards", plan.shards},
                                   {"hash", seal(pipeline, pages)},
                                   {"pipeline", pipeline}});
    write_file(work / "manifest.jsonl", head + pages);
}

Plan read_plan(const fs::path& work) {
    const fs::path file = work / "manifest.jsonl";
    std::string text;
    try {
        text = read_file(file);
    } catch (const std::exception&) {
        std::error_code error;
        const std::string missing = fs::exists(work, error) ? "There is no plan " + file.string()
                                                            : "The folder " + work.string() + " is missing";
        throw HostError(ExitCode::input_missing,
                        fmt::format("{}. galley plan PIPELINE INPUT --work {} makes a plan.", missing, work.string()));
    }
    try {
        return parse(text);
    } catch (const std::exception& error) {
        throw HostError(ExitCode::bad_pipeline,
                        fmt::format("The plan {} is not as it was written: {}. Make it anew with galley plan.",
                                    file.string(), error.what()));
    }
}

}  // namespace galley
