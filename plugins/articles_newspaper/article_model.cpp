#include "article_model.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "galley/error.hpp"

namespace galley::articles_newspaper {

namespace {

using page_graph::nothing;
using page_graph::slots;

template <std::size_t N>
void check_names(const nlohmann::json& json, const char* member, const std::array<const char*, N>& names,
                 const std::string& model) {
    const auto found = json.find(member);
    if (found == json.end() || *found != nlohmann::json(names))
        throw OptionError("the model " + model + " has other " + member +
                          " than this version of Galley; take the model that belongs to it");
}

double number(const nlohmann::json& json, const char* group, const char* member, double otherwise) {
    const auto found = json.find(group);
    if (found == json.end() || !found->is_object()) return otherwise;
    const auto value = found->find(member);
    return value != found->end() && value->is_number() ? value->get<double>() : otherwise;
}

}  // namespace

ArticleModel::ArticleModel(const models::ModelFolder& folder, network::Precision precision) {
    read_members(folder);
    models::check_file(folder);
    session_.emplace(folder.file, network::SessionOptions{precision, network::Shapes::any});
    const page_graph::FeatureNames names = page_graph::feature_names();
    constexpr std::size_t inputs = 4;
    const auto last = [&](std::size_t port) { return session_->inputs()[port].shape.back(); };
    if (session_->inputs().size() != inputs || session_->outputs().size() != 2 ||
        last(0) != static_cast<std::int64_t>(names.nodes.size()) ||
        last(3) != static_cast<std::int64_t>(names.arcs.size()))
        throw OptionError("the network of the model " + folder.name +
                          " does not take the features of this version of Galley; take the model that belongs to it");
}

void ArticleModel::read_members(const models::ModelFolder& folder) {
    if (folder.task != models::Task::articles)
        throw OptionError("the model " + folder.name + " is for the task " + models::task_name(folder.task) +
                          ", not for articles");
    std::ifstream file(folder.folder / "model.json");
    const auto json = nlohmann::json::parse(file, nullptr, false);
    if (!json.is_object()) throw OptionError("the model " + folder.name + " has a damaged model.json");
    const auto version = json.find("features");
    if (version == json.end() || *version != page_graph::feature_version)
        throw OptionError("the model " + folder.name + " was trained on features of version " +
                          (version == json.end() ? "unknown" : version->dump()) +
                          ", and this version of Galley has version " + std::to_string(page_graph::feature_version) +
                          "; take the model that belongs to it");
    check_names(json, "roles", guise_names, folder.name);
    check_names(json, "relations", relation_names, folder.name);
    guise_temperature_ = number(json, "temperature", "roles", 1);
    relation_temperature_ = number(json, "temperature", "relations", 1);
    DecoderOptions& o = options_;
    o.bias = number(json, "decoder", "bias", o.bias);
    o.head_penalty = number(json, "decoder", "head_penalty", o.head_penalty);
    o.loose = number(json, "decoder", "loose", o.loose);
    o.confidence_bias = number(json, "confidence", "bias", o.confidence_bias);
    o.join = number(json, "confidence", "join", o.join);
    o.apart = number(json, "confidence", "apart", o.apart);
    o.roles = number(json, "confidence", "roles", o.roles);
    if (guise_temperature_ <= 0 || relation_temperature_ <= 0)
        throw OptionError("the model " + folder.name + " has a temperature that is not above 0");
}

Judgement ArticleModel::judge(const page_graph::Graph& graph) {
    Judgement out;
    const std::size_t count = graph.size();
    if (count == 0) return out;
    std::vector<std::int64_t> targets;
    std::vector<float> present;
    for (const auto& arcs : graph.arcs)
        for (const page_graph::Arc& arc : arcs) {
            targets.push_back(std::max(0, arc.target));
            present.push_back(arc.target == nothing ? 0.0F : 1.0F);
        }
    const auto n = static_cast<std::int64_t>(count), k = static_cast<std::int64_t>(slots);
    const std::vector<network::InputView> inputs{
        network::TensorView{{n, static_cast<std::int64_t>(graph.node_features)}, graph.node_values},
        network::IndexView{{n, k}, targets}, network::TensorView{{n, k}, present},
        network::TensorView{{n, k, static_cast<std::int64_t>(graph.arc_features)}, graph.arc_values}};
    const std::vector<network::TensorView> results = session_->run(inputs);
    if (results[0].values.size() != count * guise_count || results[1].values.size() != count * slots * relation_count)
        throw ResourceError("the network for articles gives outputs of another size than this version of Galley takes");

    out.guises.resize(count), out.relations.resize(count);
    std::size_t at = 0;
    for (Guises& guises : out.guises) {
        double sum = 0;
        for (float& p : guises) {
            p = static_cast<float>(
                std::pow(std::max(1e-9, static_cast<double>(results[0].values[at++])), 1 / guise_temperature_));
            sum += static_cast<double>(p);
        }
        for (float& p : guises) p = static_cast<float>(static_cast<double>(p) / sum);
    }
    at = 0;
    for (auto& arcs : out.relations)
        for (Relations& relations : arcs)
            for (float& p : relations)
                p = static_cast<float>(
                    logistic(log_odds(static_cast<double>(results[1].values[at++])) / relation_temperature_));
    return out;
}

}  // namespace galley::articles_newspaper
