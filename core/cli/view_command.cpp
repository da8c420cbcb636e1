// galley view: the site that write.html made, in the browser.
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

#include "core/cli/commands.hpp"
#include "core/cli/help.hpp"
#include "core/site/corrections_put.hpp"
#include "core/site/site_server.hpp"

namespace galley::cli {

namespace {

namespace fs = std::filesystem;

struct ViewArguments {
    fs::path output, against;
    bool serve = false, edit = false, no_open = false;
    std::uint16_t port = 0;
};

/// Asks the desktop to show `address`; false when there is no desktop to ask. Nothing of it is printed.
bool open_in_browser(const std::string& address) {
    const pid_t child = fork();
    if (child == 0) {
        if (std::freopen("/dev/null", "w", stdout) == nullptr || std::freopen("/dev/null", "w", stderr) == nullptr)
            _exit(127);
        execlp("xdg-open", "xdg-open", address.c_str(), static_cast<char*>(nullptr));
        _exit(127);
    }
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void show(const std::string& address, bool no_open) {
    fmt::print("{}\n", address);
    std::fflush(stdout);
    if (!no_open && !open_in_browser(address))
        spdlog::warn("no browser could be opened with xdg-open; open {} yourself", address);
}

/// The start of the site in an output folder; throws where there is none.
fs::path index_of(const fs::path& output) {
    require_folder(output);
    fs::path index = output / "index.html";
    if (!fs::is_regular_file(index))
        throw HostError(
            ExitCode::input_missing,
            fmt::format("{} is not there. Is {} the output of a run whose pipeline has the stage write.html?",
                        index.string(), output.string()));
    return index;
}

ExitCode view_action(const ViewArguments& given) {
    const bool serves = given.serve || given.edit || !given.against.empty();
    if (given.port != 0 && !serves)
        throw HostError(ExitCode::usage,
                        "--port is for --serve, --edit and --against; without them nothing is served.");
    const fs::path index = index_of(given.output);
    if (!given.against.empty()) (void)index_of(given.against);
    if (!serves) {
        show(fs::absolute(index).lexically_normal().string(), given.no_open);
        return ExitCode::ok;
    }
    const SiteView view{given.output, given.edit ? random_token() : std::string(), given.against, given.port};
    serve_site(view, [&](std::uint16_t port) {
        show(fmt::format("http://127.0.0.1:{}/{}", port, start_of(view)), given.no_open);
        if (given.edit)
            spdlog::info(
                "corrections go to corrections.json beside each document; run galley again to have them in every "
                "format");
        spdlog::info("serving {} to this machine only; Ctrl-C ends it", given.output.string());
    });
}

}  // namespace

void add_view(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("view", "Open the site that write.html made");
    auto given = std::make_shared<ViewArguments>();
    command->add_option("output", given->output, "Folder of the output tree")->required();
    auto* serve = command->add_flag("--serve", given->serve, "Serve it on 127.0.0.1 instead of opening it from disk");
    auto* edit = command->add_flag("--edit", given->edit,
                                   "Serve it, and keep what you put right in corrections.json of each document");
    edit->excludes(serve);
    command->add_option("--against", given->against, "Output of another run: show what is different, side by side")
        ->excludes(edit);
    command->add_option("--port", given->port, "Port to serve on; 0: any free one")
        ->capture_default_str()
        ->check(whole_from(0, 65'535));
    command->add_flag("--no-open", given->no_open, "Only print the address");
    command->footer("Examples:\n  galley view out\n  galley view --edit out\n  galley view out --against out-before");
    command->callback([given, &action] { action = [given] { return view_action(*given); }; });
}

}  // namespace galley::cli
