#include <catch_test.hpp>

#include "page_regions.hpp"
#include "pcgts.hpp"
#include "sample_document.hpp"

using namespace galley;

TEST_CASE("a page written as PAGE XML and read again is the same page") {
    const Document document = sample_document();
    const toolkit::Claims claims(document);
    std::size_t told = 0;
    for (std::size_t i = 0; i < document.pages.size(); ++i) {
        pugi::xml_document xml;
        REQUIRE(xml.load_string(
            write_page::pcgts_of(document, document.pages[i], claims.on(document.pages[i]), "1").c_str()));
        Page expected = document.pages[i];
        Page read = read_page::page_of(xml);
        read.index = expected.index;  // the host knows index and source
        read.source = expected.source;
        told += take_told(read);
        CHECK(read == expected);
    }
    CHECK(told > 0);  // lines of articles say whose they are
}
