#include "guises.hpp"

#include <algorithm>
#include <cmath>

#include "geometry/disjoint_sets.hpp"

namespace galley::articles_newspaper {

namespace {

using page_graph::Node;

/// Type of one size measures less different than this from line to line.
constexpr double same_size = 0.08;
/// Lines of a heading that are both surer than this speak for themselves.
constexpr double sure = 0.7;

Guise likeliest(const Guises& guises) {
    return static_cast<Guise>(std::max_element(guises.begin(), guises.end()) - guises.begin());
}

double most_of(const Guises& guises) { return static_cast<double>(*std::max_element(guises.begin(), guises.end())); }

/// Whether two lines look like one heading, and at least one is not surely what it seems.
bool one_heading(const page_graph::Graph& graph, const Judgement& judgement, std::size_t i, std::size_t j) {
    const Node &a = graph.scene.nodes[i], &b = graph.scene.nodes[j];
    const Guises &g = judgement.guises[i], &h = judgement.guises[j];
    return a.block == b.block && !a.is_picture() && is_heading(likeliest(g)) && is_heading(likeliest(h)) &&
           std::min(most_of(g), most_of(h)) < sure && std::abs(std::log(a.size / b.size)) < same_size;
}

}  // namespace

bool is_outside(Guise g) {
    return g == Guise::table || g == Guise::advert || g == Guise::furniture || g == Guise::noise;
}

bool is_heading(Guise g) { return g == Guise::headline || g == Guise::kicker || g == Guise::subtitle; }

Role role_of(Guise guise) {
    constexpr std::array roles{Role::body,     Role::headline,  Role::kicker,  Role::subtitle, Role::byline,
                               Role::dateline, Role::crosshead, Role::caption, Role::credit,   Role::pullquote,
                               Role::note,     Role::section,   Role::jump,    Role::image,    Role::table,
                               Role::body,     Role::body,      Role::body};
    static_assert(roles.size() == guise_count);
    return roles[static_cast<std::size_t>(guise)];
}

Settled settle_guises(const page_graph::Graph& graph, const Judgement& judgement) {
    const std::size_t count = graph.size();
    geometry::DisjointSets sets(count);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t k = 0; k < page_graph::slots; ++k) {
            const int target = graph.arcs[i][k].target;
            if (target == page_graph::nothing) continue;
            const auto j = static_cast<std::size_t>(target);
            const bool next_line = j == i + 1;
            if (judgement.relation(i, k, Relation::paragraph) > one_paragraph ||
                (next_line && one_heading(graph, judgement, i, j)))
                sets.join(i, j);
        }
    std::vector<std::array<double, guise_count>> sums(count);
    std::vector<double> members(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t set = sets.find(i);
        ++members[set];
        for (std::size_t g = 0; g < guise_count; ++g) sums[set][g] += static_cast<double>(judgement.guises[i][g]);
    }
    Settled out;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t set = sets.find(i);
        double most = -1, outside = 0;
        Guise best = Guise::body;
        const bool picture = graph.scene.nodes[i].is_picture();
        for (std::size_t g = 0; g < guise_count; ++g) {
            const auto guise = static_cast<Guise>(g);
            if (is_outside(guise)) outside += sums[set][g];
            if ((guise == Guise::picture) != picture) continue;
            if (sums[set][g] > most) most = sums[set][g], best = guise;
        }
        out.outside.push_back(outside / members[set]);
        out.guises.push_back(best);
        out.certainty.push_back(std::min(1.0, most / members[set]));
    }
    return out;
}

}  // namespace galley::articles_newspaper
