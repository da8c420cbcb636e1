#include "core/pipeline/schema.hpp"

#include "core/pipeline/chain_check.hpp"
#include "core/pipeline/option_values.hpp"

namespace galley {

namespace {

using Json = nlohmann::ordered_json;

Json option_schema(const galley_option& option) {
    Json out;
    switch (option.type) {
        case GALLEY_OPTION_BOOL:
            out["type"] = "boolean";
            break;
        case GALLEY_OPTION_INT:
            out["type"] = "integer";
            break;
        case GALLEY_OPTION_FLOAT:
            out["type"] = "number";
            break;
        case GALLEY_OPTION_LIST:
            out = {{"type", "array"}, {"items", {{"type", "string"}}}};
            break;
        case GALLEY_OPTION_MAP:
            out = {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}};
            break;
        default:
            out["type"] = "string";
    }
    if (const auto choices = choices_of(option); !choices.empty()) out["enum"] = choices;
    if ((option.flags & GALLEY_OPTION_HAS_MIN) != 0) out["minimum"] = option.min;
    if ((option.flags & GALLEY_OPTION_HAS_MAX) != 0) out["maximum"] = option.max;
    out["default"] = default_of(option);
    out["description"] = option.help;
    return out;
}

/// What holds of a stage that uses `stage`: one condition, so that a wrong option is one error and not one for each
/// stage.
Json stage_rule(const galley_stage& stage) {
    Json options = Json::object();
    for (std::uint32_t i = 0; i < stage.option_count; ++i)
        options[stage.options[i].name] = option_schema(stage.options[i]);
    return {
        {"if", {{"type", "object"}, {"properties", {{"use", {{"const", stage.id}}}}}, {"required", {"use"}}}},
        {"then",
         {{"type", "object"},
          {"description", stage.summary},
          {"properties",
           {{"options", {{"type", "object"}, {"properties", std::move(options)}, {"additionalProperties", false}}}}}}}};
}

Json stage_schema(const Registry& registry) {
    Json ids = Json::array(), rules = Json::array();
    for (const RegisteredStage& entry : registry.stages()) {
        ids.push_back(entry.stage->id);
        rules.push_back(stage_rule(*entry.stage));
    }
    Json out{{"type", "object"},
             {"properties",
              {{"use", {{"description", "The stage's id, see galley plugins"}, {"enum", std::move(ids)}}},
               {"name", {{"$ref", "#/$defs/name"}}},
               {"options", {{"type", "object"}}},
               {"on_error", {{"$ref", "#/$defs/on_error"}}},
               {"timeout_s", {{"$ref", "#/$defs/timeout_s"}}}}},
             {"required", {"use"}},
             {"additionalProperties", false}};
    if (!rules.empty()) out["allOf"] = std::move(rules);
    return out;
}

}  // namespace

Json pipeline_schema(const Registry& registry) {
    return {
        {"$schema", "https://json-schema.org/draft/2020-12/schema"},
        {"title", "A galley pipeline"},
        {"type", "object"},
        {"properties",
         {{"$schema", {{"type", "string"}, {"description", "This schema, for editors"}}},
          {"galley", {{"const", 1}, {"description", "Version of the pipeline format"}}},
          {"name", {{"type", "string"}}},
          {"description", {{"type", "string"}}},
          {"plugin_paths", {{"type", "array"}, {"items", {{"type", "string"}}}}},
          {"stages", {{"type", "array"}, {"minItems", 1}, {"items", stage_schema(registry)}}}}},
        {"required", {"galley", "stages"}},
        {"additionalProperties", false},
        {"$defs",
         {{"name",
           {{"type", "string"},
            {"pattern", "^[A-Za-z0-9._-]{1,64}$"},
            {"description", "What tells this stage from others of its id, in --set, edits, errors and run.json"}}},
          {"on_error",
           {{"enum", {"fail-page", "skip-stage", "stop"}},
            {"default", "fail-page"},
            {"description", "What a failure of this stage costs: the page, only this stage's work, or the run"}}},
          {"timeout_s",
           {{"type", "number"}, {"exclusiveMinimum", 0}, {"description", "Seconds a page may spend in this stage"}}}}}};
}

Json describe_stage(const RegisteredStage& entry) {
    const galley_stage& stage = *entry.stage;
    Json options = Json::array();
    for (std::uint32_t i = 0; i < stage.option_count; ++i) {
        const galley_option& option = stage.options[i];
        Json row{{"name", option.name}, {"type", type_name(option)}, {"default", default_of(option)}};
        if (const auto choices = choices_of(option); !choices.empty()) row["choices"] = choices;
        if ((option.flags & GALLEY_OPTION_HAS_MIN) != 0) row["min"] = option.min;
        if ((option.flags & GALLEY_OPTION_HAS_MAX) != 0) row["max"] = option.max;
        row["help"] = option.help;
        options.push_back(std::move(row));
    }
    return {{"id", stage.id},
            {"version", stage.version},
            {"summary", stage.summary},
            {"scope", scope_name(stage.scope)},
            {"consumes", names_of_bits(stage.consumes)},
            {"produces", names_of_bits(stage.produces)},
            {"expensive", (stage.flags & GALLEY_STAGE_EXPENSIVE) != 0},
            {"plugin", entry.plugin->name},
            {"plugin_version", entry.plugin->version},
            {"license", entry.plugin->license},
            {"abi", std::to_string(entry.plugin->abi_major) + "." + std::to_string(entry.plugin->abi_minor_needed)},
            {"file", entry.file.string()},
            {"options", std::move(options)}};
}

}  // namespace galley
