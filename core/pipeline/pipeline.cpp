#include "core/pipeline/pipeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <set>
#include <sstream>

#include "core/base/host_error.hpp"
#include "core/base/nearest.hpp"
#include "core/base/paths.hpp"
#include "core/pipeline/chain_check.hpp"
#include "core/pipeline/json_positions.hpp"

namespace galley {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

json parse(const fs::path& file, const std::string& text) {
    try {
        return json::parse(text, nullptr, true, /*ignore_comments=*/true);
    } catch (const json::parse_error& error) {
        const TextPosition at = position_at(text, error.byte > 0 ? error.byte - 1 : 0);
        std::string what =
            error.what();  // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax …"
        if (const auto colon = what.find(": "); colon != std::string::npos) what.erase(0, colon + 2);
        throw HostError(ExitCode::bad_pipeline,
                        fmt::format("{}:{}:{}: this is not valid JSON: {}.", file.string(), at.line, at.column, what));
    }
}

void check_keys(const json& object, const std::string& pointer, const std::vector<std::string>& known,
                std::vector<Problem>& problems) {
    for (const auto& [key, value] : object.items())
        if (std::find(known.begin(), known.end(), key) == known.end())
            problems.push_back(
                {pointer + "/" + pointer_step(key), fmt::format("There is no key \"{}\" here; there are {}.{}", key,
                                                                fmt::join(known, ", "), did_you_mean(key, known))});
}

OnError read_on_error(const json& object, const std::string& pointer, std::vector<Problem>& problems) {
    if (!object.contains("on_error")) return OnError::fail_page;
    const json& value = object["on_error"];
    if (value == "fail-page") return OnError::fail_page;
    if (value == "skip-stage") return OnError::skip_stage;
    if (value == "stop") return OnError::stop;
    problems.push_back({pointer + "/on_error", "\"on_error\" is \"fail-page\", \"skip-stage\" or \"stop\"."});
    return OnError::fail_page;
}

double read_timeout(const json& object, const std::string& pointer, std::vector<Problem>& problems) {
    if (!object.contains("timeout_s")) return 0;
    const json& value = object["timeout_s"];
    if (value.is_number() && value.get<double>() > 0) return value.get<double>();
    problems.push_back({pointer + "/timeout_s", "\"timeout_s\" is a number of seconds above 0."});
    return 0;
}

/// What its "name" says, or nothing.
std::string read_name(const json& object, const std::string& pointer, std::vector<Problem>& problems) {
    if (!object.contains("name")) return {};
    constexpr std::size_t longest = 64;
    const json& value = object["name"];
    std::string name = value.is_string() ? value.get<std::string>() : "";
    const bool plain = std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '.' || c == '-' || c == '_';
    });
    if (plain && !name.empty() && name.size() <= longest) return name;
    problems.push_back({pointer + "/name", fmt::format("\"name\" is a text of 1 to {} letters, digits, dots, hyphens "
                                                       "and underscores.",
                                                       longest)});
    return {};
}

/// Gives each stage the name that it goes by, once all are known.
void name_stages(std::vector<PipelineStage>& stages, const std::vector<std::string>& given,
                 std::vector<Problem>& problems) {
    std::set<std::string> taken;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        if (given[i].empty()) continue;
        stages[i].name = given[i];
        if (!taken.insert(given[i]).second)
            problems.push_back({fmt::format("/stages/{}/name", stages[i].slot),
                                fmt::format("Another stage has the name \"{}\" already.", given[i])});
    }
    for (std::size_t i = 0; i < stages.size(); ++i) {
        if (!given[i].empty()) continue;
        for (int n = 2; !taken.insert(stages[i].name).second; ++n)
            stages[i].name = fmt::format("{}-{}", stages[i].id(), n);
    }
}

/// Whether `one` means this stage: by its name, or by its id when no other stage has that as its name or id.
bool means(const Override& one, const PipelineStage& stage, const std::vector<PipelineStage>& stages) {
    if (stage.name == one.stage) return true;
    return stage.id() == one.stage && std::count_if(stages.begin(), stages.end(), [&](const PipelineStage& other) {
                                          return other.name == one.stage || other.id() == one.stage;
                                      }) == 1;
}

