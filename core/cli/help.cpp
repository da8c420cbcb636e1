#include "core/cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/base/nearest.hpp"

namespace galley::cli {

namespace {

std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : commands_of(app)) names.push_back(command->get_name());
    return names;
}

/// All long names of a command's options, as people type them.
std::vector<std::string> option_names(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

std::string no_command(const CLI::App& app, const std::string& word) {
    return fmt::format("There is no command \"{}\".{} galley help lists them.", word,
                       did_you_mean(word, command_names(app)));
}

template <typename Number>
bool reads(const std::string& text, Number& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

ExitCode help_action(CLI::App& app, const std::string& name) {
    app.clear();  // or the help would be that of the command "help", which was given
    if (name.empty()) {
        fmt::print("{}", app.help());
        return ExitCode::ok;
    }
    for (const CLI::App* command : commands_of(app)) {
        if (command->get_name() != name) continue;
        fmt::print("{}", command->help("galley"));
        return ExitCode::ok;
    }
    throw HostError(ExitCode::usage, no_command(app, name));
}

}  // namespace

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App*) { return true; });
}

void add_help(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("help", "Print this help, or the help of a command");
    auto name = std::make_shared<std::string>();
    command->add_option("command", *name, "A command, as run");
    command->footer("Example:\n  galley help run");
    command->callback([name, &app, &action] { action = [name, &app] { return help_action(app, *name); }; });
}

void add_version(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("version", "Print the version");
    command->callback([&action] {
        action = [] {
            fmt::print("galley {}\n", GALLEY_VERSION);
            return ExitCode::ok;
        };
    });
}

const CLI::App& command_given(const CLI::App& app) {
    const auto given = app.get_subcommands();
    return given.empty() ? app : *given.front();
}

void keep_unknown(CLI::App& app) {
    app.allow_extras();
    for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) command->allow_extras();
}

std::string unknown_sentence(const CLI::App& app) {
    const CLI::App& command = command_given(app);
    const bool none = &command == &app;
    const std::vector<std::string> rest = app.remaining(true);
    if (rest.empty()) return "";
    const std::string& word = rest.front();
    const std::string name = none ? "galley" : "galley " + command.get_name(),
                      see = fmt::format(" See {} --help.", name);
    if (!word.starts_with('-'))
        return none ? no_command(app, word)
                    : fmt::format("{} does not know what to do with \"{}\".{}", name, word, see);
    const std::string option = word.substr(0, word.find('='));
    return fmt::format("{} has no option {}.{}{}", name, option, did_you_mean(option, option_names(command)), see);
}

std::string usage_sentence(const CLI::App& app, const CLI::ParseError& error) {
    if (std::string unknown = unknown_sentence(app); !unknown.empty()) return unknown;
    const CLI::App& command = command_given(app);
    std::string what = error.what();
    if (const auto required = what.find(" is required"); required != std::string::npos)
        what.replace(required, std::string::npos, " is missing");
    return fmt::format("galley {}: {}. See galley {} --help.", command.get_name(), what, command.get_name());
}

CLI::Validator at_least(double least) {
    const std::string range = least > 0 ? fmt::format("{} or more", least) : "0 or more";
    return {[range, least](std::string& text) {
                double value = 0;
                if (reads(text, value) && std::isfinite(value) && value >= least) return std::string();
                return fmt::format("\"{}\" is not a number of {}", text, range);
            },
            range};
}

CLI::Validator whole_from(long long least, long long most) {
    const std::string range = fmt::format("{} to {}", least, most);
    return {[range, least, most](std::string& text) {
                long long value = 0;
                if (reads(text, value) && value >= least && value <= most) return std::string();
                return fmt::format("\"{}\" is not a whole number from {}", text, range);
            },
            range};
}

CLI::Validator existing_folder() {
    return {[](std::string& text) {
                std::error_code error;
                if (std::filesystem::is_directory(text, error)) return std::string();
                return fmt::format("the folder \"{}\" is missing", text);
            },
            ""};
}

void require_folder(const std::filesystem::path& folder) {
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error))
        throw HostError(ExitCode::input_missing, fmt::format("The folder {} is missing.", folder.string()));
}

CLI::Validator one_of(const std::vector<std::string>& words) {
    return {[words](std::string& text) {
                if (std::find(words.begin(), words.end(), text) != words.end()) return std::string();
                return fmt::format("\"{}\" is not one of {}", text, fmt::join(words, ", "));
            },
            fmt::format("{{{}}}", fmt::join(words, ","))};
}

}  // namespace galley::cli
