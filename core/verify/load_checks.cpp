// Checks of the file, before any of its code is called.
#include <dlfcn.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "core/plugin/plugin_library.hpp"
#include "core/verify/check.hpp"
#include "core/verify/elf_symbols.hpp"

namespace galley::verify {

namespace {

constexpr double slow_load_s = 2;  // far beyond any library's own work, even on a busy machine

constexpr const char* entry = "galley_plugin";

}  // namespace

Verdict load_now(const Subject& subject) {
    if (dlopen(subject.setup().plugin.c_str(), RTLD_NOW | RTLD_LOCAL) != nullptr) return passed();
    const char* why = dlerror();
    return failed(fmt::format("The system cannot load it: {}. Link every library that it needs.",
                              why != nullptr ? why : "no reason given"));
}

Verdict exports_only_entry(const Subject& subject) {
    std::vector<std::string> names;
    try {
        names = exported_symbols(subject.setup().plugin);
    } catch (const std::exception& error) {
        return skipped(fmt::format("Its symbols cannot be read: {}.", error.what()));
    }
    if (std::find(names.begin(), names.end(), entry) == names.end())
        return failed("It exports no symbol galley_plugin; GALLEY_PLUGIN or GALLEY_EXPORT makes one.");
    // AddressSanitizer stands a mark beside every global; no plugin meets another by it.
    std::erase_if(names, [](const std::string& name) { return name == entry || name.starts_with("__odr_asan."); });
    if (names.empty()) return passed();
    return failed(
        fmt::format("It also exports {}{}. Build it with galley_add_plugin, or with -fvisibility=hidden and "
                    "a version script, so that plugins cannot meet by name.",
                    names[0], names.size() > 1 ? fmt::format(" and {} more", names.size() - 1) : ""));
}

Verdict abi_version(const Subject& subject) {
    const galley_plugin_desc& descriptor = subject.descriptor();
    try {
        check_abi(descriptor, subject.setup().plugin);
    } catch (const PluginError& error) {
        return failed(error.what());
    }
    return passed();
}

Verdict load_time(const Subject& subject) {
    const auto start = std::chrono::steady_clock::now();
    (void)subject.descriptor();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (seconds <= slow_load_s) return passed();
    return failed(
        fmt::format("Loading took {:.1f} s. Nothing may run at load: move the work of constructors and "
                    "static objects into create.",
                    seconds));
}

}  // namespace galley::verify
