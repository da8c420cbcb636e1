#include "read_page.hpp"

#include <algorithm>
#include <catch_test.hpp>
#include <vector>

#include "engine.hpp"
#include "galley/text.hpp"
#include "scripts.hpp"
#include "toolkit/leptonica.hpp"

using namespace galley;
using namespace galley::ocr_tesseract;

namespace {

Page page_with(std::vector<Word> words) {
    Page page;
    Line line;
    line.box = {10, 10, 200, 30};
    line.words = std::move(words);
    page.blocks.push_back({"lines", BlockKind::text, {0, 0, 300, 60}, {}, {line}, WritingMode::horizontal_ltr, {}});
    return page;
}

/// "GALLEY" in Leptonica's own type, dark on light or light on dark.
Image drawn(bool light_on_dark) {
    toolkit::PixPtr pix(pixCreate(700, 120, 8));
    pixSetAllArbitrary(pix.get(), 255);
    L_Bmf* font = bmfCreate(nullptr, 20);
    pixSetTextline(pix.get(), font, "GALLEY", 0, 60, 70, nullptr, nullptr);
    bmfDestroy(&font);
    if (light_on_dark) pixInvert(pix.get(), pix.get());
    return toolkit::to_image(pix.get());
}

}  // namespace

TEST_CASE("a page is read where it has no blocks, no words, or too doubtful ones") {
    CHECK(wants_reading(Page{}, 0));
    CHECK(wants_reading(page_with({}), 0));
    const Page sure = page_with({{"word", {10, 10, 50, 30}, 0.9, {}}});
    CHECK_FALSE(wants_reading(sure, 0));
    CHECK_FALSE(wants_reading(sure, 0.9));
    CHECK(wants_reading(sure, 0.95));
    Page picture = page_with({});
    picture.blocks[0].kind = BlockKind::image;
    CHECK_FALSE(wants_reading(picture, 1));
}

TEST_CASE("lines are read along their boxes, light ink on dark as well, and surer readings stay") {
    for (const bool light_on_dark : {false, true}) {
        const Image image = drawn(light_on_dark);
        const ImageView view{image.width, image.height, image.stride, image.format, image.dpi, image.pixels.data()};
        Engines engines({"eng"}, "", {});
        Page page = page_with({});
        page.blocks[0].lines[0].box = {50, 36, 330, 46};
        page.blocks[0].lines.push_back(page.blocks[0].lines[0]);
        page.blocks[0].lines[1].words = {{"KEPT", {50, 36, 330, 46}, 1, {}}};
        read_page(page, view, engines, {3, 1}, [] {});
        CHECK(text_of(page.blocks[0].lines[0]) == "GALLEY");
        CHECK(text_of(page.blocks[0].lines[1]) == "KEPT");
        for (const Word& word : page.blocks[0].lines[0].words) {
            CHECK(word.box.x >= 50);
            CHECK(word.box.right() <= 380);
            CHECK(word.confidence > 0.5);
        }
    }
}

TEST_CASE("a Hebrew line is read from the right, with nothing seen in the white beyond its ends") {
    const auto installed = installed_models(model_folder(""));
    if (std::find(installed.begin(), installed.end(), "heb") == installed.end()) {
        WARN("not tried: Tesseract's model for Hebrew is missing (apt-get install tesseract-ocr-heb)");
        return;
    }
    const toolkit::PixPtr pix(pixRead(SAMPLES_DIR "/../tests/cli/pages/hebrew.png"));
    REQUIRE(pix);
    const toolkit::PixPtr gray(pixConvertTo8(pix.get(), 0));
    const Image image = toolkit::to_image(gray.get());
    const ImageView view{image.width, image.height, image.stride, image.format, image.dpi, image.pixels.data()};
    Engines engines({"heb"}, "", {});
    Page page = page_with({});
    page.blocks[0].lines[0].box = {572, 107, 500, 28};
    read_page(page, view, engines, {3, 1}, [] {});
    const std::vector<Word>& words = page.blocks[0].lines[0].words;
    CHECK(text_of(page.blocks[0].lines[0]) == "העירייה פתחה אתמול בבוקר את הגשר החדש");
    REQUIRE(words.size() == 7);
    CHECK(words.front().box.x > words.back().box.x);
    CHECK(words.back().box.x >= 572);
}

TEST_CASE("a page of which most lines are unsure is hardly read") {
    Page page = page_with({{"Фе", {10, 10, 50, 30}, 0.3, {}}});
    CHECK_FALSE(is_hardly_read(page));  // one line says nothing
    const Line unsure = page.blocks[0].lines[0];
    page.blocks[0].lines.assign(12, unsure);
    CHECK(is_hardly_read(page));
    for (int i = 0; i < 7; ++i) page.blocks[0].lines[i].words[0].confidence = 0.9;
    CHECK_FALSE(is_hardly_read(page));
}
