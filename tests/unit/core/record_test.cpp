#include <catch_test.hpp>

#include "core/store/record_store.hpp"

using namespace galley;

TEST_CASE("a record comes back as it was written, and always in the same bytes") {
    PageRecord record;
    record.key = "0123";
    record.page.blocks.push_back({"b1", BlockKind::caption, {1, 2, 3, 4}, {}, {}, WritingMode::horizontal_ltr, {}});
    record.page.blocks[0].lines.push_back({{1, 2, 3, 4}, {}, {{"字", {1, 2, 3, 4}, 0.25, {}}, {"x", {}, 1, {}}}, {}});
    record.page.edits.push_back({"s", 0, "b1", 0, "字字x", "字x", "aabb", 0.9});
    const PageRecord back = decode_record(encode_record(record));
    CHECK(back.page == record.page);
    CHECK_FALSE(back.failure);
    CHECK(encode_record(back) == encode_record(record));
}

TEST_CASE("a page with everything comes back") {
    PageRecord record;
    record.key = "0123";
    Page& page = record.page;
    page.width = 2480;
    page.height = 3508;
    page.dpi = 299.72;
    page.attrs = R"({"a": "\"quoted\\"})";
    Word word{"\"a\\b\"\n\t\x01 字\U0001F600", {-1, 2, 3, 4}, 1.0 / 3, R"({"font":"x"})"};
    Line line{{1, 2, 3, 4}, Baseline{{1, 2}, {3, -4}}, {word, {"", {}, 0, {}}}, R"({"l":1})"};
    page.blocks.push_back({"b1", BlockKind::advert, {1, 2, 3, 4}, {{0, 0}, {5, 0}, {5, 9}}, {line, {}}, {}, "{}"});
    // What is left out at the end, alone and before what is not.
    page.blocks.push_back({"b2", BlockKind::text, {}, {}, {}, WritingMode::vertical_rl, {}});
    page.blocks.push_back({"b3", BlockKind::text, {}, {}, {{{}, Baseline{}, {}, {}}, {{}, {}, {}, "{}"}}, {}, "{}"});
    page.edits.push_back({"s", 0, "b1", 3, "", "\"", "r", 1e-9, "{}"});
    page.facts = {{"label", "A7", Source{0, "b1", 0, 1, "{}"}, 0.5, "{}"}, {"section", "体育", {}, 1, {}}};
    CHECK(decode_record(encode_record(record)).page == page);
    record.page = {};
    CHECK(decode_record(encode_record(record)).page == Page{});
}

TEST_CASE("a kind or mode that has no name yet comes back as its number") {
    PageRecord record;
    record.key = "0123";
    Line line;
    line.writing_mode = static_cast<WritingMode>(9);
    record.page.blocks.push_back(
        {"b1", static_cast<BlockKind>(4'000'000'000), {}, {}, {line}, static_cast<WritingMode>(7), {}});
    CHECK(decode_record(encode_record(record)).page == record.page);
}

TEST_CASE("a failure is a record too") {
    PageRecord record;
    record.key = "0123";
    record.failure = Failure{"ocr.tesseract", 3, "no model", "SIGABRT"};
    const PageRecord back = decode_record(encode_record(record));
    CHECK(back.failure == record.failure);
    record.failure->code = 42;  // of a newer plugin
    record.failure->signal = "";
    CHECK(decode_record(encode_record(record)).failure == record.failure);
    CHECK_THROWS(decode_record("{}"));
    CHECK_THROWS(decode_record("no JSON"));
}
