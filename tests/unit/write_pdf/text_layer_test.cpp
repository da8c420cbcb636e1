#include "text_layer.hpp"

#include <catch_test.hpp>

#include "galley/utf8.hpp"
#include "pdf_file.hpp"

using namespace galley;
using namespace galley::write_pdf;

namespace {

Word word(const std::string& text, const Box& box) { return {text, box, 1, {}}; }

std::string shape(const std::vector<Cell>& cells) {
    std::string out;
    for (const Cell& cell : cells)
        out += encode_utf8(cell.text) + "[" + number(cell.from, 1) + "-" + number(cell.to, 1) + "]";
    return out;
}

}  // namespace

TEST_CASE("Chinese words reach to the next and run together when they are of one width") {
    const Line line{{0, 0, 200, 20},
                    {},
                    {word("花卉", {0, 0, 38, 20}), word("小镇", {41, 0, 38, 20}), word("迎", {81, 0, 100, 20})},
                    {}};
    CHECK(shape(cells_of(line, line.box, false)) == "花卉小镇[0-81]迎[81-181]");
}

TEST_CASE("printed spaces are spaces, wide enough to be seen") {
    const Line line{{0, 0, 200, 20}, {}, {word("one", {0, 0, 60, 20}), word("two", {80, 0, 60, 20})}, {}};
    CHECK(shape(cells_of(line, line.box, false)) == "one two[0-140]");
    const Line tight{{0, 0, 200, 20}, {}, {word("one", {0, 0, 80, 20}), word("wide", {80, 0, 400, 20})}, {}};
    CHECK(shape(cells_of(tight, tight.box, false)) == "one[0-72.7] [72.7-80]wide[80-480]");
}

TEST_CASE("vertical words run down the page") {
    const Line line{{100, 0, 20, 80}, {}, {word("花", {100, 0, 20, 19}), word("卉", {100, 20, 20, 20})}, {}};
    CHECK(shape(cells_of(line, line.box, true)) == "花卉[0-40]");
}

TEST_CASE("words without boxes, or out of order, fill the line") {
    const Line none{{10, 0, 100, 20}, {}, {word("a b", {})}, {}};
    CHECK(shape(cells_of(none, none.box, false)) == "a b[10-110]");
    const Line back{{0, 0, 100, 20}, {}, {word("a", {50, 0, 10, 20}), word("b", {0, 0, 10, 20})}, {}};
    CHECK(shape(cells_of(back, back.box, false)) == "a b[0-100]");
}

TEST_CASE("a line is set in glyph codes at its place, from the foot of the page") {
    Page page{0, "p", 100, 200, 0, {}, {}, {}};
    Block block{"b", BlockKind::text, {10, 20, 40, 20}, {}, {}, WritingMode::horizontal_ltr, {}};
    block.lines.push_back({{10, 20, 40, 20}, {}, {word("花花", {10, 20, 40, 20})}, {}});
    Font font;
    std::string out;
    draw_line(out, page, block, block.lines[0], type_size(block), font);
    CHECK(out == "1 0 0 1 10 160 Tm <00020002> Tj\n");
    out.clear();
    block.writing_mode = WritingMode::vertical_rl;
    draw_line(out, page, block, block.lines[0], type_size(block), font);
    CHECK(out == "0 -0.25 1 0 10 180 Tm <00020002> Tj\n");
}

TEST_CASE("the font tells which character a code is, beyond the first plane too") {
    Font font;
    CHECK(font.code_of(U'花') == 2);
    CHECK(font.code_of(U'\U0001F600') == 3);
    CHECK(font.code_of(U'花') == 2);
    CHECK_THAT(font.to_unicode(), Catch::Matchers::ContainsSubstring("<0002> <82B1>\n<0003> <D83DDE00>\n"));
    for (char32_t c = 0x10000; c < 0x20100; ++c) (void)font.code_of(c);
    CHECK(font.code_of(0x2F000) == font.code_of(U'\uFFFD'));  // no code is left
}
