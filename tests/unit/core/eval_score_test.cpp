#include <catch_test.hpp>

#include "core/eval/score.hpp"
#include "core/eval/spaces.hpp"
#include "core/eval/text_distance.hpp"

using namespace galley;

namespace {

/// The textbook's way, a cell at a time.
std::size_t plain_distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = row[0]++;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t exchange = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
            corner = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, exchange});
        }
    }
    return row.back();
}

/// A text of few characters, so that many are alike: the same for the same seed.
std::u32string some_text(std::size_t length, std::uint32_t seed) {
    std::u32string out;
    for (std::size_t i = 0; i < length; ++i) {
        seed = seed * 1664525 + 1013904223;  // Numerical Recipes' generator
        out += U"市县花卉一"[seed >> 24 & 3];
    }
    return out;
}

ScoredArticle article(const std::string& headline, std::vector<std::string> body) {
    return {headline, "", "", "", body, {}};
}

const std::vector<ScoredArticle> two{article("春天的花卉", {"今天上午花卉市场开门迎客。", "人们带着孩子前来看花。"}),
                                     article("公园开放", {"城南公园昨天起免费开放，市民可以入园散步。"})};

}  // namespace

TEST_CASE("distance is the textbook's, also over blocks of 64 rows") {
    CHECK(edit_distance(U"", U"") == 0);
    CHECK(edit_distance(U"花", U"") == 1);
    CHECK(edit_distance(U"kitten", U"sitting") == 3);
    for (const std::size_t length : {1, 63, 64, 65, 128, 200})
        for (std::uint32_t seed = 1; seed < 6; ++seed) {
            const auto a = some_text(length, seed), b = some_text(length + 7 * seed - 7, seed + 100);
            CHECK(edit_distance(a, b) == plain_distance(a, b));
            CHECK(edit_distance(b, a) == plain_distance(a, b));
        }
}

TEST_CASE("white space of any kind makes no difference") {
    CHECK(similarity("本报　讯\n", "本报讯") == 1);
    CHECK(similarity("本报讯", "本报迅") == Catch::Approx(2.0 / 3));
    CHECK(similarity("", " ") == 1);
    CHECK(similarity("", "讯") == 0);
}

TEST_CASE("articles found as they are score 1 in everything, in any order") {
    const Score same = score(two, {two[1], two[0]});
    for (const Figure& figure : figures) CHECK(same.*figure.value == (figure.more_is_better ? 1 : 0));
}

TEST_CASE("two articles run together: one is lost, and the other is not perfect") {
    ScoredArticle both = two[0];
    both.body.push_back(two[1].headline);
    both.body.insert(both.body.end(), two[1].body.begin(), two[1].body.end());
    const Score joined = score(two, {both});
    CHECK(joined.article_f1 < 0.75);
    CHECK(joined.perfect == 0);
    CHECK(joined.headline == 0.5);
    CHECK(joined.head_exact == 0.5);
    CHECK(joined.cer > 1);  // as much added to one as the other has, and that one lost
    CHECK(joined.paragraphs < 1);
}

TEST_CASE("a misread headline costs its letters, a lost byline and caption all of theirs") {
    ScoredArticle wanted = two[0];
    wanted.byline = "记者 王兵";
    wanted.captions = {"花卉市场一角。"};
    ScoredArticle got = two[0];
    got.headline = "春夭的花卉";
    const Score once = score({wanted}, {got});
    CHECK(once.headline == Catch::Approx(0.8));
    CHECK(once.head_exact == 0);
    CHECK(once.byline == 0);
    CHECK(once.captions == 0);
    CHECK(once.cer == 0);
    got.captions = {"别的话", "花卉市场一角，"};
    CHECK(score({wanted}, {got}).captions == Catch::Approx(6.0 / 7));
}

TEST_CASE("nothing wanted and nothing found is right, nothing found is wrong") {
    CHECK(score({}, {}).article_f1 == 1);
    CHECK(score(two, {}).article_f1 == 0);
    CHECK(score(two, {}).cer == 1);
    CHECK(score({}, two).article_f1 == 0);
}

TEST_CASE("mean and worst are of each figure by itself") {
    Score good, bad;
    good.article_f1 = 1;
    good.cer = 0.5;
    CHECK(mean({good, bad}).article_f1 == 0.5);
    CHECK(worst({good, bad}).article_f1 == 0);
    CHECK(worst({good, bad}).cer == 0.5);
    CHECK(mean({}).article_f1 == 0);
}

TEST_CASE("spaces are counted where both texts have the same characters around") {
    const auto wrong = [](const std::string& truth, const std::string& found) {
        return compare_spaces({truth}, {found}).wrong;
    };
    CHECK(wrong("自今天起免费开放入园", "自今天起免费开放入园") == 0);
    CHECK(wrong("自今天起免费开放入园", "自今天起免费 开放入园") == 1);
    CHECK(wrong("自今天起免费 开放入园", "自今天起免费开放入园") == 0);  // print has it, few texts keep it
    CHECK(wrong("open to all visitors", "open toall visitors") == 1);
    CHECK(wrong("open to all visitors", "open to all vis itors") == 1);
    CHECK(wrong("从今天起 open 到晚上十点", "从今天起open到晚上十点") == 0);
    CHECK(compare_spaces({"自今天起免费", "开放入园观看"}, {"自今天起免费 开放入园观看"}).wrong == 0);
    CHECK(compare_spaces({"自今天起免费开放"}, {"别的文字"}).compared == 0);
}
