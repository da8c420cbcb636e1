#include "core/plugin/descriptor_copy.hpp"

#include <bit>
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace galley {

using nlohmann::json;

namespace {

/// What a plugin's texts and tables are copied into. Never freed, as a loaded library never is.
struct Copy {
    std::deque<std::string> texts;
    std::deque<std::vector<galley_option>> options;
    std::deque<galley_stage> stages;
    std::vector<const galley_stage*> list;
    galley_plugin_desc descriptor{};

    const char* text(const json& from) {
        return from.is_null() ? nullptr : texts.emplace_back(from.get<std::string>()).c_str();
    }
};

json text(const char* from) { return from == nullptr ? json() : json(from); }

/// JSON knows no infinity.
json number(double value) { return std::bit_cast<std::uint64_t>(value); }
double number_from(const json& from) { return std::bit_cast<double>(from.get<std::uint64_t>()); }

json option_to_json(const galley_option& option) {
    return {text(option.name),
            text(option.help),
            text(option.choices),
            text(option.default_text),
            text(option.attrs),
            option.default_int,
            number(option.default_float),
            number(option.min),
            number(option.max),
            option.type,
            option.flags};
}

galley_option option_from_json(const json& from, Copy& copy) {
    return {copy.text(from.at(0)),
            copy.text(from.at(1)),
            copy.text(from.at(2)),
            copy.text(from.at(3)),
            copy.text(from.at(4)),
            from.at(5).get<std::int64_t>(),
            number_from(from.at(6)),
            number_from(from.at(7)),
            number_from(from.at(8)),
            from.at(9).get<std::uint32_t>(),
            from.at(10).get<std::uint32_t>(),
            {}};
}

json stage_to_json(const galley_stage& stage) {
    json options = json::array();
    for (std::uint32_t i = 0; i < stage.option_count; ++i) options.push_back(option_to_json(stage.options[i]));
    return {{"id", text(stage.id)},
            {"version", text(stage.version)},
            {"summary", text(stage.summary)},
            {"scope", stage.scope},
            {"consumes", stage.consumes},
            {"produces", stage.produces},
            {"flags", stage.flags},
            {"options", std::move(options)},
            {"identity", stage.identity != nullptr},
            {"list", stage.list != nullptr},
            {"load", stage.load != nullptr},
            {"image", stage.image != nullptr},
            {"page", stage.page != nullptr},
            {"document", stage.document != nullptr},
            {"prepare", stage.prepare != nullptr},
            {"finish", stage.finish != nullptr}};
}

/// Stands for a function of a plugin that is not loaded.
template <typename... Arguments>
std::int32_t not_loaded(Arguments...) {
    return GALLEY_E_INTERNAL;
}

template <typename... Arguments>
void mark(std::int32_t (*&function)(Arguments...), const json& there) {
    function = there.get<bool>() ? &not_loaded<Arguments...> : nullptr;
}

galley_stage stage_from_json(const json& from, Copy& copy) {
    galley_stage out{};
    out.size = sizeof out;
    out.id = copy.text(from.at("id"));
    out.version = copy.text(from.at("version"));
    out.summary = copy.text(from.at("summary"));
    from.at("scope").get_to(out.scope);
    from.at("consumes").get_to(out.consumes);
    from.at("produces").get_to(out.produces);
    from.at("flags").get_to(out.flags);
    std::vector<galley_option>& options = copy.options.emplace_back();
    for (const json& option : from.at("options")) options.push_back(option_from_json(option, copy));
    out.option_count = static_cast<std::uint32_t>(options.size());
    out.options = options.data();
    mark(out.create, true);
    out.destroy = [](void*) {};
    mark(out.identity, from.at("identity"));
    mark(out.list, from.at("list"));
    mark(out.load, from.at("load"));
    mark(out.image, from.at("image"));
    mark(out.page, from.at("page"));
    mark(out.document, from.at("document"));
    mark(out.prepare, from.at("prepare"));
    mark(out.finish, from.at("finish"));
    return out;
}

}  // namespace

json to_json(const galley_plugin_desc& descriptor) {
    json stages = json::array();
    for (std::uint32_t i = 0; i < descriptor.stage_count; ++i) stages.push_back(stage_to_json(*descriptor.stages[i]));
    return {{"abi", {descriptor.abi_major, descriptor.abi_minor_needed}},
            {"name", text(descriptor.name)},
            {"version", text(descriptor.version)},
            {"license", text(descriptor.license)},
            {"stages", std::move(stages)}};
}

const galley_plugin_desc* descriptor_from_json(const json& from) {
    auto copy = std::make_unique<Copy>();
    for (const json& stage : from.at("stages")) copy->stages.push_back(stage_from_json(stage, *copy));
    for (const galley_stage& stage : copy->stages) copy->list.push_back(&stage);
    copy->descriptor = {sizeof(galley_plugin_desc),
                        from.at("abi").at(0).get<std::uint32_t>(),
                        from.at("abi").at(1).get<std::uint32_t>(),
                        static_cast<std::uint32_t>(copy->list.size()),
                        copy->text(from.at("name")),
                        copy->text(from.at("version")),
                        copy->text(from.at("license")),
                        copy->list.data()};
    return &copy.release()->descriptor;
}

}  // namespace galley
