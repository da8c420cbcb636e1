#include "core/plugin/scaffold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>

#include "core/base/host_error.hpp"
#include "core/base/paths.hpp"
#include "core/store/safe_file.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

using Replacements = std::map<std::string, std::string>;  // "@NAME@" to what stands there

/// In an install tree, and in the build tree.
fs::path template_folder() {
    std::error_code error;
    if (const fs::path built = program_folder() / "share/galley-template"; fs::is_directory(built, error)) return built;
    for (const fs::path& share : share_folders())
        if (fs::is_directory(share / "template", error)) return share / "template";
    throw HostError(
        ExitCode::input_missing,
        "The templates of the SDK are missing beside the program. Install the package galley-dev, which has them.");
}

/// Where find_package finds the SDK that belongs to this program.
fs::path sdk_prefix() {
    std::error_code error;
    const bool build_tree = fs::exists(program_folder() / "lib/cmake/galley-sdk", error);
    return (build_tree ? program_folder() : program_folder() / "..").lexically_normal();
}

std::string replaced(std::string text, const Replacements& replacements) {
    for (const auto& [from, to] : replacements)
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
    return text;
}

std::string with(std::string text, char from, char to) {
    std::replace(text.begin(), text.end(), from, to);
    return text;
}

}  // namespace

PluginNames plugin_names(const std::string& name, const std::string& scope) {
    if (!std::regex_match(name, std::regex("([a-z][a-z0-9_]*\\.)?[a-z][a-z0-9_-]*")))
        throw HostError(ExitCode::usage,
                        fmt::format("\"{}\" cannot be the name of a plugin: give small letters, digits, - and _, such "
                                    "as redact-phones, or the id of the stage, such as text.redact.",
                                    name));
    PluginNames out;
    const auto dot = name.find('.');
    const std::string family = dot != std::string::npos ? name.substr(0, dot)
                               : scope == "read"        ? "read"
                               : scope == "page"        ? "text"
                                                        : "write";
    const std::string own = with(dot != std::string::npos ? name.substr(dot + 1) : name, '-', '_');
    out.name = with(name, '.', '-');
    out.id = family + "." + own;
    out.target = with(out.name, '-', '_');
    // Targets that CMake keeps for itself, and the program's own.
    for (const char* taken : {"all", "clean", "edit_cache", "galley", "galley_sdk", "help", "install",
                              "list_install_components", "package", "rebuild_cache", "test"})
        if (out.target == taken)
            throw HostError(ExitCode::usage, fmt::format("\"{}\" cannot be the name of a plugin: CMake or galley has a "
                                                         "target of that name. Give another, such as my-{}.",
                                                         name, name));
    bool capital = true;
    for (const char c : own) {
        if (c != '_') out.class_name += capital && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        capital = c == '_';
    }
    if (out.class_name == "Options") out.class_name = "OptionsStage";  // a stage has an Options of its own
    return out;
}

std::vector<fs::path> write_scaffold(const Scaffold& scaffold) {
    std::error_code error;
    if (fs::exists(scaffold.folder, error) && !fs::is_empty(scaffold.folder, error))
        throw HostError(ExitCode::usage, fmt::format("{} is there already and not empty; give another name, or another "
                                                     "folder with --folder.",
                                                     scaffold.folder.string()));
    const Replacements replacements{
        {"@NAME@", scaffold.names.name},
        {"@ID@", scaffold.names.id},
        {"@TARGET@", scaffold.names.target},
        {"@CLASS@", scaffold.names.class_name},
        {"@FILE@", "galley-" + with(scaffold.names.target, '_', '-')},
        {"@STAGE@", scaffold.scope == "page" ? "ext.process" : "ext." + scaffold.scope},
        {"@SAMPLE@", scaffold.scope == "read" ? "sample.lines" : "sample.txt"},
        {"@PREFIX@", sdk_prefix().string()},
    };
    std::vector<fs::path> files;
    for (const std::string& part : {std::string("common"), scaffold.kind, scaffold.kind + "-" + scaffold.scope}) {
        for (const auto& entry : fs::directory_iterator(template_folder() / part)) {
            std::ifstream in(entry.path(), std::ios::binary);
            const std::string text{std::istreambuf_iterator<char>(in), {}};
            files.push_back(scaffold.folder / entry.path().filename());
            write_file(files.back(), replaced(text, replacements), false);
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace galley
