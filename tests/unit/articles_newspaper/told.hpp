// Judgements that know the truth, for tests of what is made of them.
#pragma once

#include "boxed_page.hpp"
#include "pages.hpp"

namespace galley::articles_newspaper {

/// What a test says of a block: which article it is of (0: none), and what its lines are. Lines of a text block are one
/// paragraph, unless layout begins one.
struct Told {
    int article = 0;
    Guise guise = Guise::body;
};

/// Judges by what is told of each block, in their order; text is read in that order.
inline Judge judge_of(std::vector<Told> told) {
    Judge judge;
    judge.model = [told = std::move(told)](const page_graph::Graph& graph) {
        Judgement out;
        const auto of = [&](int node) { return told.at(graph.scene.nodes[static_cast<std::size_t>(node)].block); };
        const auto last_text = [&](int node) {  // the one before in its article
            const int article = of(node).article;
            for (int i = node - 1; i >= 0; --i)
                if (of(i).article == article && !graph.scene.nodes[static_cast<std::size_t>(i)].is_picture()) return i;
            return page_graph::nothing;
        };
        for (std::size_t i = 0; i < graph.size(); ++i) {
            Guises guises{};
            guises.fill(0.01F);
            guises[static_cast<std::size_t>(of(static_cast<int>(i)).guise)] = 0.9F;
            out.guises.push_back(guises);
            out.relations.emplace_back();
            for (std::size_t k = 0; k < page_graph::slots; ++k) {
                const int target = graph.arcs[i][k].target;
                if (target == page_graph::nothing) continue;
                const int from = static_cast<int>(i);
                const Told a = of(from), b = of(target);
                const bool same = a.article != 0 && a.article == b.article;
                const page_graph::Node& to = graph.scene.nodes[static_cast<std::size_t>(target)];
                const bool next = same && last_text(target) == from;
                const bool one = next && a.guise == b.guise && !to.starts_paragraph;
                const bool captioned =
                    same && (a.guise == Guise::caption || a.guise == Guise::credit) && to.is_picture();
                const auto sure = [](bool yes) { return yes ? 0.97F : 0.03F; };
                out.relations[i][k] = {sure(same), sure(next), sure(one), sure(captioned), 0.03F};
            }
        }
        return out;
    };
    return judge;
}

}  // namespace galley::articles_newspaper
