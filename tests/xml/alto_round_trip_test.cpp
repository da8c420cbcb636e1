#include <catch_test.hpp>

#include "alto.hpp"
#include "alto_page.hpp"
#include "sample_document.hpp"

using namespace galley;

TEST_CASE("a page written as ALTO and read again is the same page") {
    const Document document = sample_document();
    const toolkit::Claims claims(document);
    std::size_t told = 0;
    for (std::size_t i = 0; i < document.pages.size(); ++i) {
        pugi::xml_document alto;
        REQUIRE(alto.load_string(
            write_alto::alto_of(document, document.pages[i], claims.on(document.pages[i]), "1").c_str()));
        Page expected = document.pages[i];
        Page read = read_alto::page_of(alto, 0, 300);
        read.index = expected.index;  // the host knows index and source
        read.source = expected.source;
        told += take_told(read);
        CHECK(read == expected);
    }
    CHECK(told > 0);  // lines of articles say whose they are
}
