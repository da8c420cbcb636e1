#include "page_graph/page_graph.hpp"

#include <catch_test.hpp>
#include <cmath>
#include <map>
#include <set>

#include "drawn_page.hpp"
#include "unit/language/profiles.hpp"

using namespace galley;
using namespace galley::page_graph;

namespace {

Graph graph(const Page& page) { return graph_of(page, language::profile("en")); }

bool is_sound(const Graph& g) {
    const auto bounded = [](const std::vector<float>& values) {
        return std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v) && std::abs(v) <= 8; });
    };
    if (g.node_values.size() != g.size() * g.node_features || g.arcs.size() != g.size() ||
        g.arc_values.size() != g.size() * slots * g.arc_features)
        return false;
    for (std::size_t i = 0; i < g.size(); ++i)
        for (const Arc& arc : g.arcs[i])
            if (arc.target != nothing && (arc.target < 0 || arc.target >= static_cast<int>(g.size()) ||
                                          arc.target == static_cast<int>(i) || (arc.there | arc.back) == 0))
                return false;
    return bounded(g.node_values) && bounded(g.arc_values);
}

const Arc* arc_between(const Graph& g, std::size_t from, int to) {
    for (const Arc& arc : g.arcs[from])
        if (arc.target == to) return &arc;
    return nullptr;
}

bool has(const Arc* arc, Kind kind) { return arc != nullptr && (arc->there >> static_cast<unsigned>(kind) & 1U) != 0; }

/// How far the features of two graphs of one form are apart, at most.
float most_apart(const Graph& a, const Graph& b) {
    float out = 0;
    for (std::size_t k = 0; k < a.node_values.size(); ++k)
        out = std::max(out, std::abs(a.node_values[k] - b.node_values[k]));
    for (std::size_t k = 0; k < a.arc_values.size(); ++k)
        out = std::max(out, std::abs(a.arc_values[k] - b.arc_values[k]));
    return out;
}

Page scaled(Page page, int factor) {
    const auto scale = [&](Box& b) { b = {b.x * factor, b.y * factor, b.w * factor, b.h * factor}; };
    page.width *= factor, page.height *= factor;
    for (Block& block : page.blocks) {
        scale(block.box);
        for (Line& line : block.lines) {
            scale(line.box);
            for (Word& word : line.words) scale(word.box);
        }
    }
    return page;
}

}  // namespace

TEST_CASE("features have names of their own, as many as there are values") {
    const FeatureNames names = feature_names();
    const Graph g = graph(drawn::story());
    CHECK(names.nodes.size() == g.node_features);
    CHECK(names.arcs.size() == g.arc_features);
    CHECK(std::set<std::string>(names.nodes.begin(), names.nodes.end()).size() == names.nodes.size());
    CHECK(std::set<std::string>(names.arcs.begin(), names.arcs.end()).size() == names.arcs.size());
    CHECK(is_sound(g));
}

// Nodes of drawn::story: 0 head, 1-3 left, 4 picture, 5 caption, 6-9 below, 10-26 right.

TEST_CASE("arcs lead where reading may go, and back") {
    const Graph g = graph(drawn::story());
    CHECK(has(arc_between(g, 1, 0), Kind::head));
    CHECK(has(arc_between(g, 1, 0), Kind::above));
    CHECK(arc_between(g, 0, 1) != nullptr);
    CHECK(has(arc_between(g, 1, 2), Kind::column_next));
    CHECK(has(arc_between(g, 2, 1), Kind::order_previous));
    CHECK(has(arc_between(g, 9, 10), Kind::flow));
    CHECK(has(arc_between(g, 5, 4), Kind::picture));
    CHECK(arc_between(g, 4, 5) != nullptr);
    CHECK(has(arc_between(g, 10, 12), Kind::second_next));
}

TEST_CASE("the resolution of a page makes no difference") {
    CHECK(most_apart(graph(drawn::story()), graph(scaled(drawn::story(), 3))) < 0.05F);
}

TEST_CASE("what other stages found is in the features") {
    Page page = drawn::story();
    const Graph before = graph(page);
    set_attr(page.blocks[1].lines[1].attrs, "paragraph", true);
    const Graph after = graph(page);
    const FeatureNames names = feature_names();
    const auto at = static_cast<std::size_t>(std::find(names.nodes.begin(), names.nodes.end(), "starts_paragraph") -
                                             names.nodes.begin());
    CHECK(before.node_values[2 * before.node_features + at] == 0);
    CHECK(after.node_values[2 * after.node_features + at] == 1);
}

TEST_CASE("pages of nothing, of one word, of lines without text or without boxes have sound graphs") {
    CHECK(graph(drawn::page({})).size() == 0);
    const Graph word = graph(drawn::page({drawn::block("b", BlockKind::text, {drawn::line("word", 10, 10, 40)})}));
    CHECK(word.size() == 1);
    CHECK(is_sound(word));
    Page unread = drawn::story(), unplaced = drawn::story();
    for (Block& block : unread.blocks)
        for (Line& line : block.lines) line.words.clear();
    for (Block& block : unplaced.blocks)
        for (Line& line : block.lines) line.box = {};
    CHECK(graph(unread).size() == graph(drawn::story()).size());
    CHECK(is_sound(graph(unread)));
    CHECK(is_sound(graph(unplaced)));
}

TEST_CASE("equal boxes, repeated ids and damaged attrs do no harm") {
    std::vector<Line> lines;
    for (int i = 0; i < 300; ++i) lines.push_back(drawn::line("one and the same", 10, 10, 200));
    lines[3].attrs = "{no json";
    lines[4].attrs = R"({"ink":"#zzzzzz","ground":7,"font":1,"paragraph":"yes"})";
    const Graph g =
        graph(drawn::page({drawn::block("b", BlockKind::text, lines), drawn::block("b", BlockKind::text, lines)}));
    CHECK(g.size() == 600);
    CHECK(is_sound(g));
}

TEST_CASE("10,000 lines have a graph") {
    std::vector<Block> blocks;
    for (int c = 0; c < 20; ++c) blocks.push_back(drawn::column("c" + std::to_string(c), 350 * c, 0, 500));
    const Graph g = graph(drawn::page(std::move(blocks)));
    CHECK(g.size() == 10000);
    CHECK(is_sound(g));
}
