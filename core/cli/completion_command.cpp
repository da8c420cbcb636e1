// galley completion: the command line described to a shell. Everything comes from the commands' own options.
#include <fmt/format.h>

#include "core/base/paths.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/help.hpp"

namespace galley::cli {

namespace {

/// Options that people may give: with a long name, not hidden.
std::vector<const CLI::Option*> options_of(const CLI::App& command) {
    return command.get_options(
        [](const CLI::Option* option) { return !option->get_lnames().empty() && !option->get_group().empty(); });
}

/// The choices of an option, out of "TEXT:{page,document,read}".
std::vector<std::string> allowed_values_of(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    const auto open = type.find('{'), close = type.rfind('}');
    if (open == std::string::npos || close == std::string::npos) return {};
    return CLI::detail::split(type.substr(open + 1, close - open - 1), ',');
}

/// Names of the pipelines in the share folder.
std::vector<std::string> ready_pipelines() {
    std::vector<std::string> out;
    for (const auto& folder : share_folders())
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            if (entry.path().extension() == ".json") out.push_back(entry.path().stem().string());
    std::sort(out.begin(), out.end());
    return out;
}

/// A command that prints what --write takes, in the words of all three shells.
constexpr const char* list_writers = R"(galley plugins 2>/dev/null | sed -n "s/^write.//p" | cut -d" " -f1)";

/// What stands where no option does: stages and pipelines are known, all else are files.
bool takes_stage(const std::string& command) { return command == "inspect" || command == "verify"; }
bool takes_pipeline(const std::string& command) {
    return command == "run" || command == "check" || command == "plan" || command == "merge";
}

std::string bash(const CLI::App& app) {
    std::vector<std::string> names;
    std::string options, choices, places;
    for (const CLI::App* command : commands_of(app)) {
        names.push_back(command->get_name());
        std::vector<std::string> long_names;
        for (const CLI::Option* option : options_of(*command)) {
            long_names.push_back("--" + option->get_lnames().front());
            if (const auto known = allowed_values_of(*option); !known.empty())
                choices += fmt::format("        \"{} {}\") COMPREPLY=($(compgen -W \"{}\" -- \"$word\")); return ;;\n",
                                       names.back(), long_names.back(), fmt::join(known, " "));
        }
        options += fmt::format("        {}) options=\"{}\" ;;\n", names.back(), fmt::join(long_names, " "));
        if (takes_stage(names.back()))
            places += fmt::format("        {}) words=$(galley plugins 2>/dev/null | cut -d' ' -f1) ;;\n", names.back());
        if (takes_pipeline(names.back()))
            places += fmt::format("        {}) words=\"{}\" ;;\n", names.back(), fmt::join(ready_pipelines(), " "));
        if (names.back() == "completion") places += "        completion) words=\"bash zsh fish\" ;;\n";
    }
    return fmt::format(R"sh(# Completion of galley for bash: eval "$(galley completion bash)"
_galley() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} command=${{COMP_WORDS[1]}} options= words=
    COMPREPLY=()
    # "--set a.b=c" comes in pieces: "=" parts words.
    local pair=
    if [ "$previous" = --set ]; then
        COMPREPLY=($(compgen -W "$(galley plugins --options 2>/dev/null | sed 's/=.*/=/' | uniq)" -- "$word"))
        compopt -o nospace
        return
    elif [ "$word" = = ] && [ "${{COMP_WORDS[COMP_CWORD-2]}}" = --set ]; then
        pair=$previous word=
    elif [ "$previous" = = ] && [ "${{COMP_WORDS[COMP_CWORD-3]}}" = --set ]; then
        pair=${{COMP_WORDS[COMP_CWORD-2]}}
    fi
    if [ -n "$pair" ]; then
        COMPREPLY=($(compgen -W "$(galley plugins --options 2>/dev/null | sed -n "s/^$pair=//p")" -- "$word"))
        return
    fi
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "{} --help --version" -- "$word"))
        return
    fi
    case "$command $previous" in
        *" --plugin-path") COMPREPLY=($(compgen -d -- "$word")); return ;;
        *" --write") COMPREPLY=($(compgen -W "$({})" -- "$word")); return ;;
{}    esac
    case "$command" in
{}    esac
    if [ "${{word#-}}" != "$word" ]; then
        COMPREPLY=($(compgen -W "$options" -- "$word"))
        return
    fi
    case "$command" in
{}    esac
    COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))
}}
complete -o filenames -F _galley galley
)sh",
                       fmt::join(names, " "), list_writers, choices, options, places);
}

/// Text inside single quotes of an _arguments specification.
std::string zsh_text(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\'')
            out += "'\\''";
        else if (c == '[' || c == ']' || c == ':')
            out += std::string("\\") + c;
        else if (c != '\n')
            out += c;
    }
    return out;
}

