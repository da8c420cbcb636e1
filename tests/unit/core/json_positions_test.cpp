#include <catch_test.hpp>

#include "core/pipeline/json_positions.hpp"

using namespace galley;

namespace {
TextPosition where(const std::string& text, const std::string& pointer) {
    return position_at(text, json_offsets(text).at(pointer));
}
}  // namespace

TEST_CASE("every value of a JSON text is found by its pointer") {
    const std::string text = "{\n  \"a\": [1, {\"b/c\": \"x\"}],\n  // note \"d\": 0\n  \"d\" : -2.5e3 }";
    CHECK(where(text, "").line == 1);
    CHECK(where(text, "/a").column == 8);
    CHECK(where(text, "/a/1/b~1c").column == 20);
    CHECK(where(text, "/d").line == 4);
    CHECK(json_offsets(text).size() == 6);
}

TEST_CASE("columns count characters, and escapes do not confuse the scanner") {
    const std::string text = R"({"题\"}": "文字", "z": true})";
    CHECK(where(text, "/z").column == 21);
    CHECK(json_offsets(text).contains("/题\"}"));
}

TEST_CASE("text that is no JSON ends the scan and does no harm") {
    for (const char* text : {"", "{", "{\"a\"", "[1,", "[[[", "{\"a\": \"", "/*", "nonsense", "[1 2]", "\"\\"})
        CHECK(json_offsets(text).size() <= 4);
}
