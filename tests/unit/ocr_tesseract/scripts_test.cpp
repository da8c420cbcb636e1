#include "scripts.hpp"

#include <catch_test.hpp>

using namespace galley::ocr_tesseract;

TEST_CASE("a script is read with its own model, else with that of a language") {
    CHECK(model_for("Cyrillic", {"eng", "rus", "script/Cyrillic"}) == "script/Cyrillic");
    CHECK(model_for("Cyrillic", {"eng", "rus", "ukr"}) == "rus");
    CHECK(model_for("Korean", {"kor"}) == "kor");
    CHECK(model_for("Cyrillic", {"eng"}).empty());
    CHECK(model_for("Rongorongo", {"eng"}).empty());
}
