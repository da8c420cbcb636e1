// Three pages, the second with the trigger, through a stage that misbehaves.
#pragma once

#include "program.hpp"

inline const std::string read_text = R"({"use": "read.text"})";
inline const std::string write_json = R"({"use": "write.json"})";
inline const std::string with_test_plugins = " --plugin-path " TEST_BINARIES "/plugins ";

inline std::string misbehave(const std::string& how, const std::string& more = "") {
    return R"({"use": "test.misbehave", "options": {"how": ")" + how + "\"}" + more + "}";
}

/// Writes input and pipeline into `folder`; the rest of the command line, without options, is what comes back.
inline std::string misbehaving_run(const Folder& folder, const std::string& stage) {
    const std::string input = folder.file("in.txt", "first page\n\fa bad page\n\fthird page\n");
    const std::string file = pipeline(folder, read_text + ", " + stage + ", " + write_json);
    return file + " " + input + " -o " + folder / "out" + with_test_plugins;
}
