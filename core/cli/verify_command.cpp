// galley verify: does a plugin keep what the interface asks?
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <map>
#include <regex>

#include "core/base/nearest.hpp"
#include "core/base/paths.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/help.hpp"
#include "core/plugin/descriptor_reader.hpp"
#include "core/verify/child_check.hpp"
#include "core/verify/subject.hpp"

namespace galley::cli {

namespace {

using verify::Outcome;

struct VerifyArguments {
    std::string plugin, stage, include, check;
    std::vector<std::string> options;
    std::string input;
    std::vector<std::filesystem::path> data, plugin_paths;
    double limit_s = 30, cancel_within_s = verify::Setup{}.cancel_within_s;
    bool json = false, child = false, only_failed = false, list = false;
};

struct Result {
    const verify::Check* check;
    verify::Verdict verdict;
    double ms = 0;
};

/// A file, or the file of the plugin that brings the stage of this id.
std::filesystem::path plugin_file(const VerifyArguments& given) {
    std::error_code error;
    if (std::filesystem::exists(given.plugin, error)) return std::filesystem::absolute(given.plugin);
    const Registry registry = scan(given.plugin_paths);
    if (const RegisteredStage* stage = registry.find(given.plugin)) return stage->file;
    throw HostError(ExitCode::input_missing, fmt::format("{} is no file, and no stage of the plugins found.{}",
                                                         given.plugin, did_you_mean(given.plugin, registry.ids())));
}

verify::Setup setup_of(const VerifyArguments& given, const std::filesystem::path& plugin) {
    verify::Setup setup;
    setup.plugin = plugin;
    setup.stage = given.stage;
    for (const std::string& text : given.options) setup.options.push_back(parse_override(text));
    setup.input = given.input;
    setup.data = given.data;
    for (const auto& folder : share_folders()) setup.data.push_back(folder);
    setup.cancel_within_s = given.cancel_within_s;
    setup.folder = std::filesystem::current_path();
    return setup;
}

/// The command line of a child, without the name of the check.
std::vector<std::string> child_arguments(const VerifyArguments& given, const std::filesystem::path& plugin) {
    std::vector<std::string> out{plugin.string(), "--cancel-within", fmt::to_string(given.cancel_within_s)};
    for (const std::string& option : given.options) out.insert(out.end(), {"--set", option});
    for (const auto& folder : given.data) out.insert(out.end(), {"--data", folder.string()});
    if (!given.input.empty()) out.insert(out.end(), {"--input", given.input});
    if (!given.stage.empty()) out.insert(out.end(), {"--stage", given.stage});
    return out;
}

/// What a child does.
ExitCode run_one(const VerifyArguments& given, const std::filesystem::path& plugin) {
    const verify::Check* check = verify::find_check(given.check);
    if (check == nullptr)
        throw HostError(ExitCode::usage,
                        fmt::format("There is no check \"{}\". List them with galley verify --list.", given.check));
    const verify::Verdict verdict = verify::run_check(*check, verify::Subject(setup_of(given, plugin)));
    if (given.child)
        verify::send_verdict(verdict);
    else
        fmt::print("{} {} {}\n", verify::name_of(verdict.outcome), check->name, verdict.why);
    return verdict.outcome >= Outcome::failed ? ExitCode::some_failed : ExitCode::ok;
}

void print(const Result& result) {
    const bool bad = result.verdict.outcome >= Outcome::failed;
    std::string name(verify::name_of(result.verdict.outcome));
    if (bad) std::transform(name.begin(), name.end(), name.begin(), [](char c) { return static_cast<char>(c - 32); });
    fmt::print("{:<8} {:<25} {}\n", name, result.check->name, result.check->sentence);
    if (!result.verdict.why.empty()) fmt::print("         {}\n", result.verdict.why);
    std::fflush(stdout);  // the next check may take long
}

/// Checks that were skipped for the same reason stand together, so that what failed is seen.
void print_skipped(const std::vector<Result>& results) {
    std::vector<const Result*> skipped;
    for (const Result& result : results)
        if (result.verdict.outcome == Outcome::skipped) skipped.push_back(&result);
    while (!skipped.empty()) {
        const std::string why = skipped.front()->verdict.why;
        const auto same = [&](const Result* result) { return result->verdict.why == why; };
        const auto count = std::count_if(skipped.begin(), skipped.end(), same);
        if (count == 1)
            print(*skipped.front());
        else
            fmt::print("{:<8} {} checks: {}\n", verify::name_of(Outcome::skipped), count, why);
        std::erase_if(skipped, same);
    }
}

nlohmann::ordered_json as_json(const std::filesystem::path& plugin, const std::vector<Result>& results) {
    auto checks = nlohmann::ordered_json::array();
    std::map<std::string, int> counts;
    for (const Result& result : results) {
        const std::string outcome(verify::name_of(result.verdict.outcome));
        ++counts[outcome];
        checks.push_back({{"name", result.check->name},
                          {"sentence", result.check->sentence},
                          {"outcome", outcome},
                          {"why", result.verdict.why},
                          {"ms", std::lround(result.ms)}});
    }
    return {{"plugin", plugin.string()}, {"counts", counts}, {"checks", std::move(checks)}};
}

std::vector<Result> run_all(const VerifyArguments& given, const std::filesystem::path& plugin) {
    std::regex wanted;
    try {
        wanted = std::regex(given.include);
    } catch (const std::regex_error& error) {
        throw HostError(ExitCode::usage,
                        fmt::format("\"{}\" is no regular expression: {}.", given.include, error.what()));
    }
    const auto arguments = child_arguments(given, plugin);
    std::vector<Result> out;
    std::string no_use;  // to try anything more, and why
    for (const verify::Check& check : verify::all_checks()) {
        if (!std::regex_search(check.name.begin(), check.name.end(), wanted)) continue;
        const auto start = std::chrono::steady_clock::now();
        Result result{&check, verify::skipped(no_use), 0};
        if (no_use.empty()) {
            const auto ended = verify::check_in_child(check.name, arguments, given.limit_s);
            result.verdict = ended.verdict;
            if (ended.late)
                no_use = fmt::format(
                    "{} was not done in time; give it more with --timeout, or run this check alone "
                    "with --include.",
                    check.name);
        }
        result.ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
        const bool bad = result.verdict.outcome >= Outcome::failed;
        if (bad && check.run == verify::load_now) no_use = "The file cannot be loaded.";
        if (!given.json && (bad || (!given.only_failed && result.verdict.outcome != Outcome::skipped))) print(result);
        out.push_back(std::move(result));
    }
    if (out.empty())
        throw HostError(ExitCode::usage, fmt::format("No check is named like \"{}\". List them with galley verify "
                                                     "--list.",
                                                     given.include));
    if (!given.json && !given.only_failed) print_skipped(out);
    return out;
}

/// A stage or option that is not the plugin's would skip checks, or try another thing than was meant. What cannot be
/// loaded has none, and the checks will tell.
void check_names(const VerifyArguments& given, const std::filesystem::path& plugin) {
    std::vector<Override> overrides;
    for (const std::string& option : given.options) overrides.push_back(parse_override(option));
    const galley_plugin_desc* descriptor = read_descriptors({plugin}).front().descriptor;
    if (descriptor == nullptr) return;
    std::map<std::string, const galley_stage*> stages;
    std::vector<std::string> ids;
    for (std::uint32_t i = 0; i < descriptor->stage_count; ++i) {
        ids.emplace_back(descriptor->stages[i]->id);
        stages.emplace(ids.back(), descriptor->stages[i]);
    }
    const auto check_stage = [&](const std::string& option, const std::string& id) {
        if (!stages.contains(id))
            throw HostError(ExitCode::usage,
                            fmt::format("{} names the stage {}, which {} does not bring: it has {}.{}", option, id,
                                        plugin.filename().string(), fmt::join(ids, ", "), did_you_mean(id, ids)));
    };
    if (!given.stage.empty()) check_stage("--stage", given.stage);
    for (const Override& override : overrides) check_stage("--set", override.stage);
    for (const auto& [id, stage] : stages) {
        std::vector<Problem> problems;
        const nlohmann::json wanted = verify::given_options(*stage, overrides);
        const OptionValues values(*stage, wanted, std::filesystem::current_path(), problems);
        for (const Problem& problem : problems)  // a default that is wrong is the plugin's fault, and a check's to find
            if (wanted.contains(nlohmann::json::json_pointer(problem.pointer)))
                throw HostError(ExitCode::usage, fmt::format("--set {}: {}", id, problem.message));
    }
}

ExitCode verify_action(const VerifyArguments& given) {
    if (given.list) {
        for (const verify::Check& check : verify::all_checks()) fmt::print("{:<25} {}\n", check.name, check.sentence);
        return ExitCode::ok;
    }
    if (given.plugin.empty()) throw HostError(ExitCode::usage, "Name a plugin file or the id of a stage.");
    const auto plugin = plugin_file(given);
    // A user's input that is not there would skip checks without a word.
    std::error_code error;
    if (!given.input.empty() && !std::filesystem::exists(given.input, error))
        throw HostError(ExitCode::input_missing,
                        fmt::format("The input {} is missing: no file or folder has this name.", given.input));
    if (!given.child) check_names(given, plugin);
    if (!given.check.empty()) return run_one(given, plugin);
    std::vector<Result> results = run_all(given, plugin);
    const auto count = [&](Outcome outcome) {
        return std::count_if(results.begin(), results.end(),
                             [&](const Result& result) { return result.verdict.outcome == outcome; });
    };
    const auto bad = count(Outcome::failed) + count(Outcome::crashed);
    if (given.json) {
        if (given.only_failed)
            std::erase_if(results, [](const Result& result) { return result.verdict.outcome < Outcome::failed; });
        fmt::print("{}\n", as_json(plugin, results).dump(1, ' ', false, nlohmann::json::error_handler_t::replace));
    } else {
        fmt::print("{}: {} passed, {} failed, {} crashed, {} warnings, {} skipped\n", plugin.filename().string(),
                   count(Outcome::passed), count(Outcome::failed), count(Outcome::crashed), count(Outcome::warning),
                   count(Outcome::skipped));
    }
    return bad > 0 ? ExitCode::some_failed : ExitCode::ok;
}

}  // namespace

void add_verify(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("verify", "Test a plugin against the rules of the plugin interface");
    auto given = std::make_shared<VerifyArguments>();
    command->add_option("plugin", given->plugin, "Plugin file, or the id of a stage that is found");
    command->add_flag("--only-failed", given->only_failed, "Print what failed or crashed, and the count");
    command->add_option("--include", given->include, "Run the checks whose name matches this regular expression");
    command->add_option("--stage", given->stage, "Only this stage, of a plugin that has several");
    command->add_option("--set", given->options, "An option of a stage: STAGE.OPTION=VALUE")->allow_extra_args(false);
    command->add_option("--input", given->input, "A file or folder for a reading stage to read");
    command->add_option("--data", given->data, "A folder with data files that the plugin asks for")
        ->allow_extra_args(false);
    command->add_option("--timeout", given->limit_s, "Seconds that one check may take")
        ->check(at_least(0))
        ->capture_default_str();
    command
        ->add_option("--cancel-within", given->cancel_within_s,
                     "Seconds that work may go on for after the host has cancelled it")
        ->check(at_least(0))
        ->capture_default_str();
    command->add_option("--check", given->check, "Run this one check in this process, for a debugger");
    command->add_flag("--list", given->list, "List the checks");
    command->add_flag("--answer-parent", given->child)->group("");  // what a child is told
    add_plugin_path(*command, given->plugin_paths);
    command->add_flag("--json", given->json, "Print JSON");
    command->footer(
        "Exit codes: 0 nothing failed; 2 a check failed or crashed.\n\n"
        "Example:\n  galley verify build/galley-text-shout.so --only-failed");
    command->callback([given, &action] { action = [given] { return verify_action(*given); }; });
}

}  // namespace galley::cli
