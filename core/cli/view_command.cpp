// galley view: the site that write.html made, in the browser.
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

#include "core/cli/commands.hpp"
#include "core/cli/help.hpp"
#include "core/site/site_server.hpp"

namespace galley::cli {

namespace {

namespace fs = std::filesystem;

struct ViewArguments {
    fs::path output;
    bool serve = false, no_open = false;
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

ExitCode view_action(const ViewArguments& given) {
    require_folder(given.output);
    const fs::path index = given.output / "index.html";
    if (!fs::is_regular_file(index))
        throw HostError(
            ExitCode::input_missing,
            fmt::format("{} is not there. Is {} the output of a run whose pipeline has the stage write.html?",
                        index.string(), given.output.string()));
    if (!given.serve) {
        show(fs::absolute(index).lexically_normal().string(), given.no_open);
        return ExitCode::ok;
    }
    serve_site(given.output, given.port, [&](std::uint16_t port) {
        show(fmt::format("http://127.0.0.1:{}/", port), given.no_open);
        spdlog::info("serving {} to this machine only; Ctrl-C ends it", given.output.string());
    });
}

}  // namespace

void add_view(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("view", "Open the site that write.html made");
    auto given = std::make_shared<ViewArguments>();
    command->add_option("output", given->output, "Folder of the output tree")->required();
    auto* serve = command->add_flag("--serve", given->serve, "Serve it on 127.0.0.1 instead of opening it from disk");
    command->add_option("--port", given->port, "Port to serve on; 0: any free one")
        ->capture_default_str()
        ->check(whole_from(0, 65'535))
        ->needs(serve);
    command->add_flag("--no-open", given->no_open, "Only print the address");
    command->footer("Example:\n  galley view out");
    command->callback([given, &action] { action = [given] { return view_action(*given); }; });
}

}  // namespace galley::cli
