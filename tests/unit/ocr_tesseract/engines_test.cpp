#include <catch_test.hpp>

#include "galley/error.hpp"
#include "read_page.hpp"

using namespace galley::ocr_tesseract;

TEST_CASE("a second opinion whose model is missing is refused at once, with what to install") {
    CHECK_THROWS_WITH(Engines({{"chi_sim"}, {"Tibetan"}}, "", {}),
                      Catch::Matchers::ContainsSubstring("Tibetan.traineddata") &&
                          Catch::Matchers::ContainsSubstring("tesseract-ocr-script-tibt"));
}

TEST_CASE("what the text depends on includes the models that are not loaded yet") {
    Engines one({{"chi_sim"}, {}}, "", {}), two({{"chi_sim"}, {"HanS"}}, "", {});
    CHECK(one.second() == nullptr);
    CHECK(one.identity() != two.identity());
    const std::string before = two.identity();
    CHECK(two.second() != nullptr);
    CHECK(two.identity() == before);
}
