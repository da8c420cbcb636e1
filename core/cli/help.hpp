// Help as people ask for it, and what is wrong with a command line said in a sentence.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "core/cli/commands.hpp"

namespace galley::cli {

/// The commands `galley help [COMMAND]` and `galley version`, which people try before they know of the options.
void add_help(CLI::App& app, Action& action);
void add_version(CLI::App& app, Action& action);

/// All commands of the program.
[[nodiscard]] std::vector<const CLI::App*> commands_of(const CLI::App& app);

/// The command that was given, or the program where none was.
[[nodiscard]] const CLI::App& command_given(const CLI::App& app);

/// Has the parse keep what nobody knows instead of ending at the first such word.
void keep_unknown(CLI::App& app);

/// What the parse left over, as a sentence with the nearest right word and the help to read; "" where nothing was.
[[nodiscard]] std::string unknown_sentence(const CLI::App& app);

/// What else is wrong with the command line, as a sentence.
[[nodiscard]] std::string usage_sentence(const CLI::App& app, const CLI::ParseError& error);

/// A number with the smallest value that is allowed, for an option's check. The message gives the range in words.
[[nodiscard]] CLI::Validator at_least(double least);
[[nodiscard]] CLI::Validator whole_from(long long least, long long most);

/// A folder that is there.
[[nodiscard]] CLI::Validator existing_folder();
/// The same for what is no option's value. Throws HostError (input_missing).
void require_folder(const std::filesystem::path& folder);

/// One of a few words. The validator's description is "{a,b}", which completion reads.
[[nodiscard]] CLI::Validator one_of(const std::vector<std::string>& words);

}  // namespace galley::cli
