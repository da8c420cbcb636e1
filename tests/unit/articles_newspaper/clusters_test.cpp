#include "clusters.hpp"

#include <catch_test.hpp>

using namespace galley::articles_newspaper;

namespace {

/// Nodes with nothing known of them but what a test says.
struct Nodes {
    explicit Nodes(std::size_t count)
        : outside(count), headline(count), text(count, true), caption(count), picture(count) {}

    [[nodiscard]] std::vector<std::vector<int>> joined(const std::vector<NodeLink>& links) const {
        std::vector<std::vector<int>> out;
        for (const Cluster& cluster :
             clusters_of({outside.size(), links, outside, headline, text, caption, picture, options}))
            out.push_back(cluster.nodes);
        return out;
    }

    std::vector<bool> outside, headline, text, caption, picture;
    DecoderOptions options;
};

using Groups = std::vector<std::vector<int>>;

}  // namespace

TEST_CASE("what is likely of one article is joined, and what is not stays apart") {
    CHECK(Nodes(4).joined({{0, 1, 2}, {1, 2, -1}, {2, 3, 3}}) == Groups{{0, 1}, {2, 3}});
    CHECK(Nodes(2).joined({}) == Groups{{0}, {1}});
    CHECK(Nodes(0).joined({}).empty());
}

TEST_CASE("one wrong link does not join two articles that other links part") {
    CHECK(Nodes(4).joined({{0, 1, 4}, {2, 3, 4}, {1, 2, 2}, {0, 2, -3}, {1, 3, -3}}) == Groups{{0, 1}, {2, 3}});
}

TEST_CASE("adverts are of no article") {
    Nodes nodes(3);
    nodes.outside[1] = true;
    CHECK(nodes.joined({{0, 1, 5}, {1, 2, 5}}) == Groups{{0}, {2}});
}

TEST_CASE("two headlines are two articles, unless they are lines of one") {
    Nodes nodes(4);
    nodes.headline[0] = nodes.headline[3] = true;
    nodes.text[0] = nodes.text[3] = false;
    const std::vector<NodeLink> weak{{0, 1, 4}, {1, 2, 1}, {2, 3, 4}};
    CHECK(nodes.joined(weak) == Groups{{0, 1}, {2, 3}});
    std::vector<NodeLink> strong = weak;
    strong.push_back({0, 3, 3});
    CHECK(nodes.joined(strong) == Groups{{0, 1, 2, 3}});
}

TEST_CASE("a heading without a text goes to the text that it is joined to, be it weakly, a picture does not") {
    Nodes nodes(3);
    nodes.headline[0] = true;
    nodes.text[0] = false;
    CHECK(nodes.joined({{0, 1, -0.5}, {1, 2, -5}}) == Groups{{0, 1}, {2}});
    CHECK(nodes.joined({{0, 1, -4}, {1, 2, -5}}) == Groups{{0}, {1}, {2}});
    nodes.headline[0] = false;
    nodes.picture[0] = true;
    CHECK(nodes.joined({{0, 1, -0.5}, {1, 2, -5}}) == Groups{{0}, {1}, {2}});
}

TEST_CASE("a cluster knows its weakest joint and its nearest neighbour") {
    Nodes nodes(4);
    const std::vector<NodeLink> links{{0, 1, 3}, {1, 2, 1}, {2, 3, -2}};
    const auto found =
        clusters_of({4, links, nodes.outside, nodes.headline, nodes.text, nodes.caption, nodes.picture, nodes.options});
    REQUIRE(found.size() == 2);
    CHECK(found[0].join == 1);
    CHECK(found[0].apart == 2);
}
