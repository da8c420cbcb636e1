// The table of cases: every kind of odd character, what becomes of it and by which rule, and what stays.
#include <catch_test.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "galley/edit.hpp"
#include "galley/utf8.hpp"
#include "tidy.hpp"

using namespace galley;
using namespace galley::text_tidy;

namespace {

struct Case {
    std::string kind, option, text, expected, rule;
};

/// <U+00AD> as the table writes characters that no one sees.
std::string characters_of(const std::string& cell) {
    std::string out;
    for (std::size_t i = 0; i < cell.size();) {
        if (cell.compare(i, 3, "<U+") != 0) {
            out += cell[i++];
            continue;
        }
        const std::size_t end = cell.find('>', i);
        const auto c = static_cast<char32_t>(std::stoul(cell.substr(i + 3, end - i - 3), nullptr, 16));
        out += encode_utf8(std::u32string(1, c));
        i = end + 1;
    }
    return out;
}

std::vector<Case> read_cases() {
    std::ifstream file(TEST_DATA "/cases.tsv");
    std::vector<Case> cases;
    for (std::string row; std::getline(file, row);) {
        if (row.starts_with("#")) continue;
        std::istringstream cells(row);
        Case c;
        for (std::string* cell : {&c.kind, &c.option, &c.text, &c.expected, &c.rule}) std::getline(cells, *cell, '\t');
        if (c.expected == "=") c.expected = c.text;
        c.text = characters_of(c.text), c.expected = characters_of(c.expected);
        cases.push_back(c);
    }
    return cases;
}

Settings settings_for(const std::string& option) {
    Settings out;
    if (option == "default") return out;
    if (option == "fold")
        out.fold_width = true;
    else if (option == "mapped")
        out.private_use = {{0xE5E5, U"　"}, {0xF1234, U"本报"}};
    else if (option == "no ligatures")
        out.ligatures = false;
    else if (option == "no soft_hyphens")
        out.soft_hyphens = false;
    else if (option == "no compatibility")
        out.compatibility = false;
    else if (option == "no nfc")
        out.nfc = false;
    else if (option == "no quotes")
        out.quotes = false;
    else if (option == "no controls")
        out.controls = false;
    else
        FAIL("The table names an option that the test does not know: " << option);
    return out;
}

Page page_of(const std::string& text) {
    Page page;
    page.blocks.emplace_back().id = "b1";
    page.blocks[0].lines.emplace_back().words.push_back({text, {}, 1.0, {}});
    return page;
}

}  // namespace

TEST_CASE("odd characters become what they stand for, by one edit that can be undone") {
    const auto cases = read_cases();
    CHECK(cases.size() >= 60);
    for (const Case& c : cases) {
        CAPTURE(c.kind, c.option, c.text);
        const Page before = page_of(c.text);
        Page out = tidy(before, settings_for(c.option));
        CHECK(text_of(out.blocks[0].lines[0]) == c.expected);
        if (c.rule == "-") {
            CHECK(out.edits.empty());
        } else {
            REQUIRE(out.edits.size() == 1);
            CHECK(out.edits[0].rule == c.rule);
        }
        CHECK(tidy(out, settings_for(c.option)).edits.size() == out.edits.size());
        undo_edits(out);
        CHECK(text_of(out.blocks[0].lines[0]) == c.text);
    }
}

TEST_CASE("the table has every kind") {
    std::set<std::string> kinds;
    for (const Case& c : read_cases()) kinds.insert(c.kind);
    CHECK(kinds == std::set<std::string>{"CJK compatibility", "composition", "control", "full width folded",
                                         "full width kept", "half width folded", "ligature", "private use", "quotes",
                                         "small form", "soft hyphen", "vertical form"});
}
