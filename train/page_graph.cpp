// The graphs of laid out pages, as a network is trained on them: page_graph DOCUMENT.json... -o FOLDER [--profile FILE]
//
// For page i of each galley.document/1 it writes FOLDER/<file name>-<i>.graph: one line of JSON with sizes, names of
// features and ids of nodes, then little-endian arrays: nodes float32 [nodes, node_features], targets int32
// [nodes, arcs] (-1: none), arcs float32 [nodes, arcs, arc_features]. Without --profile each document has the profile
// of config/profiles that its text tells; --profiles names their folder.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "galley/document_json.hpp"
#include "language/likeliest.hpp"
#include "page_graph/page_graph.hpp"

namespace {

using namespace galley;
namespace fs = std::filesystem;

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw InputError(path.string() + " cannot be read");
    return {std::istreambuf_iterator<char>(file), {}};
}

language::Profile profile_at(const fs::path& path) { return language::parse_profile(content_of(path), path.string()); }

struct Arguments {
    std::vector<fs::path> documents;
    fs::path out, profile, profiles = PROFILES;
};

Arguments arguments_of(int argc, char** argv) {
    Arguments out;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        fs::path* named = word == "-o"           ? &out.out
                          : word == "--profile"  ? &out.profile
                          : word == "--profiles" ? &out.profiles
                                                 : nullptr;
        if (named == nullptr) {
            out.documents.emplace_back(word);
        } else if (++i < argc) {
            *named = argv[i];
        }
    }
    if (out.documents.empty() || out.out.empty())
        throw OptionError("usage: page_graph DOCUMENT.json... -o FOLDER [--profile FILE] [--profiles FOLDER]");
    return out;
}

/// A document of write.json lies in a folder of its own name.
std::string stem_of(const fs::path& document) {
    return document.filename() == "document.json" ? document.parent_path().filename().string()
                                                  : document.stem().string();
}

template <typename Value>
void write_array(std::ofstream& file, const std::vector<Value>& values) {
    file.write(reinterpret_cast<const char*>(values.data()),
               static_cast<std::streamsize>(values.size() * sizeof(Value)));
}

void write_graph(const fs::path& path, const Page& page, const page_graph::Graph& graph) {
    const page_graph::FeatureNames names = page_graph::feature_names();
    Json ids = Json::array();
    for (const page_graph::Node& n : graph.scene.nodes) ids.push_back({page.blocks[n.block].id, n.line});
    std::vector<std::int32_t> targets;
    for (const auto& arcs : graph.arcs)
        for (const page_graph::Arc& arc : arcs) targets.push_back(arc.target);
    const Json head{{"version", page_graph::feature_version},
                    {"nodes", graph.size()},
                    {"node_features", graph.node_features},
                    {"arcs", page_graph::slots},
                    {"arc_features", graph.arc_features},
                    {"node_names", names.nodes},
                    {"arc_names", names.arcs},
                    {"ids", std::move(ids)}};
    std::ofstream file(path, std::ios::binary);
    file << head.dump() << '\n';
    write_array(file, graph.node_values);
    write_array(file, targets);
    write_array(file, graph.arc_values);
    file.close();
    if (!file) throw IoError(path.string() + " cannot be written");
}

int run(const Arguments& arguments) {
    std::vector<language::Profile> profiles;
    if (!arguments.profile.empty())
        profiles.push_back(profile_at(arguments.profile));
    else
        for (const char* name : {"zh", "zh-hant", "en", "de", "ja"})
            profiles.push_back(profile_at(arguments.profiles / (std::string(name) + ".json")));
    fs::create_directories(arguments.out);
    for (const fs::path& path : arguments.documents) {
        Document document;
        const Json json = Json::parse(content_of(path));
        for (const Json& page : json.at("pages")) document.pages.push_back(page_from_json(page));
        const language::Profile& profile = language::likeliest(profiles, Pages(document));
        for (std::size_t i = 0; i < document.pages.size(); ++i)
            write_graph(arguments.out / (stem_of(path) + "-" + std::to_string(i) + ".graph"), document.pages[i],
                        page_graph::graph_of(document.pages[i], profile));
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(arguments_of(argc, argv));
    } catch (const std::exception& error) {
        std::cerr << "page_graph: " << error.what() << '\n';
        return 66;
    }
}
