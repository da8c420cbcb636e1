// galley/xml.hpp, tested here because the SDK's own tests do without pugixml.
#include "toolkit/xml.hpp"

#include <catch_test.hpp>

using namespace galley;

TEST_CASE("characters that XML forbids go, everything else stays") {
    CHECK(xml::clean(std::string("a\0b\x08\x0B\x1F\t\n\r<&>\x7F", 13)) == "ab\t\n\r<&>\x7F");
    CHECK(xml::clean("花\U0001F600\xEF\xBF\xBE\xEF\xBF\xBF") == "花\U0001F600");
    CHECK(xml::clean("a\xFFz\xED\xA0\x80") == "a\uFFFDz\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("numbers read back as they were, in any locale") {
    CHECK(xml::number(0.1) == "0.1");
    CHECK(xml::number(1) == "1");
    CHECK(xml::numbers_in("10,20 30.5,-4;x nan 1e400") == std::vector<double>{10, 20, 30.5, -4, 1, 400});
    CHECK(xml::numbers_in("").empty());
}

TEST_CASE("ids are names that XML takes, each once") {
    xml::Ids ids;
    CHECK(ids.acquire("b1") == "b1");
    CHECK(ids.acquire("b1") == "b1.1");
    CHECK(ids.acquire("b1") == "b1.2");
    CHECK(ids.acquire("1 a/b") == "_1_a_b");
    CHECK(ids.acquire("花") == "花");
    CHECK(ids.acquire("") == "_");
    CHECK(ids.acquire("\U0001F600") == "_.1");
}

TEST_CASE("boxes are cut at the edge of the page") {
    CHECK(xml::on_page({-5, 10, 20, 5000}, 100, 200) == Box{0, 10, 15, 190});
    CHECK(xml::on_page({150, 10, 20, 20}, 100, 200) == Box{});
    CHECK(xml::on_page({150, 10, 20, 20}, 0, 0) == Box{150, 10, 20, 20});
    CHECK(xml::box_around({{5, 9}, {1, 2}, {3, 20}}) == Box{1, 2, 4, 18});
}
