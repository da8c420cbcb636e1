#include "page_graph/text_facts.hpp"

#include <catch_test.hpp>

#include "drawn_page.hpp"
#include "page_graph/shared_words.hpp"
#include "unit/language/profiles.hpp"

using namespace galley;
using namespace galley::page_graph;
using language::profile;

namespace {

bool matches(const TextFacts& facts, const char* name) {
    for (std::size_t i = 0; i < pattern_names.size(); ++i)
        if (std::string(pattern_names[i]) == name) return facts.patterns[i];
    return false;
}

}  // namespace

TEST_CASE("a line's characters, its first and its last one") {
    const TextFacts zh = text_facts(U"“他说：走吧。”", profile("zh"));
    CHECK(zh.first == Mark::opening);
    CHECK(zh.last == Mark::closing);
    CHECK(zh.ends_sentence);
    CHECK(zh.han == Catch::Approx(4.0 / 8));
    const TextFacts en = text_facts(U"The dam, which was to stop float-", profile("en"));
    CHECK(en.first == Mark::upper);
    CHECK(en.last == Mark::hyphen);
    CHECK_FALSE(en.ends_sentence);
    CHECK(en.latin > 0.9);
    CHECK(text_facts(U"", profile("en")).first == Mark::none);
}

TEST_CASE("a letter in a Chinese line does not make it a line of capitals") {
    CHECK(text_facts(U"设计压力分为七级，高压A", profile("zh")).capitals < 0.15);
    CHECK(text_facts(U"DAM GATES OPEN", profile("en")).capitals == 1);
    CHECK(text_facts(U"1998", profile("en")).capitals == 0);
}

TEST_CASE("patterns of the profile are features") {
    CHECK(matches(text_facts(U"By Margaret Holloway", profile("en")), "byline"));
    CHECK(matches(text_facts(U"工人在包装花卉。本报记者 江晓晴 摄", profile("zh")), "credit"));
    CHECK(matches(text_facts(U"（下转第3版）", profile("zh")), "jump_to"));
    CHECK_FALSE(matches(text_facts(U"The line through the gorge", profile("en")), "byline"));
    CHECK(text_facts(U"只卖 ¥99", profile("zh")).trades);
    CHECK(text_facts(U"Call 555-123-4567 now", profile("en")).trades);
    CHECK_FALSE(text_facts(U"In 1999 it was sold", profile("en")).trades);
}

TEST_CASE("rare words in common join columns, each column knows its own") {
    const auto lines = [](const std::string& text, int x) {
        std::vector<Line> out;
        for (int i = 0; i < 3; ++i) out.push_back(drawn::line(text, x, 26 * i, 300));
        return out;
    };
    const Scene scene =
        scene_of(drawn::page({drawn::block("a", BlockKind::text, lines("harbour dredging resumed", 0)),
                              drawn::block("b", BlockKind::text, lines("dredging the harbour mouth", 900)),
                              drawn::block("c", BlockKind::text, lines("school meals cheaper", 1800))}));
    const Columns columns = drawn::columns_in(scene);
    SharedWords words(scene, columns);
    CHECK(words.of_columns(columns.of[0], columns.of[3]) > 0.1);
    CHECK(words.of_columns(columns.of[0], columns.of[6]) == 0);
    CHECK(words.in_column(0, columns.of[3]) > 0.3);
    CHECK(words.in_column(0, columns.of[0]) == 0);
    CHECK(words.after(0) > 0.9);
    CHECK(words.after(2) == 0);
}
