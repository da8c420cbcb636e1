#include "run_in_head.hpp"

#include <catch_test.hpp>

#include "galley/utf8.hpp"
#include "pages.hpp"

using namespace galley;
using namespace galley::articles_newspaper;

namespace {

/// A page of one block; the words of its first line stand so far apart.
struct Brief {
    Page page;
    page_graph::Scene scene;

    Brief(const std::vector<std::string>& first, int white, const std::vector<std::string>& others, int size = 20) {
        std::string line;
        for (const std::string& word : first) line += word;
        std::vector<std::string> lines{line};
        lines.insert(lines.end(), others.begin(), others.end());
        page.blocks = {block("b", BlockKind::text, 100, 100, lines)};
        Line& parted = page.blocks[0].lines[0];
        parted.words.clear();
        int left = parted.box.x;
        for (const std::string& word : first) {
            const int width = size * static_cast<int>(decode_utf8(word).size());
            parted.words.push_back({word, {left, parted.box.y, width, size}, 1.0, {}});
            left += width + white;
        }
        parted.box.w = left - white - parted.box.x, parted.box.h = size;
        scene = page_graph::scene_of(page);
    }

    [[nodiscard]] std::optional<RunInHead> told(const Story& story, const std::string& language) const {
        return run_in_head(story, page, scene, profile(language));
    }
};

Story headless() {
    Story out;
    out.passages = {{Guise::body, {0, 1}}};
    return out;
}

Story headed() {
    Story out;
    out.headline = {0};
    out.passages = {{Guise::body, {1}}};
    return out;
}

}  // namespace

TEST_CASE("white parts a heading of ideographs from the text that it is run into", "[articles]") {
    const Brief brief({"偷雞者自首", "河街某甲夜入"}, 10, {"鄰家偷雞。"});
    for (const Story& story : {headless(), headed()}) {
        const auto found = brief.told(story, "zh-hant");
        REQUIRE(found);
        CHECK(found->line == 0);
        CHECK(encode_utf8(found->head) == "偷雞者自首");
        CHECK(encode_utf8(found->rest) == "河街某甲夜入");
    }
    CHECK_FALSE(Brief({"偷雞者自首", "河街某甲夜入"}, 0, {"鄰家偷雞。"}).told(headless(), "zh-hant"));
}

TEST_CASE("letter-spaced text holds no heading", "[articles]") {
    CHECK_FALSE(Brief({"河街", "某甲", "夜入", "鄰家"}, 8, {"偷雞。"}).told(headless(), "zh-hant"));
}

TEST_CASE("a dateline is no heading, and a large headline keeps all its words", "[articles]") {
    CHECK_FALSE(Brief({"【本報訊】", "河街某甲夜入"}, 10, {"鄰家偷雞。"}).told(headless(), "zh-hant"));
    CHECK_FALSE(Brief({"偷雞者自首", "區長贈米"}, 20, {"河街某甲夜入。"}, 40).told(headed(), "zh-hant"));
}

TEST_CASE("a heading in letters that is run in ends with its stop, and is not looked for where none was found",
          "[articles]") {
    const Brief brief({"Two held.", "Police said", "so"}, 10, {"on Monday."});
    const auto found = brief.told(headed(), "en");
    REQUIRE(found);
    CHECK(encode_utf8(found->head) == "Two held.");
    CHECK(encode_utf8(found->rest) == "Police said so");
    CHECK_FALSE(brief.told(headless(), "en"));
}
