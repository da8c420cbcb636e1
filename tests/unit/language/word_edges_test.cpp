#include <catch_test.hpp>

#include "language/word_edges.hpp"

using galley::language::WordEdges;

TEST_CASE("where words end in Korean the page's own words tell") {
    WordEdges edges;
    for (const char32_t* line : {U"육지와 송화도를 잇는 다리가 다음 달에 정식으로 열린다. 다리를 건너면 섬에 닿는다.",
                                 U"섬에서 살아온 어부는 다리를 반기며 배를 팔기로 했다. 시는 다리에 돈을 썼다.",
                                 U"시는 주말에 대회를 열고 이틀 동안 차를 막기로 했다. 어부는 섬에 남기로 했다."})
        edges.add(line);
    CHECK(edges.parted(U"섬에서 살아온 어부는", U"다리를 반기며"));
    CHECK(edges.parted(U"돈을 썼다.", U"시는 주말에"));
    CHECK_FALSE(edges.parted(U"어부는 다", U"리를 반기며"));
    CHECK_FALSE(edges.parted(U"육지와 송화", U"도를 잇는"));
    CHECK(edges.parted(U"", U"리를"));
}
