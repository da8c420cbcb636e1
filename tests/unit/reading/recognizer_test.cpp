#include "reading/recognizer.hpp"

#include <unistd.h>

#include <catch_test.hpp>
#include <filesystem>
#include <fstream>

#include "galley/error.hpp"
#include "galley/text.hpp"
#include "reading/read_line.hpp"
#include "toolkit/leptonica.hpp"

using namespace galley;
using namespace galley::reading;

namespace {

const std::filesystem::path model = CONFIG_DIR "/models/pp-ocrv6-characters";

bool is_there() {
    if (!network::has_runtime()) return false;
    return models::fault_of(models::read_model_folder(model)) == std::nullopt;
}

}  // namespace

TEST_CASE("a model for another task is refused") {
    if (!is_there()) return;
    models::ModelFolder other = models::read_model_folder(model);
    other.task = models::Task::lines;
    CHECK_THROWS_WITH(Recognizer(other, network::Precision::exact), Catch::Matchers::ContainsSubstring("is for lines"));
    other = models::read_model_folder(model);
    other.space = models::Place::none;
    CHECK_THROWS_WITH(Recognizer(other, network::Precision::exact),
                      Catch::Matchers::ContainsSubstring("do not belong together"));
}

TEST_CASE("a picture that ends a little beyond a step is drawn together") {
    CHECK(Recognizer::thrifty_width(660) == 640);
    CHECK(Recognizer::thrifty_width(690) == 690);
    CHECK(Recognizer::thrifty_width(640) == 640);
    CHECK(Recognizer::thrifty_width(40) == 40);
}

TEST_CASE("a line is read, with the places of its words") {
    if (!is_there()) return;
    Recognizer recognizer(models::read_model_folder(model), network::Precision::exact);
    toolkit::PixPtr pix(pixCreate(700, 120, 8));
    pixSetAllArbitrary(pix.get(), 255);
    L_Bmf* font = bmfCreate(nullptr, 20);
    pixSetTextline(pix.get(), font, "THE NEWS", 0, 60, 70, nullptr, nullptr);
    bmfDestroy(&font);
    const Image image = toolkit::to_image(pix.get());
    Line line;
    line.box = {50, 36, 600, 46};
    line.words =
        read_line(line, {image.width, image.height, image.stride, image.format, 0, image.pixels.data()}, recognizer);
    CHECK(text_of(line) == "THE NEWS");
    REQUIRE(line.words.size() == 2);
    CHECK(line.words[0].box.x >= 50);
    CHECK(line.words[0].box.right() < line.words[1].box.x);
    CHECK(line.words[1].box.right() <= 650);
    CHECK(line.words[0].confidence > 0.5);
}
