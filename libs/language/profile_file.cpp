#include "language/profile_file.hpp"

#include <fstream>
#include <iterator>

#include "galley/error.hpp"

namespace galley::language {

bool is_path(const std::string& name) { return name.find_first_of("/.") != std::string::npos; }

Profile load_profile(const std::string& name, Context& context, Compile when) {
    const std::string path = context.resource(is_path(name) ? name : "profiles/" + name + ".json");
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw ResourceError("the profile " + path +
                            " cannot be read; give the name of one in config/profiles or a path");
    const std::string json{std::istreambuf_iterator<char>(file), {}};
    return parse_profile(json, path, when);
}

}  // namespace galley::language
