#include "core/plugin/plugin_library.hpp"

#include <fmt/format.h>

#include <boost/dll/shared_library.hpp>
#include <cstddef>
#include <string>

namespace galley {

namespace {

namespace dll = boost::dll;

/// dlopen's words ("libfoo.so.1: cannot open shared object file") out of Boost's
/// "boost::dll::shared_library::load() failed (dlerror system message: WORDS): Bad file descriptor".
std::string loader_message(const std::exception& error) {
    const std::string text = error.what();
    const std::string_view before = "dlerror system message: ";
    const auto start = text.find(before);
    if (start == std::string::npos) return text;
    const auto end = text.rfind("): ");
    return text.substr(start + before.size(), end == std::string::npos ? end : end - start - before.size());
}

/// Opened libraries, never closed.
dll::shared_library& keep(dll::shared_library library) { return *new dll::shared_library(std::move(library)); }

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& why) {
    throw PluginError(fmt::format("The plugin {} was refused: {}", path.string(), why));
}

void check_stage(const galley_stage* stage, std::uint32_t number, const std::filesystem::path& path) {
    // What every stage has; members behind it are read only when GALLEY_REACHES says so.
    constexpr std::uint32_t first_size = GALLEY_STAGE_LEAST;
    if (stage == nullptr) refuse(path, fmt::format("its stage number {} is a null pointer.", number));
    if (stage->size < first_size)
        refuse(path, fmt::format("its stage number {} says it is {} bytes long, at least {} are needed.", number,
                                 stage->size, first_size));
    if (stage->id == nullptr || stage->version == nullptr || stage->summary == nullptr)
        refuse(path, fmt::format("its stage number {} lacks an id, a version or a summary.", number));
    const std::string id = stage->id;
    if (stage->scope > GALLEY_SCOPE_DOCUMENT) refuse(path, fmt::format("its stage {} has no known scope.", id));
    if (stage->option_count > 0 && stage->options == nullptr)
        refuse(path, fmt::format("its stage {} counts options but has no table of them.", id));
    for (std::uint32_t i = 0; i < stage->option_count; ++i)
        if (stage->options[i].name == nullptr || stage->options[i].help == nullptr)
            refuse(path, fmt::format("its stage {} has an option without a name or a help text.", id));
    const bool works = stage->scope == GALLEY_SCOPE_READ   ? stage->list != nullptr && stage->load != nullptr
                       : stage->scope == GALLEY_SCOPE_PAGE ? stage->page != nullptr
                                                           : stage->document != nullptr;
    if (!works || stage->create == nullptr || stage->destroy == nullptr)
        refuse(path, fmt::format("its stage {} lacks a function that its scope needs.", id));
}

}  // namespace

void check_abi(const galley_plugin_desc& descriptor, const std::filesystem::path& path) {
    if (descriptor.abi_major != GALLEY_ABI_MAJOR || descriptor.abi_minor_needed > GALLEY_ABI_MINOR) {
        const bool newer = descriptor.abi_major >= GALLEY_ABI_MAJOR;
        refuse(path, fmt::format("it needs plugin ABI {}.{}, this galley has {}.{}. {}", descriptor.abi_major,
                                 descriptor.abi_minor_needed, GALLEY_ABI_MAJOR, GALLEY_ABI_MINOR,
                                 newer ? "Install a newer galley, or a plugin built for this one."
                                       : "Build the plugin again with this galley's SDK."));
    }
}

void check_descriptor(const galley_plugin_desc& descriptor, const std::filesystem::path& path) {
    check_abi(descriptor, path);
    if (descriptor.size < GALLEY_PLUGIN_DESC_LEAST)
        refuse(path, fmt::format("its descriptor says it is {} bytes long, at least {} are needed.", descriptor.size,
                                 GALLEY_PLUGIN_DESC_LEAST));
    if (descriptor.name == nullptr || descriptor.version == nullptr || descriptor.license == nullptr)
        refuse(path, "its descriptor lacks a name, a version or a license.");
    if (descriptor.stage_count == 0 || descriptor.stages == nullptr) refuse(path, "it holds no stages.");
    for (std::uint32_t i = 0; i < descriptor.stage_count; ++i) check_stage(descriptor.stages[i], i, path);
}

const galley_plugin_desc* open_plugin(const std::filesystem::path& path) {
    dll::shared_library opened;
    try {
        opened.load(path, dll::load_mode::rtld_now | dll::load_mode::rtld_local);
    } catch (const std::exception& error) {
        refuse(path, "the system cannot load it: " + loader_message(error) + ".");
    }
    dll::shared_library& library = keep(std::move(opened));
    if (!library.has("galley_plugin"))
        refuse(path, "it is a shared library, but not a plugin of galley: it exports no symbol galley_plugin.");
    return &library.get<const galley_plugin_desc>("galley_plugin");
}

PluginLibrary load_plugin(const std::filesystem::path& path) {
    const galley_plugin_desc* descriptor = open_plugin(path);
    check_descriptor(*descriptor, path);
    return {path, descriptor};
}

}  // namespace galley
