// cases.json: what each operation does. tests/viewer has the viewer do the same operations on the same document.
#include <catch_test.hpp>
#include <cstdlib>
#include <fstream>
#include <set>
#include <utility>

#include "carry_out.hpp"
#include "galley/article.hpp"

using namespace galley;
using namespace galley::articles_correct;

namespace {

Json cases() { return Json::parse(std::ifstream(TEST_DATA "/cases.json")); }

Part part_of(const Json& json) {
    Part out{*named<Role>(json["role"].get<std::string>()), json["text"], {}, {}};
    for (const Json& at : json["at"]) out.sources.push_back({at[0], at[1].get<std::string>(), at[2], at[3]});
    return out;
}

Document document_of(const Json& json) {
    Document out;
    out.id = "d";
    for (const Json& given : json["pages"]) {
        Page page{given["index"], "p.png", 1100, 1000, 300, {}, {}, {}};
        for (const Json& one : given["blocks"]) {
            Block block{one["id"].get<std::string>(),
                        *named<BlockKind>(one["kind"].get<std::string>()),
                        box_from_json(one["box"]),
                        {},
                        {},
                        WritingMode::horizontal_ltr,
                        {}};
            for (const Json& line : one["lines"]) {
                const Box box = box_from_json(line[0]);
                const auto text = line[2].get<std::string>();
                block.lines.push_back(
                    {box, {}, text.empty() ? std::vector<Word>{} : std::vector<Word>{{text, box, 1, {}}}, {}});
            }
            page.blocks.push_back(block);
        }
        out.pages.push_back(page);
    }
    for (const Json& given : json["articles"]) {
        Article article{given["id"].get<std::string>(), {}, 0.9, given["from"].get<std::string>(),
                        given["to"].get<std::string>(), {}};
        for (const Json& part : given["parts"]) article.parts.push_back(part_of(part));
        out.articles.push_back(article);
    }
    for (const Json& part : json["rest"]) out.unassigned.push_back(part_of(part));
    return out;
}

Json json_of(const Part& part) {
    Json at = Json::array();
    for (const Source& s : part.sources) at.push_back({s.page, s.block, s.first_line, s.line_count});
    return {{"role", name_of(part.role)}, {"text", part.text}, {"at", at}};
}

/// What a case is expected to give; roles, texts and places in their order.
Json result_of(const Corrected& corrected) {
    Json out{{"articles", Json::array()}, {"rest", Json::array()}, {"refused", Json::array()}};
    for (const Article& article : corrected.document.articles) {
        Json one{{"id", article.id},
                 {"from", article.continued_from},
                 {"to", article.continued_to},
                 {"parts", Json::array()}};
        for (const Part& part : article.parts) one["parts"].push_back(json_of(part));
        out["articles"].push_back(one);
    }
    for (const Part& part : corrected.document.unassigned) out["rest"].push_back(json_of(part));
    for (const Refused& one : corrected.refused) out["refused"].push_back(one.number);
    return out;
}

Corrected corrected(const Json& all, const Json& one) {
    const Document document = document_of(all);
    Document heads = document;
    for (Page& page : heads.pages) page.blocks.clear();
    const Json file{{"schema", corrections_schema}, {"document", "d"}, {"operations", one["operations"]}};
    return carry_out(parse_corrections(file.dump()), heads, Pages(document), "articles.correct");
}

}  // namespace

TEST_CASE("each operation does what the cases say") {
    Json all = cases();
    const char* update = std::getenv("GALLEY_UPDATE_CASES");  // writes what is done today: look at the difference
    for (Json& one : all["cases"]) {
        INFO(one["name"].get<std::string>());
        const Json result = result_of(corrected(all, one));
        if (update != nullptr)
            one["result"] = result;
        else
            CHECK(one["result"].dump(1) == result.dump(1));
    }
    if (update == nullptr) return;
    std::ofstream out(update);  // a case a line, so that a difference can be read
    out << "{\"pages\": " << all["pages"] << ",\n\"articles\": " << all["articles"] << ",\n\"rest\": " << all["rest"]
        << ",\n\"cases\": [";
    const char* comma = "\n";
    for (const Json& one : all["cases"]) out << std::exchange(comma, ",\n") << one;
    out << "\n]}\n";
}

TEST_CASE("no operation loses a line") {
    const Json all = cases();
    for (const Json& one : all["cases"]) {
        INFO(one["name"].get<std::string>());
        const auto lines = [](const Document& document) {
            std::set<std::string> out;
            const auto add = [&](const Part& part) {
                for (const Source& s : part.sources) {
                    if (s.line_count == 0) out.insert(s.block);
                    for (int i = 0; i < s.line_count; ++i)
                        out.insert(std::to_string(s.page) + s.block + "/" + std::to_string(s.first_line + i));
                }
            };
            for (const Article& article : document.articles)
                for (const Part& part : article.parts) add(part);
            for (const Part& part : document.unassigned) add(part);
            return out;
        };
        CHECK(lines(document_of(all)) == lines(corrected(all, one).document));
    }
}

TEST_CASE("every change of text leaves an edit, and the block has the kind that was said") {
    const Json all = cases();
    const auto named_case = [&](const std::string& name) {
        for (const Json& one : all["cases"])
            if (one["name"] == name) return corrected(all, one);
        FAIL(name);
        return Corrected{};
    };
    const Corrected mended = named_case("a line is mended, in every part that holds it");
    REQUIRE(mended.changed.size() == 1);
    REQUIRE(mended.changed.front().edits.size() == 1);
    const Edit& edit = mended.changed.front().edits.front();
    CHECK(edit.before == "By Ann Weber. The council");
    CHECK(edit.after == "By Anna Weber. The council");
    CHECK(edit.rule == "correction");
    const Corrected advert = named_case("a paragraph becomes an advert");
    REQUIRE(advert.changed.size() == 1);
    for (const Block& block : advert.changed.front().blocks)
        if (block.id == "a1") CHECK(block.kind == BlockKind::advert);
}
