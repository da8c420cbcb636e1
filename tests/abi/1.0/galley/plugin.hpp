// The whole C++ SDK, and the line that makes a shared library a plugin:
//
//     GALLEY_PLUGIN("my-plugin", "1.0.0", "Apache-2.0", MyStage, AnotherStage)
//
// It defines the one exported symbol, constant data: nothing runs when the library is loaded.
#pragma once

#include "galley/abi.h"
#include "galley/stage.hpp"

#define GALLEY_PLUGIN(plugin_name, plugin_version, plugin_license, ...)                 \
    extern "C" GALLEY_EXPORT constinit const galley_plugin_desc galley_plugin = {       \
        sizeof(galley_plugin_desc),                                                     \
        GALLEY_ABI_MAJOR,                                                               \
        GALLEY_ABI_MINOR,                                                               \
        static_cast<std::uint32_t>(std::size(galley::detail::stage_list<__VA_ARGS__>)), \
        plugin_name,                                                                    \
        plugin_version,                                                                 \
        plugin_license,                                                                 \
        galley::detail::stage_list<__VA_ARGS__>};
