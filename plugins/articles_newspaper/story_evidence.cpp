#include "story_evidence.hpp"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <map>

namespace galley::articles_newspaper {

namespace {

/// What an arc of each kind says when it joins two blocks, in the order of Kind.
constexpr std::array phrases{"a column goes on below",
                             "a column goes on above",
                             "text follows in the order of the layout",
                             "text follows in the order of the layout",
                             "one stands below the other",
                             "one stands above the other",
                             "one stands beside the other",
                             "one stands beside the other",
                             "text stands under its heading",
                             "text stands under its heading",
                             "a column flows on to the right",
                             "a caption stands by its picture",
                             "a column goes on below",
                             "a column goes on above"};
static_assert(phrases.size() == page_graph::kind_count);

std::string with_share(const std::string& phrase, double share) {
    std::array<char, 16> number{};
    std::snprintf(number.data(), number.size(), "%.2f", share);
    return phrase + ": " + number.data();
}

/// The strongest arc between two blocks of the cluster, by what it says.
std::map<std::string, double> joints_of(const Cluster& cluster, const page_graph::Graph& graph,
                                        const Judgement& judgement) {
    std::map<std::string, double> out;
    for (const int node : cluster.nodes) {
        const auto i = static_cast<std::size_t>(node);
        for (std::size_t k = 0; k < page_graph::slots; ++k) {
            const page_graph::Arc& arc = graph.arcs[i][k];
            if (arc.target == page_graph::nothing || arc.there == 0) continue;
            const auto j = static_cast<std::size_t>(arc.target);
            if (graph.scene.nodes[i].block == graph.scene.nodes[j].block) continue;
            if (!std::binary_search(cluster.nodes.begin(), cluster.nodes.end(), arc.target)) continue;
            const auto kind = static_cast<std::size_t>(std::countr_zero(arc.there));
            double& most = out[phrases[kind]];
            most = std::max(most, judgement.relation(i, k, Relation::same));
        }
    }
    return out;
}

}  // namespace

std::vector<std::string> evidence_of(const Story& story, const Cluster& cluster, const page_graph::Graph& graph,
                                     const Judgement& judgement, const Settled& settled) {
    std::vector<std::string> out;
    double heading = 0;
    for (const int node : story.headline) heading += settled.certainty[static_cast<std::size_t>(node)];
    out.push_back(story.headline.empty()
                      ? "no headline was found"
                      : with_share("its headline is one", heading / static_cast<double>(story.headline.size())));
    constexpr std::size_t most = 3;
    std::vector<std::pair<double, std::string>> joints;
    for (const auto& [phrase, share] : joints_of(cluster, graph, judgement)) joints.emplace_back(-share, phrase);
    std::sort(joints.begin(), joints.end());
    for (std::size_t i = 0; i < std::min(most, joints.size()); ++i)
        out.push_back(with_share(joints[i].second, -joints[i].first));
    out.push_back(with_share("it hangs together at its weakest place", logistic(cluster.join)));
    out.push_back(with_share("its nearest neighbour is of it", logistic(-cluster.apart)));
    return out;
}

std::string evidence_of_reading(double confidence) { return with_share("its letters are read", confidence); }

}  // namespace galley::articles_newspaper
