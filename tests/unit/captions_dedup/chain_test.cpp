#include "chain.hpp"

#include <catch_test.hpp>

#include "pages.hpp"

using namespace galley;
using namespace galley::captions_dedup;

namespace {

const std::string text = "晋源区 深耕。三大板块\n\nA “quoted.” word\n助推发展！　经济 2023";

/// All that a stream tells, in one comparable text.
std::string told_by(const GlyphStream& stream) {
    std::string out;
    for (std::size_t at = 0; at < stream.size(); ++at) {
        if (stream.starts_line(at)) out += '|';
        if (stream.is_boundary(at)) out += '/';
        if (stream.after_space(at)) out += ' ';
        append_utf8(out, stream.glyphs()[at]);
    }
    for (std::size_t line = 0; line < stream.line_count(); ++line)
        out += ' ' + std::to_string(stream.begin_of(line)) + '-' + std::to_string(stream.end_of(line));
    for (const std::size_t at : stream.boundaries()) out += ' ' + std::to_string(at);
    return out;
}

}  // namespace

TEST_CASE("a stream marks where lines, sentences and Chinese words begin") {
    Page page = dump_page(text);
    Chain chain(page);
    chain.add_block(0);
    CHECK(
        told_by(chain.read({0, 4})) ==
        "|/晋源区/ 深耕。/三大板块|/A “quoted.” word|/助推发展！/ 经济/ 2023 0-10 10-10 10-24 24-35 0 3 6 10 24 29 31");
}

TEST_CASE("lines that are copied from what is kept are as those that are read") {
    Page page = dump_page(text), same = dump_page(text);
    Chain keeping(page), fresh(same);
    keeping.add_block(0);
    fresh.add_block(0);
    keeping.keep({1, 3});
    for (std::size_t begin = 0; begin < 4; ++begin)
        for (std::size_t end = begin + 1; end <= 4; ++end)
            CHECK(told_by(keeping.read({begin, end})) == told_by(fresh.read({begin, end})));
}

TEST_CASE("a line that was edited is read again") {
    Page page = dump_page(text);
    Chain chain(page);
    chain.add_block(0);
    chain.keep({0, 4});
    chain.edit(2, "another", {"captions.dedup", "test", 1.0});
    CHECK(chain.text(2) == "another");
    CHECK(told_by(chain.read({1, 3})) == "|/another 0-0 0-7 0");
    REQUIRE(page.edits.size() == 1);
    CHECK(page.edits[0].line == 2);
}

TEST_CASE("a long page is taken in pieces, which hold every line once") {
    std::string lines;
    while (lines.size() < 5'000'000) lines += "晋源区深耕三大板块助推经济\n";
    Page page = dump_page(lines);
    Chain chain(page);
    chain.add_block(0);
    std::size_t pieces = 0, next = 0;
    for (; next < chain.size(); ++pieces) {
        const LineRange piece = chain.piece_from(next);
        REQUIRE(piece.begin == next);
        REQUIRE(piece.end > next);
        next = piece.end;
    }
    CHECK(next == chain.size());
    CHECK(pieces > 2);
}
