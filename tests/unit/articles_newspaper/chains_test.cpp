// Which column follows which: drawn pages in heights of body text.
#include "chains.hpp"

#include <catch_test.hpp>

using namespace galley::articles_newspaper;

namespace {

Region head(Place place) {
    Region out;
    out.kind = RegionKind::head;
    out.place = place;
    return out;
}

Region picture(Place place) {
    Region out = head(place);
    out.kind = RegionKind::picture;
    return out;
}

/// Text that begins with a paragraph and ends with one.
Region whole(Place place) {
    Region out;
    out.place = place;
    return out;
}

/// Text that stops in the middle of a sentence.
Region open_ended(Place place) {
    Region out = whole(place);
    out.ends_text = false;
    return out;
}

/// Text that goes on in the middle of a paragraph.
Region going_on(Region out) {
    out.starts_text = false;
    return out;
}

Region dateline(Region out) {
    out.starts_article = true;
    return out;
}

using Order = std::vector<std::size_t>;

std::vector<Order> chains(std::vector<Region> all) {
    Regions regions;
    regions.all = std::move(all);
    std::vector<Order> out;
    for (const Chain& chain : chains_of(regions)) {
        out.emplace_back();
        for (const Step& step : chain) out.back().push_back(step.region);
    }
    return out;
}

}  // namespace

TEST_CASE("a text of one short line stands beside the column that follows it, not above it") {
    const auto out =
        chains({head({0, 46, 0, 2}), whole({0, 14, 3, 8}), open_ended({16, 30, 3, 8}),
                going_on(open_ended({32, 46, 3, 8})),  //
                dateline(open_ended({0, 14, 11, 13})), going_on(whole({16, 24, 11, 12})), whole({32, 46, 11, 13})});
    CHECK(out == std::vector<Order>{{0, 1, 2, 3}, {4, 5, 6}});
}

TEST_CASE("a sentence may end with a column: the text goes on beside it, not across the white above") {
    Region full = dateline(whole({0, 14, 12, 16}));
    full.full_end = true;
    const auto out = chains({head({0, 30, 0, 2}), open_ended({0, 14, 3, 8}), going_on(open_ended({16, 30, 3, 8})), full,
                             going_on(whole({16, 30, 12, 14}))});
    CHECK(out == std::vector<Order>{{0, 1, 2}, {3, 4}});
}

TEST_CASE("text under a photo story belongs to the article that begins beside it") {
    const auto out = chains(
        {head({6, 26, 0, 2}), picture({2, 30, 3, 24}), dateline(whole({-9, 5, 27, 37})), whole({7, 21, 27, 34})});
    CHECK(out == std::vector<Order>{{0, 1}, {2, 3}});
}

TEST_CASE("a heading reaches through its own picture, not on through the next article's") {
    const auto out =
        chains({head({60, 80, 0, 2}), picture({60, 80, 3, 40}),     // a photo story at the right
                head({35, 49, 58, 60}), picture({19, 65, 61, 97}),  // an article in five columns
                open_ended({4, 18, 99, 110}), going_on(open_ended({20, 34, 99, 110})),
                going_on(open_ended({35, 49, 99, 110})), going_on(whole({51, 65, 99, 110})), whole({66, 80, 99, 110})});
    REQUIRE(out.size() == 2);
    CHECK(out[0] == Order{0, 1});
    CHECK(out[1] == Order{2, 4, 5, 6, 7, 8, 3});
}

TEST_CASE("columns under one heading stay together, before the picture under the first of them") {
    const auto out =
        chains({head({0, 30, 0, 2}), whole({0, 14, 3, 20}), whole({16, 30, 3, 20}), picture({0, 14, 21, 30})});
    CHECK(out == std::vector<Order>{{0, 1, 2, 3}});
}