json options_of(const json& object, const PipelineStage& used, const std::vector<PipelineStage>& stages,
                const std::string& pointer, const std::vector<Override>& overrides, std::vector<Problem>& problems) {
    const galley_stage& stage = used.stage();
    json given = object.value("options", json::object());
    if (!given.is_object()) {
        problems.push_back({pointer + "/options", "\"options\" is an object of names and values."});
        given = json::object();
    }
    for (const Override& one : overrides) {
        if (!means(one, used, stages)) continue;
        given[one.option] = one.value;  // an unknown name is refused with all the others
        for (std::uint32_t i = 0; i < stage.option_count; ++i)
            if (one.option == stage.options[i].name) given[one.option] = value_from_text(stage.options[i], one.value);
    }
    return given;
}

/// Everything but its options, which may be overridden by a name that is known when all stages are.
void read_stage(const json& object, std::size_t slot, const Registry& registry, Pipeline& pipeline,
                std::vector<std::string>& names, std::vector<Problem>& problems) {
    const std::string pointer = fmt::format("/stages/{}", slot);
    if (!object.is_object() || !object.contains("use") || !object["use"].is_string()) {
        problems.push_back({pointer, "A stage is an object with \"use\": the id of a stage, see galley plugins."});
        return;
    }
    check_keys(object, pointer, {"use", "name", "options", "on_error", "timeout_s"}, problems);
    const std::string id = object["use"].get<std::string>();
    const RegisteredStage* found = registry.find(id);
    if (found == nullptr) {
        problems.push_back({pointer + "/use", fmt::format("There is no stage \"{}\" in the plugins found.{}", id,
                                                          did_you_mean(id, registry.ids()))});
        return;
    }
    pipeline.stages.push_back(
        {*found, nullptr, read_on_error(object, pointer, problems), read_timeout(object, pointer, problems), slot});
    names.push_back(read_name(object, pointer, problems));
}

void read_options(const json& stages, const std::vector<Override>& overrides, Pipeline& pipeline,
                  std::vector<Problem>& problems) {
    for (PipelineStage& stage : pipeline.stages) {
        const std::string pointer = fmt::format("/stages/{}", stage.slot);
        std::vector<Problem> option_problems;
        const json given = options_of(stages[stage.slot], stage, pipeline.stages, pointer, overrides, problems);
        stage.options =
            std::make_shared<OptionValues>(stage.stage(), given, pipeline.file.parent_path(), option_problems);
        for (const Problem& p : option_problems) problems.push_back({pointer + "/options" + p.pointer, p.message});
    }
}

void read_stages(const json& stages, const Registry& registry, const std::vector<Override>& overrides,
                 Pipeline& pipeline, std::vector<Problem>& problems) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < stages.size(); ++i) read_stage(stages[i], i, registry, pipeline, names, problems);
    name_stages(pipeline.stages, names, problems);
    read_options(stages, overrides, pipeline, problems);
}

void check_overrides(const std::vector<Override>& overrides, const Pipeline& pipeline, std::vector<Problem>& problems) {
    std::vector<std::string> names;
    for (const PipelineStage& stage : pipeline.stages) names.push_back(stage.name);
    for (const Override& one : overrides) {
        std::vector<std::string> of_id;
        for (const PipelineStage& stage : pipeline.stages)
            if (stage.id() == one.stage) of_id.push_back(stage.name);
        if (of_id.size() == 1 || std::find(names.begin(), names.end(), one.stage) != names.end()) continue;
        problems.push_back({"", of_id.empty()
                                    ? fmt::format("--set {}.{}={} names a stage that is not in the pipeline.{}",
                                                  one.stage, one.option, one.value, did_you_mean(one.stage, names))
                                    : fmt::format("--set {}.{}={} could mean several stages: {}; name one of them.",
                                                  one.stage, one.option, one.value, fmt::join(of_id, ", "))});
    }
}

/// The position of the value, or of the nearest value above it.
TextPosition locate(const std::string& text, const std::map<std::string, std::size_t>& offsets, std::string pointer) {
    while (!offsets.contains(pointer) && !pointer.empty()) pointer.erase(pointer.rfind('/'));
    const auto found = offsets.find(pointer);
    return position_at(text, found == offsets.end() ? 0 : found->second);
}

}  // namespace

std::string read_pipeline_text(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in)
        throw HostError(
            ExitCode::input_missing,
            fmt::format("The pipeline file {} cannot be read; check its name and its rights.", file.string()));
    return text.str();
}

