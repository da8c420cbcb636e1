// Two pages with everything that a format must carry: kinds, polygons, vertical text, odd characters, empty lines,
// blocks of several articles, and a page without boxes.
#pragma once

#include <cstddef>

#include "galley/model.hpp"
#include "toolkit/given.hpp"

namespace galley {

/// Takes what a file tells beside the page itself off it: facts of the issue, and whose each line and block is.
/// Returns how many are somebody's.
inline std::size_t take_told(Page& page) {
    std::size_t out = 0;
    page.facts.clear();
    for (Block& block : page.blocks) {
        if (toolkit::given_of(block.attrs)) ++out, block.attrs.clear();
        for (Line& line : block.lines)
            if (toolkit::given_of(line.attrs)) ++out, line.attrs.clear();
    }
    return out;
}

inline Block plain_block(const std::string& id, BlockKind kind, const Box& box) {
    return {id, kind, box, {}, {}, WritingMode::horizontal_ltr, {}};
}

inline Document sample_document() {
    Document document{"issue <1>", {}, {}, {}, {}};
    Page page{0, "scans/1 & 2.png", 1000, 1500, 299.5, {}, {}, {}};
    page.blocks.push_back(plain_block("b1", BlockKind::heading, {100, 100, 400, 60}));
    page.blocks.back().lines = {
        {{100, 100, 400, 60},
         Baseline{{100, 150}, {500, 152}},
         {{"<script>", {100, 100, 180, 60}, 0.9375, {}}, {"\"A&B's\"", {300, 100, 200, 60}, 0.1, {}}},
         {}}};
    page.blocks.push_back(plain_block("b2", BlockKind::text, {700, 200, 200, 300}));
    page.blocks.back().polygon = {{700, 200}, {900, 200}, {900, 400}, {800, 500}, {700, 500}};
    page.blocks.back().writing_mode = WritingMode::vertical_rl;
    page.blocks.back().lines = {{{860, 200, 40, 200}, {}, {{"花卉小鎮", {860, 200, 40, 200}, 1, {}}}, {}},
                                {{}, {}, {}, {}},
                                {{800, 200, 40, 200}, {}, {{"𠮷 e\u0301 \U0001F600", {800, 200, 40, 200}, 0, {}}}, {}}};
    for (Line& line : page.blocks.back().lines) line.writing_mode = WritingMode::vertical_rl;
    page.blocks.back().lines[0].polygon = {{900, 200}, {900, 400}, {865, 400}, {860, 200}};
    page.blocks.push_back(plain_block("b3", BlockKind::rule, {520, 100, 4, 900}));
    page.blocks.push_back(plain_block("b4", BlockKind::image, {600, 600, 300, 200}));
    page.blocks.push_back(plain_block("b5", BlockKind::caption, {600, 810, 300, 30}));
    page.blocks.push_back(plain_block("b6", BlockKind::table, {100, 900, 300, 200}));
    page.blocks.back().lines = {{{100, 900, 300, 40}, {}, {{"1,5 %", {100, 900, 90, 40}, 0.5, {}}}, {}}};
    page.blocks.push_back(plain_block("b7", BlockKind::advert, {100, 1150, 300, 200}));
    page.blocks.push_back(plain_block("b8", BlockKind::noise, {0, 1490, 10, 10}));
    page.blocks.push_back(plain_block("b9", BlockKind::furniture, {100, 10, 300, 20}));
    page.blocks.push_back(plain_block("b10", BlockKind::furniture, {100, 1450, 300, 20}));
    document.pages.push_back(page);

    Page dump{1, "dump.txt", 0, 0, 0, {}, {}, {}};
    dump.blocks.push_back(plain_block("b1", BlockKind::text, {}));
    for (const char* text : {"一行", "", "A line that holds spaces"})
        dump.blocks.back().lines.push_back(
            {{}, {}, *text != '\0' ? std::vector<Word>{{text, {}, 1, {}}} : std::vector<Word>{}, {}});
    document.pages.push_back(dump);
    document.pages.push_back({2, "empty.png", 10, 10, 0, {}, {}, {}});

    document.articles.push_back({"a1",
                                 {{Role::headline, "<script>\"A&B's\"", {{0, "b1", 0, 1}}, {}},
                                  {Role::body, "花卉小鎮", {{0, "b2", 0, 3}, {1, "b1", 0, 1}}, {}},
                                  {Role::image, "", {{0, "b4", 0, 0}}, {}}},
                                 1,
                                 "",
                                 "",
                                 {}});
    document.articles.push_back({"a 2", {{Role::body, "A line", {{1, "b1", 2, 1}}, {}}}, 1, "", "", {}});
    return document;
}

}  // namespace galley
