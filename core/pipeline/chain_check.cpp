#include "core/pipeline/chain_check.hpp"

#include <fmt/format.h>

namespace galley {

std::vector<std::string> names_of_bits(std::uint32_t bits) {
    constexpr const char* names[] = {"image", "blocks", "text", "articles", "assets", "lines"};
    std::vector<std::string> out;
    for (std::size_t i = 0; i < std::size(names); ++i)
        if ((bits >> i & 1u) != 0) out.emplace_back(names[i]);
    return out;
}

std::string scope_name(std::uint32_t scope) {
    return scope == GALLEY_SCOPE_READ ? "read" : scope == GALLEY_SCOPE_PAGE ? "page" : "document";
}

void check_chain(const Pipeline& pipeline, std::vector<Problem>& problems) {
    std::uint32_t have = 0;
    std::uint32_t scope = GALLEY_SCOPE_READ;
    for (std::size_t i = 0; i < pipeline.stages.size(); ++i) {
        const galley_stage& stage = pipeline.stages[i].stage();
        const std::string pointer = fmt::format("/stages/{}/use", i);
        if (i == 0 && stage.scope != GALLEY_SCOPE_READ)
            problems.push_back({pointer, fmt::format("A pipeline starts with a stage that reads; {} has scope {}.",
                                                     stage.id, scope_name(stage.scope))});
        else if (stage.scope < scope)
            problems.push_back(
                {pointer, fmt::format("The stage {} has scope {} and cannot follow one of scope {}: first "
                                      "come readers, then page stages, then document stages.",
                                      stage.id, scope_name(stage.scope), scope_name(scope))});
        if (const std::uint32_t missing = stage.consumes & ~have; missing != 0 && i > 0)
            problems.push_back({pointer, fmt::format("The stage {} needs {}, which no stage before it gives.", stage.id,
                                                     fmt::join(names_of_bits(missing), " and "))});
        have |= stage.produces;
        scope = std::max(scope, stage.scope);
    }
}

}  // namespace galley
