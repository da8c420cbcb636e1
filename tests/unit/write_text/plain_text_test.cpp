#include "plain_text.hpp"

#include <catch_test.hpp>

using namespace galley;

namespace {

Article article(const std::string& id, std::vector<Part> parts) { return {id, std::move(parts), 1, "", "", {}}; }

}  // namespace

TEST_CASE("heads stand on lines of their own, in their order, paragraphs after blank lines") {
    const Document document{"d",
                            {},
                            {article("a1", {{Role::headline, "花卉小镇", {}, {}},
                                            {Role::headline, "迎春忙", {}, {}},
                                            {Role::kicker, "新春", {}, {}},
                                            {Role::body, "一", {}, {}},
                                            {Role::crosshead, "二", {}, {}},
                                            {Role::caption, "图 姚凡 摄", {}, {}},
                                            {Role::credit, "姚凡", {}, {}},
                                            {Role::image, "", {}, {}}}),
                             article("a2", {{Role::body, "三", {}, {}}})},
                            {},
                            {}};
    CHECK(write_text::text_of_articles(document) == "新春\n花卉小镇 迎春忙\n\n一\n\n二\n\n图 姚凡 摄\n\f三\n");
}

TEST_CASE("no text can break a line or an article") {
    const Document document{
        "d", {}, {article("a", {{Role::headline, "a\nb\fc", {}, {}}, {Role::body, "d\r\ne", {}, {}}})}, {}, {}};
    CHECK(write_text::text_of_articles(document) == "a b c\n\nd  e\n");
    CHECK(write_text::text_of_articles({}).empty());
    CHECK(write_text::text_of_articles({"d", {}, {article("a", {})}, {}, {}}).empty());
}
