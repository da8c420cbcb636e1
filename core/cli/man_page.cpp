#include "core/cli/man_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "core/cli/help.hpp"

namespace galley::cli {

namespace {

/// Text as roff takes it: no character or start of a line is a command.
std::string roff(const std::string& text) {
    std::string out;
    bool line_start = true;
    for (const char c : text) {
        if (line_start && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
        line_start = c == '\n';
    }
    return out;
}

std::string bold(const std::string& text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(const std::string& text) { return "\\fI" + roff(text) + "\\fR"; }

/// Help is a phrase; in a page it is a sentence. Lines of more than 80 bytes are bad style in roff.
std::string sentence(const std::string& text) {
    constexpr std::size_t longest = 70;
    std::string out;
    std::size_t line = 0;
    std::istringstream in(text.ends_with('.') ? text : text + ".");
    for (std::string word; in >> word;) {
        if (line > 0 && line + word.size() >= longest) {
            out += '\n';
            line = 0;
        }
        if (line > 0) out += ' ';
        out += word;
        line += word.size() + 1;
    }
    return out;
}

std::string heading(const std::string& name, const std::string& date) {
    std::string title = name;
    std::transform(title.begin(), title.end(), title.begin(), [](unsigned char c) { return std::toupper(c); });
    return fmt::format(".TH {} 1 \"{}\" \"galley {}\" \"Galley\"\n", roff(title), date, GALLEY_VERSION);
}

std::vector<const CLI::Option*> options_of(const CLI::App& command, bool positional) {
    return command.get_options([positional](const CLI::Option* option) {
        return option->nonpositional() != positional && !option->get_group().empty();
    });
}

/// "-o, --output TEXT", or the name of a positional.
std::string term(const CLI::Option& option) {
    if (!option.nonpositional()) return italic(option.get_name(true));
    std::vector<std::string> names;
    for (const std::string& name : option.get_snames()) names.push_back(bold("-" + name));
    for (const std::string& name : option.get_lnames()) names.push_back(bold("--" + name));
    std::string out = fmt::format("{}", fmt::join(names, ", "));
    if (option.get_expected_max() == 0) return out;
    const std::string type = option.get_type_name();
    const auto choices = type.find('{');
    return out + " " + italic(choices == std::string::npos ? type.substr(0, type.find(':')) : type.substr(choices));
}

std::string described(const std::vector<const CLI::Option*>& options) {
    std::string out;
    for (const CLI::Option* option : options) {
        out += fmt::format(".TP\n{}\n{}\n", term(*option), roff(sentence(option->get_description())));
        const std::string type = option->get_type_name();
        if (const auto range = type.find(':'); range != std::string::npos && type.find('{') == std::string::npos)
            out += roff(fmt::format("Allowed: {}.\n", type.substr(range + 1)));
        if (!option->get_default_str().empty()) out += roff(fmt::format("Default: {}.\n", option->get_default_str()));
    }
    return out;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

/// What stands below the options: lines that are indented are code, what follows "Example" has a section of its own.
std::string footer(const std::string& text) {
    std::string out;
    bool code = false, paragraph = true, notes = false;
    const auto end_code = [&] {
        if (code) out += ".fi\n.RE\n";
        code = false;
    };
    for (const std::string& line : lines_of(text)) {
        if (line.starts_with("Example")) {
            end_code();
            out += ".SH EXAMPLES\n";
            paragraph = false;
            notes = true;  // the section is named
        } else if (line.empty()) {
            paragraph = true;
        } else if (line.starts_with("  ")) {
            if (!code) out += ".RS 4\n.nf\n";
            code = true;
            out += roff(line.substr(2)) + "\n";
        } else {
            end_code();
            if (!notes) out += ".SH NOTES\n";
            if (notes && paragraph) out += ".PP\n";
            notes = true;
            paragraph = false;
            out += roff(line) + "\n";
        }
    }
    end_code();
    return out;
}

}  // namespace

std::string man_page_of_program(const CLI::App& app, const std::string& date) {
    std::string out = heading("galley", date) + ".SH NAME\ngalley \\- turn newspaper pages into articles\n";
    out += ".SH SYNOPSIS\n.B galley\n.I command\n.RI [ argument .\\|.\\|.]\n";
    out += ".SH DESCRIPTION\n" + roff(app.get_description()) + "\n.SH COMMANDS\n";
    for (const CLI::App* command : commands_of(app))
        out += fmt::format(".TP\n.BR galley\\-{} (1)\n{}\n", roff(command->get_name()),
                           roff(sentence(command->get_description())));
    out += ".SH OPTIONS\n" + described(options_of(app, false));
    return out + footer(app.get_footer());
}

std::string man_page_of_command(const CLI::App& command, const std::string& date) {
    const std::string name = "galley-" + command.get_name();
    std::string out = heading(name, date);
    out += fmt::format(".SH NAME\n{} \\- {}\n", roff(name), roff(command.get_description()));
    out += fmt::format(".SH SYNOPSIS\n{} {} [{}]", bold("galley"), bold(command.get_name()), italic("options"));
    const auto arguments = options_of(command, true), options = options_of(command, false);
    for (const CLI::Option* argument : arguments) {
        const std::string more = argument->get_expected_max() > 1 ? "..." : "";
        const std::string shown = italic(argument->get_name(true)) + more;
        out += argument->get_required() ? " " + shown : " [" + shown + "]";
    }
    out += "\n";
    if (!arguments.empty()) out += ".SH ARGUMENTS\n" + described(arguments);
    out += ".SH OPTIONS\n" + described(options) + footer(command.get_footer());
    return out + ".SH SEE ALSO\n.BR galley (1)\n";
}

}  // namespace galley::cli
