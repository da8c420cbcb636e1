#include "core/verify/child_check.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/own_child.hpp"

namespace galley::verify {

using nlohmann::json;

ChildVerdict check_in_child(std::string_view check, const std::vector<std::string>& arguments, double limit_s) {
    std::vector<std::string> all{"verify", "--check", std::string(check), "--answer-parent"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    // glibc counts the blocks of its thread caches as in use; without the caches a leak shows to the byte.
    OwnChild child(std::move(all), {"GLIBC_TUNABLES=glibc.malloc.tcache_count=0"});
    const auto line = child.line(std::chrono::duration<double>(limit_s));
    if (child.late()) {
        child.end();
        return {failed(fmt::format("It was not done after {} s and was stopped.", limit_s)), true};
    }
    // A verdict counts only from a process that also ended well: destructors and exit handlers are the plugin's too.
    const bool ended = child.end();
    const json verdict = line ? json::parse(*line, nullptr, false) : json();
    if (!ended || !verdict.is_object()) return {{Outcome::crashed, fmt::format("It {}.", child.ending())}};
    return {{outcome_named(verdict.at("outcome").get<std::string>()), verdict.at("why").get<std::string>()}};
}

void send_verdict(const Verdict& verdict) {
    answer_parent(json{{"outcome", name_of(verdict.outcome)}, {"why", verdict.why}}.dump(
        -1, ' ', false, json::error_handler_t::replace));
}

}  // namespace galley::verify
