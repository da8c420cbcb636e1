// Man pages, made from what the commands say in --help.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace galley::cli {

/// The page galley(1): the program and its commands. `date` is a day, as 2026-11-29.
[[nodiscard]] std::string man_page_of_program(const CLI::App& app, const std::string& date);

/// The page galley-NAME(1) of one command.
[[nodiscard]] std::string man_page_of_command(const CLI::App& command, const std::string& date);

}  // namespace galley::cli
