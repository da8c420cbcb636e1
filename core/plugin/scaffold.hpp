// A folder to start a plugin from, written out of the templates of the SDK.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace galley {

/// What a new plugin is called, in every spelling that its files need.
struct PluginNames {
    std::string name;        ///< "redact-phones", as the author gave it: the plugin and its folder
    std::string id;          ///< "text.redact_phones": the stage
    std::string target;      ///< "redact_phones": the CMake target
    std::string class_name;  ///< "RedactPhones"
};

/// `name` is made of small letters, digits, '-' and '_', and starts with a letter; "family.name" sets the stage's id,
/// else the family comes from `scope` (read, page or document). Throws HostError (usage).
[[nodiscard]] PluginNames plugin_names(const std::string& name, const std::string& scope);

struct Scaffold {
    PluginNames names;
    std::string scope;             ///< "read", "page" or "document"
    std::string kind;              ///< "cpp", "c" or "process"
    std::filesystem::path folder;  ///< to be made; must not exist, or be empty
};

/// Writes the folder and returns its files, sorted. Throws HostError: usage when the folder holds something, output
/// when it cannot be written, internal when the templates of the SDK are missing.
std::vector<std::filesystem::path> write_scaffold(const Scaffold& scaffold);

}  // namespace galley