std::vector<const PipelineStage*> Pipeline::of_scope(std::uint32_t scope) const {
    std::vector<const PipelineStage*> out;
    for (const PipelineStage& stage : stages)
        if (stage.stage().scope == scope) out.push_back(&stage);
    return out;
}

Override parse_override(const std::string& text) {
    const auto equals = text.find('=');
    const auto dot = text.rfind('.', equals);
    if (equals == std::string::npos || dot == std::string::npos || dot == 0)
        throw HostError(
            ExitCode::usage,
            fmt::format("--set {} is not of the form STAGE.OPTION=VALUE, such as ocr.tesseract.languages=eng.", text));
    return {text.substr(0, dot), text.substr(dot + 1, equals - dot - 1), text.substr(equals + 1)};
}

fs::path find_pipeline(const std::string& name) {
    std::error_code error;
    if (fs::is_regular_file(name, error)) return fs::absolute(name);
    std::vector<std::string> ready;
    if (name.find('/') == std::string::npos) {
        for (const fs::path& folder : share_folders()) {
            for (const fs::path& candidate : {folder / name, folder / (name + ".json")})
                if (fs::is_regular_file(candidate, error)) return candidate;
            for (const auto& entry : fs::directory_iterator(folder, error))
                if (entry.path().extension() == ".json") ready.push_back(entry.path().stem().string());
        }
    }
    std::sort(ready.begin(), ready.end());
    std::string hint = did_you_mean(name, ready);
    if (!ready.empty()) hint += fmt::format(" Ready pipelines: {}.", fmt::join(ready, ", "));
    throw HostError(ExitCode::input_missing, fmt::format("There is no pipeline file {}.{}", name, hint));
}

std::vector<fs::path> pipeline_plugin_paths(const fs::path& file) {
    std::ifstream in(file);
    const json root = json::parse(in, nullptr, false, true);
    std::vector<fs::path> out;
    if (root.is_object() && root.contains("plugin_paths") && root["plugin_paths"].is_array())
        for (const json& path : root["plugin_paths"])
            if (path.is_string()) out.push_back(file.parent_path() / path.get<std::string>());
    return out;
}

Pipeline read_pipeline(const fs::path& file, const Registry& registry, const std::vector<Override>& overrides,
                       const std::vector<std::string>& more) {
    return parse_pipeline(file, read_pipeline_text(file), registry, overrides, more);
}

Pipeline parse_pipeline(const fs::path& file, const std::string& text, const Registry& registry,
                        const std::vector<Override>& overrides, const std::vector<std::string>& more) {
    const json root = parse(file, text);
    std::vector<Problem> problems;
    Pipeline pipeline;
    pipeline.file = fs::absolute(file);
    pipeline.name = file.stem().string();
    if (!root.is_object()) {
        problems.push_back({"", "A pipeline is an object with \"galley\": 1 and \"stages\"."});
    } else {
        check_keys(root, "", {"$schema", "galley", "name", "description", "plugin_paths", "stages"}, problems);
        if (root.value("galley", json()) != 1)
            problems.push_back({root.contains("galley") ? "/galley" : "",
                                "\"galley\" must be 1, the version of the pipeline format."});
        if (root.contains("name") && root["name"].is_string()) pipeline.name = root["name"].get<std::string>();
        json stages = root.value("stages", json());
        if (stages.is_array())
            for (const std::string& id : more)
                if (std::none_of(stages.begin(), stages.end(), [&](const json& stage) {
                        return stage.is_object() && stage.contains("use") && stage["use"] == id;
                    }))
                    stages.push_back({{"use", id}});
        if (!stages.is_array() || stages.empty())
            problems.push_back(
                {root.contains("stages") ? "/stages" : "", "\"stages\" is a list of one stage or more."});
        else
            read_stages(stages, registry, overrides, pipeline, problems);
        if (problems.empty()) {
            check_overrides(overrides, pipeline, problems);
            check_chain(pipeline, problems);
        }
    }
    if (problems.empty()) return pipeline;

    const auto offsets = json_offsets(text);
    std::string message;
    for (const Problem& problem : problems) {
        const TextPosition at = locate(text, offsets, problem.pointer);
        message += fmt::format("{}{}:{}:{}: {}{}{}", message.empty() ? "" : "\n", file.string(), at.line, at.column,
                               problem.pointer, problem.pointer.empty() ? "" : ": ", problem.message);
    }
    throw HostError(ExitCode::bad_pipeline, message);
}

}  // namespace galley
