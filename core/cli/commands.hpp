// The commands of the program, one file each. Every add_ function puts its options into `app`; when the command is
// given, `action` becomes what to do, and the program returns what it returns.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/host_error.hpp"
#include "core/plugin/registry.hpp"

namespace galley::cli {

using Action = std::function<ExitCode()>;

void add_run(CLI::App& app, Action& action);
void add_plan(CLI::App& app, Action& action);
void add_merge(CLI::App& app, Action& action);
void add_status(CLI::App& app, Action& action);
void add_clean(CLI::App& app, Action& action);
void add_plugins(CLI::App& app, Action& action);
void add_models(CLI::App& app, Action& action);
void add_inspect(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_schema(CLI::App& app, Action& action);
void add_verify(CLI::App& app, Action& action);
void add_eval(CLI::App& app, Action& action);
void add_view(CLI::App& app, Action& action);
void add_new(CLI::App& app, Action& action);
void add_docs(CLI::App& app, Action& action);
void add_completion(CLI::App& app, Action& action);

/// --plugin-path, as every command that needs plugins has it. `paths` must outlive the parse.
void add_plugin_path(CLI::App& command, std::vector<std::filesystem::path>& paths);

/// Warns of a plugin file that was passed over.
void tell_problem(const std::string& problem);

/// Scans the folders of `given`, the environment, `from_pipeline` and the install folder, and warns of files that were
/// passed over.
[[nodiscard]] Registry scan(const std::vector<std::filesystem::path>& given,
                            const std::vector<std::filesystem::path>& from_pipeline = {});

}  // namespace galley::cli
