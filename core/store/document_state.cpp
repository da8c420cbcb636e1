#include "core/store/document_state.hpp"

#include <nlohmann/json.hpp>

#include "core/store/hash.hpp"
#include "core/store/safe_file.hpp"

namespace galley {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr const char* state_schema = "galley.document-state/3";

std::string encode(const DocumentState& state) {
    json files = json::array();
    for (const OutputFile& file : state.files) files.push_back({file.path, file.hash});
    json out{{"schema", state_schema},
             {"key", state.key},
             {"counts", {state.pages, state.articles, state.unassigned, state.edits}},
             {"page_assets", state.page_assets},
             {"files", files}};
    if (state.failure) out["failure"] = to_json(*state.failure);
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

DocumentState decode(const std::string& text) {
    const json from = json::parse(text);
    if (from.at("schema") != state_schema) throw std::runtime_error("no document state");
    DocumentState out;
    out.key = from.at("key").get<std::string>();
    if (from.contains("failure")) out.failure = failure_from_json(from["failure"]);
    const json& counts = from.at("counts");
    counts.at(0).get_to(out.pages);
    counts.at(1).get_to(out.articles);
    counts.at(2).get_to(out.unassigned);
    counts.at(3).get_to(out.edits);
    from.at("page_assets").get_to(out.page_assets);
    for (const json& file : from.at("files"))
        out.files.push_back({file.at(0).get<std::string>(), file.at(1).get<std::string>()});
    return out;
}

}  // namespace

fs::path DocumentStates::path_of(const std::string& document) const {
    const std::string name = hash_text(document);
    return folder_ / name.substr(0, 2) / (name + ".json");
}

DocumentState DocumentStates::find(const std::string& document) const {
    // The text stands behind its own hash, so that a damaged state is noticed.
    try {
        const std::string bytes = read_file_if_there(path_of(document)).value_or("");
        const std::size_t line = bytes.find('\n');
        if (line != std::string::npos && hash_text(std::string_view(bytes).substr(line + 1)) == bytes.substr(0, line))
            return decode(bytes.substr(line + 1));
    } catch (const std::exception&) {  // as good as absent
    }
    return {};
}

void DocumentStates::put(const std::string& document, const DocumentState& state) const {
    const std::string text = encode(state);
    write_file(path_of(document), hash_text(text) + "\n" + text, false);
}

}  // namespace galley
