#include "program.hpp"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace fs = std::filesystem;

std::string read_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

namespace {

/// The command with its output in files, between what a shell shall do before and after.
Ended shell(const std::string& before, const std::string& arguments, const std::string& after) {
    const Folder folder;
    const std::string out = folder / "out", err = folder / "err";
    const std::string command =
        before + " " GALLEY_PROGRAM " " + arguments + " >" + out + " 2>" + err + " </dev/null" + after;
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(out), read_file(err)};
}

}  // namespace

Ended galley(const std::string& arguments, const std::string& environment) { return shell(environment, arguments, ""); }

Ended galley_meanwhile(const std::string& arguments, const std::string& file, const std::string& script) {
    return shell(
        "", arguments,
        " & pid=$!; while [ ! -e " + file + " ] && kill -0 $pid; do sleep 0.02; done; " + script + "; wait $pid");
}

std::string Folder::file(const std::string& name, const std::string& text) const {
    const fs::path path = this->path() / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
}

std::string pipeline(const Folder& folder, const std::string& stages) {
    return folder.file("pipeline.json", "{\"galley\": 1, \"stages\": [" + stages + "]}");
}
