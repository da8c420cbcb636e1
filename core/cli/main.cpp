// The program: it reads the command line, and gives the work to the command named there.
#include <fmt/format.h>

#include <spdlog/spdlog.h>

#include <csignal>
#include <cstdlib>
#include <string_view>

#include "core/base/paths.hpp"
#include "core/base/shown_text.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/help.hpp"
#include "core/cli/log.hpp"
#include "core/pipeline/start_check.hpp"
#include "core/plugin/descriptor_reader.hpp"
#include "core/worker/worker_main.hpp"

namespace galley::cli {

void add_plugin_path(CLI::App& command, std::vector<std::filesystem::path>& paths) {
    command
        .add_option("--plugin-path", paths, "A folder to look for plugins in, before all others; may be given again")
        ->allow_extra_args(false)
        ->check([](const std::string& folder) {
            // What is there and no folder is a warning of the scan.
            const bool missing =
                std::filesystem::symlink_status(folder).type() == std::filesystem::file_type::not_found;
            return missing ? fmt::format("the folder \"{}\" is missing", folder) : std::string();
        });
}

void tell_problem(const std::string& problem) { spdlog::warn("{}", shown(problem)); }

Registry scan(const std::vector<std::filesystem::path>& given,
              const std::vector<std::filesystem::path>& from_pipeline) {
    Registry registry = Registry::scan(plugin_folders(given, from_pipeline));
    for (const std::string& problem : registry.problems()) tell_problem(problem);
    return registry;
}

}  // namespace galley::cli

int main(int argc, char** argv) {
    using namespace galley;
    // Pages run side by side; Tesseract's own threads on top of them make everything slower. Must be set before the
    // OpenMP library is loaded, and so before any plugin.
    setenv("OMP_THREAD_LIMIT", "1", 1);
    // A worker that died and a disk that is full are told by errors of writing, not by the end of this program.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    cli::set_up_log(cli::LogFormat::text);
    // What the program starts itself as; see core/worker_main.hpp and core/descriptor_reader.hpp.
    if (argc == 2 && std::string_view(argv[1]) == "worker") return worker_main();
    if (argc > 2 && std::string_view(argv[1]) == "descriptors") return descriptors_main({argv + 2, argv + argc});
    if (argc == 3 && std::string_view(argv[1]) == "start-stages") return start_stages_main(argv[2]);

    CLI::App app("Galley turns newspaper pages - images, PDFs, text, ALTO, PAGE - into articles.", "galley");
    app.set_version_flag("--version", std::string("galley ") + GALLEY_VERSION);
    app.require_subcommand(0, 1);
    app.footer(
        "Exit codes: 0 done; 2 done, some pages failed; 64 usage; 65 bad pipeline; 66 input missing;\n"
        "70 internal; 74 output not writable; 75 interrupted or pages missing, run it again.\n\n"
        "Example:\n  galley run newspaper scans/ -o out");
    cli::Action action;
    cli::add_run(app, action);
    cli::add_status(app, action);
    cli::add_clean(app, action);
    cli::add_plan(app, action);
    cli::add_merge(app, action);
    cli::add_check(app, action);
    cli::add_plugins(app, action);
    cli::add_models(app, action);
    cli::add_inspect(app, action);
    cli::add_schema(app, action);
    cli::add_new(app, action);
    cli::add_verify(app, action);
    cli::add_eval(app, action);
    cli::add_view(app, action);
    cli::add_docs(app, action);
    cli::add_completion(app, action);
    cli::add_help(app, action);
    cli::add_version(app, action);
    cli::keep_unknown(app);

    try {
        app.parse(argc, argv);
        if (const std::string unknown = cli::unknown_sentence(app); !unknown.empty())
            throw HostError(ExitCode::usage, unknown);
        if (!action) {
            fmt::print(stderr, "{}", app.help());
            return static_cast<int>(ExitCode::usage);
        }
        return static_cast<int>(action());
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error);  // --help and --version
        fmt::print(stderr, "{}\n", cli::usage_sentence(app, error));
        return static_cast<int>(ExitCode::usage);
    } catch (const HostError& error) {
        fmt::print(stderr, "galley: {}\n", shown_lines(error.what()));
        return static_cast<int>(error.code());
    } catch (const std::exception& error) {
        fmt::print(stderr, "galley: {}. This is a fault of galley; please report it.\n", error.what());
        return static_cast<int>(ExitCode::internal);
    }
}