std::string zsh(const CLI::App& app) {
    std::string names, cases;
    for (const CLI::App* command : commands_of(app)) {
        const std::string name = command->get_name();
        names += fmt::format("        '{}:{}'\n", name, zsh_text(command->get_description()));
        cases += fmt::format("        {}) _arguments", name);
        for (const CLI::Option* option : options_of(*command)) {
            const bool flag = option->get_expected_max() == 0;
            std::string value;
            if (const auto known = allowed_values_of(*option); !known.empty())
                value = fmt::format(":value:({})", fmt::join(known, " "));
            else if (option->check_lname("set"))
                value = ":option:($(galley plugins --options 2>/dev/null))";
            else if (option->check_lname("plugin-path"))
                value = ":folder:_files -/";
            else if (option->check_lname("write"))
                value = fmt::format(":format:($({}))", list_writers);
            else if (!flag)
                value = ":value:_files";
            cases += fmt::format(" \\\n            '*--{}[{}]{}'", option->get_lnames().front(),
                                 zsh_text(option->get_description()), value);
        }
        const std::string place = takes_stage(name) ? "_alternative \"stages:stage:($(galley plugins 2>/dev/null | "
                                                      "cut -d\" \" -f1))\" \"files:file:_files\""
                                  : takes_pipeline(name) ? fmt::format(
                                                               "_alternative \"pipelines:pipeline:({})\" "
                                                               "\"files:file:_files\"",
                                                               fmt::join(ready_pipelines(), " "))
                                  : name == "completion" ? "(bash zsh fish)"
                                                         : "_files";
        const bool action = place.starts_with("_alternative");
        cases += fmt::format(" \\\n            '*:argument:{}' ;;\n", action ? "{" + place + "}" : place);
    }
    return fmt::format(R"sh(#compdef galley
# Completion of galley for zsh: galley completion zsh > a folder of $fpath, as _galley
_galley() {{
    local -a commands
    commands=(
{}    )
    if (( CURRENT == 2 )); then
        _describe command commands
        return
    fi
    local command=$words[2]
    shift words
    (( CURRENT-- ))
    case $command in
{}    esac
}}
if [ "$funcstack[1]" = _galley ]; then _galley "$@"; else compdef _galley galley; fi
)sh",
                       names, cases);
}

/// Text inside single quotes of fish.
std::string fish_text(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        if (c != '\n') out += c;
    }
    return out;
}

std::string fish(const CLI::App& app) {
    std::string out =
        "# Completion of galley for fish: galley completion fish > ~/.config/fish/completions/galley.fish\n"
        "complete -c galley -f\n";
    for (const CLI::App* command : commands_of(app)) {
        const std::string name = command->get_name();
        out += fmt::format("complete -c galley -n __fish_use_subcommand -a {} -d '{}'\n", name,
                           fish_text(command->get_description()));
        const std::string here = fmt::format("complete -c galley -n '__fish_seen_subcommand_from {}'", name);
        for (const CLI::Option* option : options_of(*command)) {
            std::string value;
            if (const auto known = allowed_values_of(*option); !known.empty())
                value = fmt::format(" -x -a '{}'", fmt::join(known, " "));
            else if (option->check_lname("set"))
                value = " -x -a '(galley plugins --options 2>/dev/null)'";
            else if (option->check_lname("plugin-path"))
                value = " -x -a '(__fish_complete_directories)'";
            else if (option->check_lname("write"))
                value = fmt::format(" -x -a '({})'", list_writers);
            else if (option->get_expected_max() != 0)
                value = " -r -F";
            out += fmt::format("{} -l {}{} -d '{}'\n", here, option->get_lnames().front(), value,
                               fish_text(option->get_description()));
        }
        if (takes_stage(name)) out += here + " -a '(galley plugins 2>/dev/null | string split -f1 \" \")'\n";
        if (takes_pipeline(name)) out += fmt::format("{} -a '{}'\n", here, fmt::join(ready_pipelines(), " "));
        out += name == "completion" ? here + " -a 'bash zsh fish'\n" : here + " -F\n";
    }
    return out;
}

}  // namespace

void add_completion(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("completion", "Print a script that completes galley's command line in a shell");
    auto shell = std::make_shared<std::string>();
    command->add_option("shell", *shell, "bash, zsh or fish")->required()->check(one_of({"bash", "zsh", "fish"}));
    command->footer("Example:\n  eval \"$(galley completion bash)\"");
    command->callback([shell, &app, &action] {
        action = [shell, &app] {
            fmt::print("{}", *shell == "bash" ? bash(app) : *shell == "zsh" ? zsh(app) : fish(app));
            return ExitCode::ok;
        };
    });
}

}  // namespace galley::cli
