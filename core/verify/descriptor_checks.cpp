// Checks of what a plugin says about itself, and of making instances from it.
#include <fmt/format.h>

#include <regex>
#include <set>

#include "core/plugin/plugin_library.hpp"
#include "core/verify/each_stage.hpp"

namespace galley::verify {

namespace {

constexpr std::uint32_t known_bits =
    GALLEY_HAS_IMAGE | GALLEY_HAS_BLOCKS | GALLEY_HAS_TEXT | GALLEY_HAS_ARTICLES | GALLEY_HAS_ASSETS | GALLEY_HAS_LINES;

bool matches(const char* text, const char* pattern) { return std::regex_match(text, std::regex(pattern)); }

std::string option_fault(const galley_stage& stage) {
    for (std::uint32_t i = 0; i < stage.option_count; ++i) {
        const galley_option& option = stage.options[i];
        if (option.name == nullptr || !matches(option.name, "[a-z][a-z0-9_]*"))
            return fmt::format("option number {} of {} has no name of small letters, digits and _", i, stage.id);
        if (option.help == nullptr || *option.help == '\0')
            return fmt::format("the option {} of {} has no help", option.name, stage.id);
        if (option.type > GALLEY_OPTION_MAP)
            return fmt::format("the option {} of {} has the unknown type {}", option.name, stage.id, option.type);
        if (option.type == GALLEY_OPTION_CHOICE && choices_of(option).empty())
            return fmt::format("the option {} of {} is a choice without choices", option.name, stage.id);
    }
    return {};
}

std::string stage_fault(const galley_stage& stage) {
    if (!matches(stage.id, "[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+"))
        return fmt::format("\"{}\" is no stage id of the form family.name, in small letters", stage.id);
    if (!matches(stage.version, "[0-9]+\\.[0-9]+\\.[0-9]+.*"))
        return fmt::format("the version \"{}\" of {} is not of the form 1.2.3", stage.version, stage.id);
    if (*stage.summary == '\0') return fmt::format("{} has no summary", stage.id);
    if (((stage.consumes | stage.produces) & ~known_bits) != 0)
        return fmt::format("{} consumes or produces something that this ABI does not know", stage.id);
    return option_fault(stage);
}

/// Values of an option that its table allows, at the edges.
std::vector<nlohmann::json> edges_of(const galley_option& option) {
    const bool min = (option.flags & GALLEY_OPTION_HAS_MIN) != 0, max = (option.flags & GALLEY_OPTION_HAS_MAX) != 0;
    switch (option.type) {
        case GALLEY_OPTION_BOOL:
            return {false, true};
        case GALLEY_OPTION_INT:
            return {static_cast<std::int64_t>(min ? option.min : -1),
                    static_cast<std::int64_t>(max ? option.max : 1e9)};
        case GALLEY_OPTION_FLOAT:
            return {min ? option.min : -1.0, max ? option.max : 1e9};
        case GALLEY_OPTION_TEXT:
            return {"", std::string(10'000, 'x'), "\x01 \"'\\ \xF0\x9F\x97\x9E"};
        case GALLEY_OPTION_CHOICE: {
            std::vector<nlohmann::json> out;
            for (const std::string& choice : choices_of(option)) out.emplace_back(choice);
            return out;
        }
        case GALLEY_OPTION_PATH:
            return {"/there/is/no such/file"};
        case GALLEY_OPTION_LIST:
            return {nlohmann::json::array(), nlohmann::json::array({"there is no such item", ""})};
        default:
            return {nlohmann::json::object(), {{"there is no such key", ""}}};
    }
}

/// Makes an instance with one option set, the others as they are. What is wrong with the way it ended?
std::string fault_with(const Subject& subject, const galley_stage& stage, const char* option,
                       const nlohmann::json& value) {
    nlohmann::json given = subject.values(stage).json();
    given[option] = value;
    std::vector<Problem> ignored;
    const OptionValues values(stage, given, subject.setup().folder, ignored);
    const auto probe = subject.probe(stage);
    const std::string why = silent_failure(probe->create(values.abi()));
    std::string shown = value.dump(-1, ' ', true);  // ASCII: a cut parts no character
    if (shown.size() > 60) shown.replace(60, std::string::npos, "…");
    return why.empty() ? why : fmt::format("the option {} with the value {}: {}", option, shown, why);
}

}  // namespace

Verdict descriptor_complete(const Subject& subject) {
    const galley_plugin_desc& descriptor = subject.descriptor();
    check_abi(descriptor, subject.setup().plugin);
    try {
        check_descriptor(descriptor, subject.setup().plugin);
    } catch (const PluginError& error) {
        return failed(error.what());
    }
    if (*descriptor.name == '\0' || *descriptor.version == '\0' || *descriptor.license == '\0')
        return failed("Its name, version or license is empty.");
    for (std::uint32_t i = 0; i < descriptor.stage_count; ++i)
        if (const std::string why = stage_fault(*descriptor.stages[i]); !why.empty())
            return failed(fmt::format("In its descriptor {}.", why));
    return passed();
}

Verdict ids_unique(const Subject& subject) {
    std::set<std::string> ids;
    for (const galley_stage* stage : subject.stages()) {
        if (!ids.insert(stage->id).second) return failed(fmt::format("Two of its stages have the id {}.", stage->id));
        std::set<std::string> names;
        for (std::uint32_t i = 0; i < stage->option_count; ++i)
            if (stage->options[i].name != nullptr && !names.insert(stage->options[i].name).second)
                return failed(fmt::format("Two options of {} are called {}.", stage->id, stage->options[i].name));
    }
    return passed();
}

Verdict option_defaults_valid(const Subject& subject) {
    return each_stage(subject, [&](const galley_stage& stage) {
        std::vector<Problem> problems;
        const OptionValues defaults(stage, nlohmann::json::object(), subject.setup().folder, problems);
        if (!problems.empty())
            return failed(
                fmt::format("A default of {} is not allowed by its own table: {}", stage.id, problems.front().message));
        for (std::uint32_t i = 0; i < stage.option_count; ++i) {
            const galley_option& option = stage.options[i];
            const bool both =
                (option.flags & GALLEY_OPTION_HAS_MIN) != 0 && (option.flags & GALLEY_OPTION_HAS_MAX) != 0;
            if (both && option.min > option.max)
                return failed(fmt::format("The option {} of {} has the range {} to {}, which is empty.", option.name,
                                          stage.id, option.min, option.max));
        }
        const auto probe = subject.probe(stage);
        const Given made = probe->create(subject.values(stage).abi());
        if (made.status == GALLEY_OK) return passed();
        const std::string why = fmt::format("{} cannot be made with its defaults ({}: {}).", stage.id,
                                            code_name(made.status), made.error());
        const bool lacking = made.status == GALLEY_E_OPTION || made.status == GALLEY_E_RESOURCE;
        return lacking && !made.error().empty() ? warning(why + " Give what it needs with --set.") : failed(why);
    });
}

Verdict option_bad_value_refused(const Subject& subject) {
    return each_stage(subject, [&](const galley_stage& stage) {
        if (stage.option_count == 0) return skipped("It has no options.");
        for (std::uint32_t i = 0; i < stage.option_count; ++i)
            for (const nlohmann::json& value : edges_of(stage.options[i]))
                if (const std::string why = fault_with(subject, stage, stage.options[i].name, value); !why.empty())
                    return failed(fmt::format("{} was made with {}.", stage.id, why));
        const auto probe = subject.probe(stage);
        const Given made = probe->create({});
        if (made.status == GALLEY_OK)
            return failed(
                fmt::format("{} took no option values at all, where its table has {}. create must compare "
                            "value_count with its table.",
                            stage.id, stage.option_count));
        return passed_unless(silent_failure(made));
    });
}

}  // namespace galley::verify
