#include "ligatures.hpp"

#include <catch_test.hpp>

using namespace galley::ocr_tesseract;

TEST_CASE("signs are written as the letters they stand for") {
    const Ligatures fraktur{{"<", "ch"}, {"<<", "sch"}, {">", "ck"}};
    CHECK(written_out("na<ts", fraktur) == "nachts");
    CHECK(written_out("Stü>", fraktur) == "Stück");
    CHECK(written_out("<<on ſ<on", fraktur) == "schon ſchon");
    CHECK(written_out("größer", fraktur) == "größer");
    CHECK(written_out("a<b", {}) == "a<b");
}

TEST_CASE("the words of a page are written out") {
    galley::Page page;
    page.blocks.emplace_back();
    page.blocks[0].lines.emplace_back();
    page.blocks[0].lines[0].words.push_back({"au<", {0, 0, 30, 10}, 0.9, {}});
    write_out(page, {{"<", "ch"}});
    CHECK(page.blocks[0].lines[0].words[0].text == "auch");
}
