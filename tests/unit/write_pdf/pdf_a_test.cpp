// The rules of PDF/A-2u (ISO 19005-2) that a file of page images and invisible text can break.
#include "pdf_a.hpp"

#include <zlib.h>

#include <catch_test.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <regex>
#include <string>
#include <string_view>

#include "font.hpp"
#include "pdf.hpp"
#include "xml/sample_document.hpp"

using namespace galley;
using namespace galley::write_pdf;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string written(const Document& document, const ImageOf& image_of, std::size_t* unfit = nullptr) {
    std::string out;
    const std::size_t count = write_document(document, Pages(document), image_of, {"zh", "1.2.3"},
                                             [&](std::string_view bytes, bool) { out += bytes; });
    if (unfit != nullptr) *unfit = count;
    return out;
}

std::optional<PageImage> no_image(const Page&) { return std::nullopt; }

/// The stream of the object whose dictionary has `entry`, inflated.
std::string stream_with(const std::string& pdf, const std::string& entry) {
    const std::size_t at = pdf.find(entry);
    REQUIRE(at != std::string::npos);
    const std::size_t start = pdf.find("stream\n", at) + 7, end = pdf.find("\nendstream", start);
    std::string out(1 << 20, '\0');
    uLongf size = out.size();
    REQUIRE(uncompress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(pdf.data() + start),
                       end - start) == Z_OK);
    out.resize(size);
    return out;
}

unsigned number_at(const std::string& bytes, std::size_t at, int size) {
    unsigned out = 0;
    for (int i = 0; i < size; ++i)
        out = out << 8 | static_cast<std::uint8_t>(bytes.at(at + static_cast<std::size_t>(i)));
    return out;
}

/// Where a table of a TrueType font starts.
std::size_t table_of(const std::string& font, const std::string& name) {
    for (std::size_t row = 12; row < 12 + 16 * number_at(font, 4, 2); row += 16)
        if (font.substr(row, 4) == name) return number_at(font, row + 8, 4);
    FAIL(name);
    return 0;
}

}  // namespace

TEST_CASE("the file says that it is PDF/A-2u, and what its colours mean") {
    const std::string pdf = written(sample_document(), no_image);
    CHECK(std::regex_search(pdf, std::regex("/ID \\[<[0-9A-F]{32}><[0-9A-F]{32}>\\]")));
    CHECK_THAT(pdf, ContainsSubstring("/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1"));
    CHECK_THAT(pdf, ContainsSubstring("/Type /Metadata /Subtype /XML /Length"));  // not compressed: anyone can read it
    CHECK_THAT(pdf, ContainsSubstring("<pdfaid:part>2</pdfaid:part>") &&
                        ContainsSubstring("<pdfaid:conformance>U</pdfaid:conformance>") &&
                        ContainsSubstring("<rdf:li xml:lang=\"x-default\">issue &lt;1&gt;</rdf:li>"));
    const std::string profile = stream_with(pdf, "/N 3 /Alternate");
    CHECK(profile == srgb_profile());
    CHECK(number_at(profile, 0, 4) == profile.size());
    CHECK(profile.substr(36, 4) == "acsp");
    CHECK_FALSE(std::regex_search(pdf, std::regex("/(Encrypt|JavaScript|AA|Launch|LZWDecode|SMask|Interpolate)")));
}

TEST_CASE("a character is as wide in the font as the PDF says") {
    const std::string pdf = written(sample_document(), no_image);
    CHECK_THAT(pdf, ContainsSubstring("/DW 1000"));
    const std::string font = stream_with(pdf, "/Length1 ");
    const unsigned em = number_at(font, table_of(font, "head") + 18, 2);
    const unsigned widths = number_at(font, table_of(font, "hhea") + 34, 2);
    for (unsigned glyph = 0; glyph < widths; ++glyph)
        CHECK(number_at(font, table_of(font, "hmtx") + 4 * glyph, 2) * 1000 == em * 1000);
}

TEST_CASE("no code is .notdef's, and none means what PDF/A forbids") {
    Font font;
    for (const char32_t c : {U'\0', U'\uFEFF', U'\uFFFE'}) CHECK(font.code_of(c) == font.code_of(U'\uFFFD'));
    for (char32_t c = 0x20; c < 0x11000; ++c)
        if (font.code_of(c) == 0) FAIL(static_cast<unsigned>(c));
    CHECK_THAT(font.to_unicode(), !ContainsSubstring("> <0000>") && !ContainsSubstring("> <FEFF>"));
}

TEST_CASE("an image that archives do not take is kept, and the file claims nothing") {
    const auto in_print_colours = [](const Page& page) -> std::optional<PageImage> {
        return PageImage{page.width, page.height, "/Filter /DCTDecode /ColorSpace /DeviceCMYK", "x", 1, false};
    };
    std::size_t unfit = 0;
    const std::string pdf = written(sample_document(), in_print_colours, &unfit);
    CHECK(unfit == 2);
    CHECK_THAT(pdf, !ContainsSubstring("pdfaid:part"));
}

TEST_CASE("pages are no smaller and no larger than PDF/A takes") {
    CHECK(fitting_scale(0.24, 1000, 1500) == 0.24);
    CHECK(fitting_scale(72, 60000, 1000) * 60000 == 14400);
    CHECK(fitting_scale(0.24, 10, 10) * 10 == 3);
    CHECK(fitting_scale(1, 1 << 30, 1) * (1 << 30) == 14400);
}

TEST_CASE("a title of any length is a string that PDF takes") {
    Document document = sample_document();
    document.articles[0].parts[0].text.assign(50000, 'a');
    const std::string pdf = written(document, no_image);
    for (std::size_t at = pdf.find("<FEFF"); at != std::string::npos; at = pdf.find("<FEFF", at + 1))
        CHECK((pdf.find('>', at) - at - 1) / 2 <= 32767);
}
