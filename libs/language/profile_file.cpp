#include "language/profile_file.hpp"

#include <fstream>
#include <iterator>

#include "galley/error.hpp"

namespace galley::language {

namespace {

/// Anything with a slash or a dot is a path, all else names a data file of Galley.
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

}  // namespace

std::vector<Profile> load_profiles(const std::string& profile, const std::vector<std::string>& languages,
                                   Context& context) {
    std::vector<Profile> out;
    if (profile != "auto") {
        out.push_back(load_profile(profile, context, Compile::at_once));
        return out;
    }
    if (languages.empty())
        throw OptionError("\"languages\" names no profile to choose from; give one such as zh or en");
    for (const std::string& name : languages)
        out.push_back(load_profile(name, context, is_path(name) ? Compile::at_once : Compile::on_use));
    return out;
}

}  // namespace galley::language
