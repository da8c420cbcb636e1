#include "models.hpp"

#include <catch_test.hpp>

using namespace galley::ocr_tesseract;

TEST_CASE("a language names its Debian package") {
    CHECK(debian_package("eng") == "tesseract-ocr-eng");
    CHECK(debian_package("chi_sim_vert") == "tesseract-ocr-chi-sim-vert");
    CHECK(debian_package("Fraktur") == "tesseract-ocr-script-frak");
    CHECK(debian_package("script/HanS_vert") == "tesseract-ocr-script-hans-vert");
}

TEST_CASE("vertical lines have models of their own where there are any") {
    CHECK(vertical_model("chi_sim") == "chi_sim_vert");
    CHECK(vertical_model("script/Japanese") == "script/Japanese_vert");
    CHECK(vertical_model("chi_sim_vert") == "chi_sim_vert");
    CHECK(vertical_model("eng") == "eng");
}

TEST_CASE("what is missing is said with what to do") {
    const std::string text = missing_models({"deu", "Fraktur"}, "/models");
    CHECK_THAT(text,
               Catch::Matchers::ContainsSubstring("deu.traineddata, Fraktur.traineddata") &&
                   Catch::Matchers::ContainsSubstring("/models") &&
                   Catch::Matchers::ContainsSubstring("apt-get install tesseract-ocr-deu tesseract-ocr-script-frak"));
}

TEST_CASE("a missing model has no hash") { CHECK(model_hash("/no/such/model").empty()); }
