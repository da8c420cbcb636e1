// Reads with the model that ./dev deps fetches; without it there is nothing to test.
#include "recognizer.hpp"

#include <catch_test.hpp>
#include <filesystem>

#include "galley/context.hpp"
#include "read_page.hpp"

using namespace galley;
using namespace galley::ocr_paddle;

namespace {

const std::filesystem::path folder = std::filesystem::path(CONFIG_DIR) / "models/pp-ocr-v4-zh";

/// A line of the sample page whose place is known.
Page line_of_sample(const galley::Box& box) {
    Page page;
    Block block;
    block.id = "b1";
    block.kind = BlockKind::text;
    block.box = box;
    block.lines.emplace_back().box = box;
    page.blocks.push_back(block);
    return page;
}

}  // namespace

TEST_CASE("a line of the sample page is read, and what has words is left alone") {
    if (!std::filesystem::exists(folder / "recognition.onnx")) {
        WARN("no model in " << folder << ": ./dev deps fetches it");
        return;
    }
    Recognizer recognizer(folder / "recognition.onnx", folder / "characters.txt");
    const PixPtr pix(pixRead((std::string(SAMPLES_DIR) + "/pages/page-1.png").c_str()));
    REQUIRE(pix);
    const Image image = to_image(pix.get());
    Page page = line_of_sample({161, 530, 327, 29});
    read_page(page, view_of(image), recognizer, [] {});
    std::string text;
    for (const Word& word : page.blocks[0].lines[0].words) {
        text += word.text;
        CHECK(word.confidence > 0.5);
        CHECK(word.box.x >= page.blocks[0].lines[0].box.x - 20);
    }
    CHECK(text == "作为太原的城市会客厅，今");
    const Page before = page;
    read_page(page, view_of(image), recognizer, [] {});
    CHECK(page.blocks[0].lines[0].words.size() == before.blocks[0].lines[0].words.size());
}
