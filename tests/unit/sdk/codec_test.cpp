#include <catch_test.hpp>

#include "galley/abi_layout.h"
#include "galley/codec.hpp"
#include "galley/document_json.hpp"
#include "galley/stage.hpp"

using namespace galley;

namespace {

Document sample() {
    Page page{0, "a/1.png", 100, 200, 300, {}, {}, R"({"k":1})"};
    Block block{"b1", BlockKind::heading, {1, 2, 30, 40}, {{1, 2}, {31, 2}, {31, 42}}, {}, WritingMode::vertical_rl,
                {}};
    block.lines.push_back({{1, 2, 30, 10}, Baseline{{1, 10}, {31, 11}}, {{"标题", {1, 2, 20, 10}, 0.5, {}}}, {}});
    block.lines.push_back({});
    page.blocks = {block,
                   Block{"b2", BlockKind::image, {5, 5, 9, 9}, {}, {}, WritingMode::horizontal_ltr, R"({"f":"x"})"}};
    page.edits.push_back({"text.tidy", 0, "b1", 0, "标 题", "标题", "letter-spaced", 0.9, R"({"why":"x"})"});
    page.facts = {{"label", "A7", Source{0, "b1", 0, 1, R"({"s":1})"}, 0.5, R"({"f":1})"},
                  {"section", "体育", {}, 1, {}}};
    Article article{
        "a1", {{Role::headline, "标题", {{0, "b1", 0, 1}}, {}}, {Role::body, "正文", {}, {}}}, 0.75, "", "a2", {}};
    return {"doc",     {page, Page{1, "a/2.png", 1, 1, 0, {}, {}, {}}},
            {article}, {{Role::body, "剩", {{1, "b2", 0, 0, R"({"s":2})"}}, {}}},
            {},        {{"title", "Daily News", Source{0, "b1", 0, 1}, 0.9, {}}, {"date", "1939-05-01", {}, 1, {}}}};
}

}  // namespace

TEST_CASE("a document crosses the ABI unchanged") {
    const Document document = sample();
    CHECK(from_abi(*DocumentView(document).get()) == document);
}

TEST_CASE("a page with an index outside its arrays is refused") {
    const Document document = sample();
    const PageView view(document.pages[0]);
    galley_page broken = *view.get();
    broken.word_count = 0;
    CHECK_THROWS_WITH(from_abi(broken), Catch::Matchers::ContainsSubstring("words"));
    broken = *view.get();
    broken.line_count = 1;
    CHECK_THROWS_WITH(from_abi(broken), Catch::Matchers::ContainsSubstring("lines"));
}

TEST_CASE("arrays that are counted and not there are refused") {
    const Document document = sample();
    const PageView view(document.pages[0]);
    galley_page page = *view.get();
    page.facts = nullptr;
    CHECK_THROWS_WITH(from_abi(page), Catch::Matchers::ContainsSubstring("2 facts by their count, but no array"));
    const DocumentView whole(document);
    galley_document broken = *whole.get();
    broken.pages = nullptr;
    CHECK_THROWS_WITH(from_abi(broken), Catch::Matchers::ContainsSubstring("pages"));
    broken = *whole.get();
    const galley_page* none[] = {nullptr, nullptr};
    broken.pages = none;
    CHECK_THROWS_WITH(from_abi(broken), Catch::Matchers::ContainsSubstring("null pointer"));
}

TEST_CASE("numbers that have no name yet cross the ABI and JSON as numbers") {
    Document document = sample();
    document.pages[0].blocks[0].kind = static_cast<BlockKind>(99);
    document.pages[0].blocks[0].writing_mode = static_cast<WritingMode>(98);
    document.pages[0].blocks[0].lines[0].writing_mode = static_cast<WritingMode>(97);
    document.articles[0].parts[1].role = static_cast<Role>(96);
    CHECK(from_abi(*DocumentView(document).get()) == document);
    CHECK(name_of(document.articles[0].parts[1].role) == "other");
    for (Page& page : document.pages) page.facts.clear();  // whose order JSON does not keep apart
    const Document back = document_from_json(Json::parse(to_json(document, Detail::words).dump()));
    CHECK(back.pages == document.pages);
    CHECK(back.articles == document.articles);
}

namespace {

/// A stage whose identity is its option.
struct Named {
    struct Options {
        std::string name;
    };
    static constexpr StageInfo info{"test.named", "1.0.0", "Says who it is"};
    static constexpr auto options = galley::options(opt("name", &Options::name, "", "Its name"));
    explicit Named(Options o) : name(std::move(o.name)) {}
    std::string identity() { return name; }
    Page process(Page page, Context&) { return page; }
    std::string name;
};

}  // namespace

TEST_CASE("instances share nothing: what one has lent outlives a call of another") {
    const galley_stage& stage = galley::detail::stage_descriptor<Named>;
    galley_host host{};
    void *one = nullptr, *other = nullptr;
    const std::string first(100, 'a'), second(100, 'b');
    galley_value value{};
    value.text = to_abi(first);
    REQUIRE(stage.create(&host, &value, 1, &one) == GALLEY_OK);
    value.text = to_abi(second);
    REQUIRE(stage.create(&host, &value, 1, &other) == GALLEY_OK);
    galley_text lent{}, ignored{};
    CHECK(stage.identity(one, &host, &lent) == GALLEY_OK);
    CHECK(stage.identity(other, &host, &ignored) == GALLEY_OK);
    CHECK(from_abi(lent) == first);
    stage.destroy(one);
    stage.destroy(other);
}

TEST_CASE("a page survives JSON with its words") {
    Page page = sample().pages[0];
    page.edits.clear();
    CHECK(page_from_json(Json::parse(to_json(page, Detail::words).dump())) == page);
}
