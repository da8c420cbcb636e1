// All that is measured on a page before its features are written down.
#pragma once

#include "page_graph/arcs.hpp"
#include "page_graph/shared_words.hpp"
#include "page_graph/text_facts.hpp"

namespace galley::page_graph {

struct PageFacts {
    PageFacts(const Page& page_of_nodes, const language::Profile& profile);

    const Page& page;
    Scene scene;
    Seen seen;
    Columns columns;
    std::array<std::vector<int>, side_count> seers;  ///< by side and node: how many there see it as their nearest
    Heads heads;
    Arcs arcs;
    std::vector<TextFacts> texts;  ///< by node
    SharedWords words;
    std::vector<std::size_t> rank;  ///< by node: its place in its column, from 0
    double largest = 1;             ///< size of the page's largest type

    [[nodiscard]] const Node& node(int i) const { return scene.nodes[static_cast<std::size_t>(i)]; }
    /// The column of a node, or nothing.
    [[nodiscard]] const Column* column(std::size_t i) const {
        return columns.of[i] == nothing ? nullptr : &columns.all[static_cast<std::size_t>(columns.of[i])];
    }
};

}  // namespace galley::page_graph
