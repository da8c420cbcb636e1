// The table of cases: every form of doubling, and what only looks like one.
#include <catch_test.hpp>
#include <fstream>
#include <sstream>
#include <vector>

#include "galley/text.hpp"
#include "pages.hpp"

using namespace galley;
using namespace galley::captions_dedup;

namespace {

struct Case {
    std::string form, level, script, text, expected;
    bool honest() const { return form.starts_with("honest"); }
};

std::vector<Case> read_cases() {
    std::ifstream file(TEST_DATA "/cases.tsv");
    std::vector<Case> cases;
    for (std::string row; std::getline(file, row);) {
        if (row.starts_with("#")) continue;
        std::istringstream cells(row);
        Case c;
        std::getline(cells, c.form, '\t');
        std::getline(cells, c.level, '\t');
        std::getline(cells, c.script, '\t');
        std::getline(cells, c.text, '\t');
        std::getline(cells, c.expected, '\t');
        if (c.expected == "=") c.expected = c.text;
        cases.push_back(c);
    }
    return cases;
}

/// ⏎ as the table writes line ends.
std::string lines_of(std::string text) {
    for (std::size_t at; (at = text.find("⏎")) != std::string::npos;) text.replace(at, std::string("⏎").size(), "\n");
    return text;
}

std::string deduplicated(const std::string& text, Level level) {
    return joined(dedup(dump_page(lines_of(text)), settings(level)));
}

}  // namespace

TEST_CASE("the table holds enough cases of both kinds") {
    const auto cases = read_cases();
    const auto honest = std::count_if(cases.begin(), cases.end(), [](const Case& c) { return c.honest(); });
    CHECK(cases.size() >= 150);
    CHECK(honest >= 75);
    CHECK(static_cast<std::ptrdiff_t>(cases.size()) - honest >= 75);
}

TEST_CASE("doubled text becomes single, honest text stays") {
    for (const Case& c : read_cases()) {
        CAPTURE(c.form, c.script, c.text);
        if (c.level == "sure" || !c.honest()) {
            const Level level = c.level == "sure" ? Level::sure : Level::likely;
            CHECK(deduplicated(c.text, level) == lines_of(c.expected));
        }
        // A doubling that is sure is likely too; what stays when it is likely stays when it must be sure.
        if (c.level == "sure" && !c.honest()) CHECK(deduplicated(c.text, Level::likely) == lines_of(c.expected));
        if (c.level == "likely" && c.honest()) {
            CHECK(deduplicated(c.text, Level::likely) == lines_of(c.expected));
            CHECK(deduplicated(c.text, Level::sure) == lines_of(c.expected));
        }
    }
}
