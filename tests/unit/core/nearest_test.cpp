#include <catch_test.hpp>

#include "core/base/nearest.hpp"

using namespace galley;

TEST_CASE("the nearest name is a slip of the hand away, or there is none") {
    const std::vector<std::string> names{"ocr.tesseract", "read.text", "read.images"};
    CHECK(nearest("ocr.teseract", names) == "ocr.tesseract");
    CHECK(nearest("raed.text", names) == "read.text");
    CHECK(nearest("read.image", names) == "read.images");
    CHECK_FALSE(nearest("write.alto", names));
    CHECK_FALSE(nearest("", names));
    CHECK(did_you_mean("read.txt", names) == " Did you mean \"read.text\"?");
}
