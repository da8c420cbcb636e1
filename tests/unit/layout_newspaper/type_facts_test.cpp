#include "geometry/type_facts.hpp"

#include <catch_test.hpp>

#include "page_of_lines.hpp"

using namespace galley;
using namespace galley::layout_newspaper;
using namespace layout_test;

namespace {

std::vector<TypeFacts> facts_of(const std::vector<Line>& lines, double dpi = 0) {
    std::vector<const Line*> all;
    for (const Line& l : lines) all.push_back(&l);
    return type_facts(all, dpi);
}

}  // namespace

TEST_CASE("a font tells its size in points, and its name that it is bold") {
    Line l = line("text", 0, 0, 300);
    set_attr(l.attrs, "size", 9.0);
    set_attr(l.attrs, "font", std::string("Times-Bold"));
    const auto facts = facts_of({l}, 144);
    CHECK(facts[0].size == 18);
    CHECK(facts[0].told);
    CHECK(facts[0].weight > 1.2);
    CHECK_FALSE(facts_of({l})[0].told);
}

TEST_CASE("lines without tall or hanging letters are as large as the others") {
    std::vector<Line> lines;
    for (int i = 0; i < 12; ++i) lines.push_back(line("high and hanging", 0, 60 * i, 600, 40));
    for (int i = 0; i < 12; ++i) lines.push_back(line("seen no more", 0, 1000 + 60 * i, 600, 24));
    for (const TypeFacts& f : facts_of(lines)) CHECK(f.size == Catch::Approx(40));
}

TEST_CASE("the measure that wavers less is taken") {
    std::vector<Line> steady, wavering;
    for (int i = 0; i < 12; ++i) {
        Line l = line("text", 0, 60 * i, 600, 40);
        set_attr(l.attrs, "height", 20.0 + 5 * (i % 3));
        wavering.push_back(l);
        l = line("text", 0, 60 * i, 600, 40 + 8 * (i % 3));
        set_attr(l.attrs, "height", 30.0);
        steady.push_back(l);
    }
    for (const TypeFacts& f : facts_of(wavering)) CHECK(f.size == 40);
    for (const TypeFacts& f : facts_of(steady)) CHECK(f.size == 30);
}
