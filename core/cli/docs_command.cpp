// galley docs: a page for every stage, or a man page for every command.
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

#include "core/cli/commands.hpp"
#include "core/cli/help.hpp"
#include "core/cli/man_page.hpp"
#include "core/plugin/stage_page.hpp"
#include "core/store/safe_file.hpp"

namespace galley::cli {

namespace {

struct DocsArguments {
    std::filesystem::path folder;
    std::vector<std::filesystem::path> plugin_paths;
    bool man = false;
};

/// Today, or the day of SOURCE_DATE_EPOCH, by which packages are built twice with the same bytes.
std::string day() {
    std::time_t now = std::time(nullptr);
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) now = static_cast<std::time_t>(std::atoll(epoch));
    std::tm parts{};
    gmtime_r(&now, &parts);
    return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

std::size_t write_stage_pages(const DocsArguments& given) {
    const Registry registry = scan(given.plugin_paths);
    for (const RegisteredStage& stage : registry.stages())
        write_file(given.folder / fmt::format("{}.md", stage.stage->id), stage_page(stage), false);
    write_file(given.folder / "README.md", stage_index(registry), false);
    return registry.stages().size() + 1;
}

std::size_t write_man_pages(const CLI::App& app, const std::filesystem::path& folder) {
    const std::string date = day();
    write_file(folder / "galley.1", man_page_of_program(app, date), false);
    for (const CLI::App* command : commands_of(app))
        write_file(folder / fmt::format("galley-{}.1", command->get_name()), man_page_of_command(*command, date),
                   false);
    return commands_of(app).size() + 1;
}

}  // namespace

void add_docs(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("docs", "Write a page of documentation for every stage, or man pages");
    auto given = std::make_shared<DocsArguments>();
    command->add_option("folder", given->folder, "Where to write the pages (Markdown)")->required();
    add_plugin_path(*command, given->plugin_paths);
    command->add_flag("--man", given->man, "Write man pages of the commands instead");
    command->footer("Examples:\n  galley docs docs/stages\n  galley docs --man ~/.local/share/man/man1");
    command->callback([given, &app, &action] {
        action = [given, &app] {
            const std::size_t pages = given->man ? write_man_pages(app, given->folder) : write_stage_pages(*given);
            fmt::print(stderr, "galley: wrote {} pages to {}\n", pages, given->folder.string());
            return ExitCode::ok;
        };
    });
}

}  // namespace galley::cli
