#include "picture_files.hpp"

#include <catch_test.hpp>
#include <filesystem>
#include <fstream>

#include "temp_folder.hpp"
#include "toolkit/leptonica.hpp"

using namespace galley;
using namespace galley::write_pictures;

namespace {

/// A PDF of one page of 200 by 100 points that draws the image /I as `content` says.
std::string pdf_with(const std::string& image_entries, const std::string& data, const std::string& content) {
    return "%PDF-1.4\n"
           "1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
           "2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n"
           "3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R "
           "/Resources <</XObject <</I 5 0 R>>>>>> endobj\n"
           "4 0 obj <</Length " +
           std::to_string(content.size()) + ">> stream\n" + content +
           "\nendstream endobj\n"
           "5 0 obj <</Type /XObject /Subtype /Image /BitsPerComponent 8 " +
           image_entries + " /Length " + std::to_string(data.size()) + ">> stream\n" + data +
           "\nendstream endobj\n"
           "trailer <</Root 1 0 R>>\n%%EOF\n";
}

const pdf::Rect box{20, 30, 100, 50};
/// Draws the unit square over the box, whose lower left corner is 20 points above the page's.
const std::string upright = "q 100 0 0 50 20 20 cm /I Do Q";
const std::string rgb = "/Width 2 /Height 1 /ColorSpace /DeviceRGB";
const std::string pixels("\xFF\0\0\0\0\xFF", 6);  // red, blue
const std::string jpeg = "\xFF\xD8 as it stands \xFF\xD9";

std::optional<PictureFile> picture(const std::string& entries, const std::string& data, const std::string& content,
                                   const pdf::Rect& wanted = box) {
    pdf::start_poppler();
    const tests::TempFolder folder;
    std::ofstream(folder / "a.pdf", std::ios::binary) << pdf_with(entries, data, content);
    return picture_files(pdf::File((folder / "a.pdf").string(), ""), 0, {wanted}, [] { return false; }).at(0);
}

toolkit::PixPtr pix_of(const PictureFile& file) {
    return toolkit::PixPtr(pixReadMemPng(reinterpret_cast<const l_uint8*>(file.bytes.data()), file.bytes.size()));
}

l_uint32 pixel(const toolkit::PixPtr& pix, int x, int y) {
    l_uint32 value = 0;
    pixGetPixel(pix.get(), x, y, &value);
    return value;
}

}  // namespace

TEST_CASE("a JPEG in a PDF comes as it is") {
    const auto file = picture(rgb + " /Filter /DCTDecode", jpeg, upright);
    REQUIRE(file);
    CHECK(file->jpeg);
    CHECK(file->bytes.starts_with(jpeg));  // without a table of offsets, poppler takes the line end for a part of it
    CHECK(file->width == 2);
    CHECK(file->height == 1);
}

TEST_CASE("other pixels come as PNG, in their colours") {
    const auto file = picture(rgb, pixels, upright);
    REQUIRE(file);
    CHECK_FALSE(file->jpeg);
    const toolkit::PixPtr pix = pix_of(*file);
    REQUIRE(pix);
    CHECK(pixGetWidth(pix.get()) == 2);
    CHECK(pixel(pix, 0, 0) >> 8 == 0xFF0000);
    CHECK(pixel(pix, 1, 0) >> 8 == 0x0000FF);
    const auto gray = picture("/Width 2 /Height 1 /ColorSpace /DeviceGray", std::string("\x10\xF0", 2), upright);
    REQUIRE(gray);
    CHECK(pixel(pix_of(*gray), 0, 0) == 0x10);
}

TEST_CASE("a JPEG with four colours is none that everybody shows alike") {
    const auto file = picture("/Width 1 /Height 1 /ColorSpace /DeviceCMYK /Filter /DCTDecode", jpeg, upright);
    REQUIRE(file);
    CHECK_FALSE(file->jpeg);
}

TEST_CASE("an image that is turned, mirrored, cut or elsewhere is not the picture of the box") {
    CHECK_FALSE(picture(rgb, pixels, "q -100 0 0 50 120 20 cm /I Do Q"));
    CHECK_FALSE(picture(rgb, pixels, "q 0 50 -100 0 120 20 cm /I Do Q"));
    CHECK_FALSE(picture(rgb, pixels, "20 20 50 50 re W n " + upright));
    CHECK_FALSE(picture(rgb, pixels, upright, {20, 30, 50, 50}));
    CHECK_FALSE(picture(rgb, pixels, ""));
}

TEST_CASE("the last image drawn in a place is the one that is seen") {
    CHECK(picture(rgb, pixels, upright + " " + upright));
}

TEST_CASE("a picture is cut out of the page's image") {
    Image page{20, 2, 20, PixelFormat::gray, 300, std::vector<std::uint8_t>(40)};
    for (std::size_t i = 0; i < page.pixels.size(); ++i) page.pixels[i] = static_cast<std::uint8_t>(i);
    const ImageView view{page.width, page.height, page.stride, page.format, page.dpi, page.pixels.data()};
    const auto part = cut_out(view, {5, 1, 10, 10});
    REQUIRE(part);
    CHECK(part->width == 10);
    CHECK(part->height == 1);
    CHECK(pixel(pix_of(*part), 0, 0) == 25);
    CHECK_FALSE(cut_out(view, {30, 0, 5, 5}));
}
