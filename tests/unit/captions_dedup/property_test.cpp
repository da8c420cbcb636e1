// What must hold for any text: the result is stable, edits can be undone, and time stays in bounds.
#include <catch_test.hpp>
#include <chrono>
#include <random>

#include "galley/edit.hpp"
#include "pages.hpp"

using namespace galley;
using namespace galley::captions_dedup;

namespace {

/// Text of a few characters, so that repetitions of every shape come up by chance.
std::string random_text(std::mt19937& random) {
    static const std::vector<std::string> glyphs{"人", "民", "晋", "源", "a", "b", " ",
                                                 "\n", "。", "，", "！", "2", "ф", "か"};
    const auto below = [&](std::size_t n) { return random() % n; };
    std::string text;
    const std::size_t kinds = 2 + below(glyphs.size() - 1), pieces = 1 + below(12);
    for (std::size_t p = 0; p < pieces; ++p) {
        std::string piece;
        for (std::size_t n = 1 + below(14); n > 0; --n) piece += glyphs[below(kinds)];
        for (std::size_t n = 1 + below(4); n > 0; --n) text += piece;
    }
    return text;
}

/// Seconds that dedup takes.
double seconds(const std::string& text) {
    const Page page = dump_page(text);
    const auto start = std::chrono::steady_clock::now();
    dedup(page, settings());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string repeated(const std::string& piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
}

}  // namespace

TEST_CASE("doing it twice is doing it once, and undoing gives the text back byte for byte") {
    std::mt19937 random(20230216);
    std::size_t changed = 0;
    for (const Level level : {Level::sure, Level::likely})
        for (int round = 0; round < 3000; ++round) {
            const Page page = dump_page(random_text(random));
            CAPTURE(joined(page));
            Page once = dedup(page, settings(level));
            Page again = once;
            again = dedup(again, settings(level));
            CHECK(again == once);
            changed += !once.edits.empty();
            undo_edits(once);
            CHECK(once == page);
        }
    CHECK(changed > 500);  // else the texts would prove nothing
}

TEST_CASE("a text without doublings comes back as it was") {
    std::mt19937 random(7);
    std::string text;
    for (int i = 0; i < 20000; ++i) {
        append_utf8(text, 0x4E00 + random() % 0x5000);
        if (random() % 18 == 0) text += '\n';
    }
    const Page page = dump_page(text);
    CHECK(dedup(page, settings()) == page);
}

TEST_CASE("a page is freed of doubled text across the pieces that it is taken in") {
    std::mt19937 random(11);
    std::string doubled, single;
    while (doubled.size() < 3'000'000) {
        std::string line;
        for (int i = 0; i < 16; ++i) append_utf8(line, 0x4E00 + random() % 0x5000);
        doubled += line + line + '\n';
        single += line + '\n';
    }
    const Page once = dedup(dump_page(doubled), settings());
    CHECK(joined(once) + '\n' == single + '\n');
    CHECK(dedup(once, settings()) == once);
}

// Generous bounds: they tell linear time from quadratic, not one machine from another.
TEST_CASE("hostile text takes bounded time") {
    CHECK(seconds(repeated("a", 400'000)) < 5);
    CHECK(seconds(repeated("ab\n", 80'000)) < 5);
    CHECK(seconds(repeated("一\n", 80'000)) < 5);
    CHECK(seconds(repeated("人人。", 120'000)) < 5);
    CHECK(seconds(repeated("\n", 200'000)) < 5);
}

TEST_CASE("what was drawn thousands of times becomes single too") {
    const std::string unit = "晋源区深耕三大板块助推经济高质量发展";
    CHECK(joined(dedup(dump_page(repeated(unit, 4096)), settings())) == unit);
}

TEST_CASE("broken bytes, NULs and bidi controls do no harm") {
    for (const std::string& text : {std::string("a\0a\0", 4), std::string("\xFF\xFE\xED\xA0\x80\xED\xA0\x80"),
                                    std::string("\u202Eabc\u202C\u202Eabc\u202C"), std::string("\xE6\x99")}) {
        const Page page = dump_page(text);
        Page out = dedup(page, settings(Level::likely));
        undo_edits(out);
        CHECK(out == page);
    }
}
