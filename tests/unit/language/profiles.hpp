// The profiles of config/ for tests.
#pragma once

#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "language/profile.hpp"

namespace galley::language {

inline const Profile& profile(const std::string& name) {
    static std::map<std::string, Profile> loaded;
    if (loaded.find(name) == loaded.end()) {
        std::ifstream file(std::string(CONFIG_DIR) + "/profiles/" + name + ".json");
        const std::string json{std::istreambuf_iterator<char>(file), {}};
        loaded.emplace(name, parse_profile(json, name));
    }
    return loaded.at(name);
}

}  // namespace galley::language
