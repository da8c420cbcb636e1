// The structure that docling-core asks of a DoclingDocument 1.0.0: references that lead somewhere, both ways.
#include "docling.hpp"

#include <catch_test.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>

#include "xml/sample_document.hpp"

using namespace galley;
using Json = nlohmann::ordered_json;

namespace {

Document with_everything() {
    Document document = sample_document();
    auto& parts = document.articles[0].parts;
    parts.push_back({Role::caption, "A dam. Photo: Ann", {{0, "b5", 0, 1}}, {}});
    parts.push_back({Role::credit, "Photo: Ann", {}, {}});
    parts.push_back({Role::crosshead, "Meanwhile", {{0, "b1", 0, 1}}, {}});
    parts.push_back({Role::caption, "Alone", {}, {}});
    parts.push_back({Role::body, "", {}, {}});
    document.unassigned.push_back({Role::body, "left over", {{0, "b9", 0, 0}}, {}});
    document.attrs = R"({"page_images": {"0": ["images/0001.png", ""]}})";
    return document;
}

Json docling(const Document& document) {
    std::string text;
    bool ended = false;
    write_docling::write(document, Pages(document), [&](std::string_view bytes, bool last) {
        CHECK_FALSE(ended);
        text += bytes;
        ended = last;
    });
    CHECK(ended);
    return Json::parse(text);
}

/// Every item is the child of its parent, once.
void check_tree(const Json& whole, const Json& node, std::set<std::string>& seen) {
    for (const Json& child : node["children"]) {
        const std::string self = child["$ref"];
        CHECK(seen.insert(self).second);
        const Json& item = whole.at(Json::json_pointer(self.substr(1)));
        CHECK(item["self_ref"] == self);
        CHECK(item["parent"]["$ref"] == node["self_ref"]);
        check_tree(whole, item, seen);
    }
}

}  // namespace

TEST_CASE("every item hangs in the tree, each reference leads to its item") {
    const Json whole = docling(with_everything());
    std::set<std::string> seen;
    check_tree(whole, whole["body"], seen);
    CHECK(seen.size() == whole["groups"].size() + whole["texts"].size() + whole["pictures"].size());
    for (const char* member : {"schema_name", "version", "name", "furniture", "body", "groups", "texts", "pictures",
                               "tables", "key_value_items", "pages"})
        CHECK(whole.contains(member));
    CHECK(docling({})["body"]["children"].empty());
}

TEST_CASE("articles are sections with their heads, texts and pictures") {
    const Json whole = docling(with_everything());
    CHECK(whole["groups"][0]["label"] == "section");
    CHECK(whole["groups"][0]["name"] == "<script>\"A&B's\"");
    CHECK(whole["texts"][0]["label"] == "section_header");
    CHECK(whole["texts"][0]["level"] == 1);
    CHECK(whole["texts"][1]["label"] == "text");
    CHECK(whole["texts"][1]["text"] == "花卉小鎮");
    const Json& picture = whole["pictures"][0];
    CHECK(picture["captions"][0]["$ref"] == "#/texts/2");
    CHECK(whole["texts"][2]["parent"]["$ref"] == "#/pictures/0");
    CHECK(whole["texts"][3]["level"] == 2);          // the credit is in the caption
    CHECK(whole["texts"][4]["label"] == "caption");  // without a picture
    CHECK(whole["texts"].back()["content_layer"] == "furniture");
}

TEST_CASE("places are boxes in pixels, pages have their size and image") {
    const Json whole = docling(with_everything());
    const Json& place = whole["texts"][1]["prov"];
    REQUIRE(place.size() == 1);  // the dump has no paper
    CHECK(place[0]["page_no"] == 1);
    CHECK(place[0]["bbox"] == Json{{"l", 800}, {"t", 200}, {"r", 900}, {"b", 400}, {"coord_origin", "TOPLEFT"}});
    CHECK(place[0]["charspan"] == Json{0, 4});
    CHECK(whole["pages"].size() == 2);
    CHECK(whole["pages"]["1"]["image"]["uri"] == "images/0001.png");
    CHECK_FALSE(whole["pages"]["3"].contains("image"));
}
