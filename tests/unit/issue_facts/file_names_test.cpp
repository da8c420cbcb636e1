#include "file_names.hpp"

#include <catch_test.hpp>
#include <string>

#include "galley/facts.hpp"

using namespace galley;
using namespace galley::issue_facts;

namespace {

std::string fact(const char* document, const char* source, const char* name, bool whole = true) {
    const auto facts = name_facts(document, source, whole);
    const Fact* found = find_fact(facts, name);
    return found == nullptr ? "" : found->value;
}

}  // namespace

TEST_CASE("names of files and folders tell date and page") {
    CHECK(fact("2026-02-16", "2026-02-16/03.jpg", "date") == "2026-02-16");
    CHECK(fact("2026-02-16", "2026-02-16/03.jpg", "label") == "03");
    CHECK(fact("2026-02-16", "03.jpg", "date") == "2026-02-16");
    CHECK(fact("2026-02-16", "03.jpg", "label") == "03");
    CHECK(fact("rmrb_20260216_03", "rmrb_20260216_03.pdf", "date") == "2026-02-16");
    CHECK(fact("rmrb_20260216_03", "rmrb_20260216_03.pdf", "label") == "03");
    CHECK(fact("x", "2026/02/16/A07.tif", "date") == "2026-02-16");
    CHECK(fact("x", "2026/02/16/A07.tif", "label") == "A07");
    CHECK(fact("x", "page-4.png", "label") == "4");
    CHECK(fact("x", "paper_p12.png", "label") == "12");
    CHECK(fact("x", "第03版.jpg", "label") == "03");
    CHECK(fact("2026-02-16", "2026-02-16.pdf", "label").empty());
    CHECK(fact("2026-02-16", "2026-02-16.pdf", "date") == "2026-02-16");
}

TEST_CASE("a number in a name is a page only where something says so") {
    CHECK(fact("scans", "scan0003.tif", "label").empty());
    CHECK(fact("scans", "3.tif", "label").empty());
    CHECK(fact("scans", "scans3.tif", "label").empty());
    CHECK(fact("scans", "IMG_20261332.jpg", "date").empty());
    CHECK(fact("2026-02-16", "2026-02-16/03.pdf", "label", false).empty());  // a file of several pages
    CHECK(name_facts("", "", true).empty());
}
