#include "scripts.hpp"

#include <algorithm>
#include <catch_test.hpp>

using namespace galley::ocr_tesseract;

TEST_CASE("a script is read with its own model, else with that of a language") {
    CHECK(model_for("Cyrillic", {"eng", "rus", "script/Cyrillic"}) == "script/Cyrillic");
    CHECK(model_for("Cyrillic", {"eng", "rus", "ukr"}) == "rus");
    CHECK(model_for("Korean", {"kor"}) == "kor");
    CHECK(model_for("Cyrillic", {"eng"}).empty());
    CHECK(model_for("Rongorongo", {"eng"}).empty());
}

TEST_CASE("vertical lines are read with a model for vertical print, where one is installed") {
    CHECK(vertical_model_for("Han", {"HanS", "HanT", "HanT_vert", "chi_sim", "chi_sim_vert"}) == "chi_sim_vert");
    CHECK(vertical_model_for("Han", {"script/HanS", "script/HanS_vert"}) == "script/HanS_vert");
    CHECK(vertical_model_for("Han", {"HanS"}) == "HanS");
    CHECK(vertical_model_for("Latin", {"eng"}) == "eng");
}

TEST_CASE("scripts that networks read are not among those that are tried") {
    const auto scripts = scripts_beside_networks();
    const auto has = [&](std::string_view name) {
        return std::find(scripts.begin(), scripts.end(), name) != scripts.end();
    };
    CHECK(has("Hangul"));
    CHECK(has("Cyrillic"));
    CHECK_FALSE(has("Han"));
    CHECK_FALSE(has("Latin"));
}
