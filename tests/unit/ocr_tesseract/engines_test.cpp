#include "engines.hpp"

#include <catch_test.hpp>

#include "galley/error.hpp"

using namespace galley::ocr_tesseract;

TEST_CASE("a model that is missing is refused at once, with what to install") {
    CHECK_THROWS_WITH(Engines({"chi_sim", "Tibetan"}, "", {}),
                      Catch::Matchers::ContainsSubstring("Tibetan.traineddata") &&
                          Catch::Matchers::ContainsSubstring("tesseract-ocr-script-tibt"));
}

TEST_CASE("what the text depends on includes the models that are not loaded yet") {
    Engines engines({"chi_sim"}, "", {});
    CHECK_FALSE(engines.is_auto());
    const std::string before = engines.identity();
    CHECK(before.find("chi_sim_vert") != std::string::npos);
    CHECK(&engines.vertical() != &engines.horizontal());
    CHECK(engines.identity() == before);
}

TEST_CASE("auto depends on every model that is installed") {
    const Engines engines({"auto"}, "", {});
    CHECK(engines.is_auto());
    CHECK(engines.identity().find("chi_sim ") != std::string::npos);
    CHECK(engines.identity().find("osd ") != std::string::npos);
}
