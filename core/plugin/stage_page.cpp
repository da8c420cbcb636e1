#include "core/plugin/stage_page.hpp"

#include <fmt/format.h>

#include "core/pipeline/chain_check.hpp"
#include "core/pipeline/option_values.hpp"

namespace galley {

namespace {

constexpr const char* made_by = "<!-- Made by `galley docs docs/stages`; change the stage, not this page. -->\n\n";

/// Text in a cell of a table.
std::string cell(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
    return out;
}

std::string or_nothing(const std::vector<std::string>& names) {
    return names.empty() ? "nothing" : fmt::format("{}", fmt::join(names, ", "));
}

std::string allowed(const galley_option& option) {
    std::string out = type_name(option);
    if (const auto choices = choices_of(option); !choices.empty())
        out += fmt::format(": `{}`", fmt::join(choices, "`, `"));
    if (const auto range = range_of(option); !range.empty()) out += ", " + range;
    return out;
}

}  // namespace

std::string stage_page(const RegisteredStage& entry) {
    const galley_stage& stage = *entry.stage;
    std::string out = fmt::format("# {}\n\n{}{}.\n\n| | |\n|---|---|\n", stage.id, made_by, stage.summary);
    out += fmt::format("| version | {} |\n| scope | {} |\n| needs | {} |\n| gives | {} |\n| plugin | {} ({}) |\n",
                       stage.version, scope_name(stage.scope), or_nothing(names_of_bits(stage.consumes)),
                       or_nothing(names_of_bits(stage.produces)), entry.plugin->name, entry.plugin->license);
    if (stage.option_count == 0) return out + "\nIt has no options.\n";
    out += "\n| option | type | default | what |\n|---|---|---|---|\n";
    for (std::uint32_t i = 0; i < stage.option_count; ++i) {
        const galley_option& option = stage.options[i];
        out += fmt::format("| `{}` | {} | `{}` | {} |\n", option.name, cell(allowed(option)),
                           cell(default_of(option).dump()), cell(option.help));
    }
    return out;
}

std::string stage_index(const Registry& registry) {
    std::string out = fmt::format("# Stages\n\n{}| stage | scope | what it does |\n|---|---|---|\n", made_by);
    for (const std::uint32_t scope : {GALLEY_SCOPE_READ, GALLEY_SCOPE_PAGE, GALLEY_SCOPE_DOCUMENT})
        for (const RegisteredStage& entry : registry.stages())
            if (entry.stage->scope == scope)
                out += fmt::format("| [`{0}`]({0}.md) | {1} | {2} |\n", entry.stage->id, scope_name(scope),
                                   entry.stage->summary);
    return out;
}

}  // namespace galley
