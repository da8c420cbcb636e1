// Runs the program as a user does, and keeps what it said.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "temp_folder.hpp"

struct Ended {
    int code = -1;
    std::string out, err;
};

/// Runs build/galley with `arguments` (given to a shell as they are); `environment` is put before the command.
Ended galley(const std::string& arguments, const std::string& environment = "");

/// Starts build/galley with `arguments` and, once `file` is there, runs `script` in a shell, where $pid is the program.
Ended galley_meanwhile(const std::string& arguments, const std::string& file, const std::string& script);

/// A fresh folder, removed with everything in it at the end of the scope.
class Folder : tests::TempFolder {
  public:
    /// Writes a file (folders are made) and returns its path.
    std::string file(const std::string& name, const std::string& text) const;
    std::string operator/(const std::string& name) const { return (path() / name).string(); }
};

std::string read_file(const std::filesystem::path& file);

/// A pipeline of the given stages ("{\"use\": ...}, ..."), as a file in `folder`.
std::string pipeline(const Folder& folder, const std::string& stages);
