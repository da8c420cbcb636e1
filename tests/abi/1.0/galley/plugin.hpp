// The whole C++ SDK, and the line that makes a shared library a plugin:
//
//     GALLEY_PLUGIN("my-plugin", "1.0.0", "Apache-2.0", MyStage, AnotherStage)
//
// It defines the one exported symbol, constant data: nothing runs when the library is loaded. The plugin loads in every
// host of this major; one that cannot do without something newer than 1.0 says so before the include:
//
//     #define GALLEY_ABI_MINOR_NEEDED 1
#pragma once

#include "galley/abi.h"
#include "galley/stage.hpp"

#ifndef GALLEY_ABI_MINOR_NEEDED
#define GALLEY_ABI_MINOR_NEEDED 0
#endif

#define GALLEY_PLUGIN(plugin_name, plugin_version, plugin_license, ...)                 \
    extern "C" GALLEY_EXPORT constinit const galley_plugin_desc galley_plugin = {       \
        sizeof(galley_plugin_desc),                                                     \
        GALLEY_ABI_MAJOR,                                                               \
        GALLEY_ABI_MINOR_NEEDED,                                                        \
        static_cast<std::uint32_t>(std::size(galley::detail::stage_list<__VA_ARGS__>)), \
        plugin_name,                                                                    \
        plugin_version,                                                                 \
        plugin_license,                                                                 \
        galley::detail::stage_list<__VA_ARGS__>};
