#include "core/plan/shard.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "core/base/host_error.hpp"

namespace galley {

namespace {

[[noreturn]] void refuse(const std::string& text, const std::string& why) {
    throw HostError(ExitCode::usage, fmt::format("--shard {}: {}", text, why));
}

std::optional<std::size_t> number(std::string_view text) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

struct ArrayVariable {
    const char* name;
    std::size_t first;  ///< what its index counts from
};
constexpr std::array array_variables{ArrayVariable{"SLURM_ARRAY_TASK_ID", 0}, ArrayVariable{"JOB_COMPLETION_INDEX", 0},
                                     ArrayVariable{"AWS_BATCH_JOB_ARRAY_INDEX", 0}, ArrayVariable{"SGE_TASK_ID", 1}};

std::size_t index_from(const std::string& text, const Environment& environment) {
    std::optional<std::size_t> index;
    std::string told_by;
    for (const ArrayVariable& variable : array_variables) {
        const auto value = environment(variable.name);
        if (!value || *value == "undefined") continue;  // SGE says "undefined" outside of an array
        const auto parsed = number(*value);
        if (!parsed || *parsed < variable.first)
            refuse(text, fmt::format("{}={} is no index of a job array.", variable.name, *value));
        if (index && *index != *parsed - variable.first)
            refuse(text, fmt::format("{} and {} disagree; give the index as I/N.", told_by, variable.name));
        index = *parsed - variable.first;
        told_by = variable.name;
    }
    if (!index)
        refuse(text,
               "no job array tells the index (SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, AWS_BATCH_JOB_ARRAY_INDEX or "
               "SGE_TASK_ID); give it as I/N.");
    return *index;
}

}  // namespace

Shard parse_shard(const std::string& text, const Environment& environment) {
    const auto slash = text.find('/');
    if (slash == std::string::npos)
        refuse(text, "a shard is I/N or auto/N, such as 0/8: the first of eight. N is always given.");
    const auto count = number(std::string_view(text).substr(slash + 1));
    if (!count || *count == 0) refuse(text, "the N of I/N is a whole number above 0.");
    const std::string_view left = std::string_view(text).substr(0, slash);
    const auto index = left == "auto" ? index_from(text, environment) : number(left);
    if (!index) refuse(text, "the I of I/N is a whole number, or auto.");
    if (*index >= *count)
        refuse(text, fmt::format("the index {} is past the end; shards count from 0 to {}.", *index, *count - 1));
    return {*index, *count};
}

}  // namespace galley
