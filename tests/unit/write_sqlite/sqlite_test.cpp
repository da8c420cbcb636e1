#include <sqlite3.h>

#include <catch_test.hpp>
#include <cstring>

#include "bigrams.hpp"
#include "tables.hpp"
#include "xml/sample_document.hpp"

using namespace galley;

namespace {

/// The first column of every row, a space between two.
std::string query(const std::string& bytes, const std::string& sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(":memory:", &database) == SQLITE_OK);
    auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size()));
    std::memcpy(copy, bytes.data(), bytes.size());
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    REQUIRE(sqlite3_deserialize(database, "main", copy, size, size, SQLITE_DESERIALIZE_FREEONCLOSE) == SQLITE_OK);
    std::string out;
    char* error = nullptr;
    const auto row = [](void* to, int, char** values, char**) {
        auto& text = *static_cast<std::string*>(to);
        text += (text.empty() ? "" : " ") + std::string(values[0] == nullptr ? "NULL" : values[0]);
        return 0;
    };
    INFO(sql);
    const int status = sqlite3_exec(database, sql.c_str(), row, &out, &error);
    INFO((error == nullptr ? "" : error));
    CHECK(status == SQLITE_OK);
    sqlite3_free(error);
    sqlite3_close(database);
    return out;
}

std::string found(const std::string& bytes, const std::string& what) {
    return query(bytes, "SELECT rowid FROM search WHERE search MATCH '" + what + "' ORDER BY rowid");
}

Document two_articles() {
    Document document{"d", {}, {}, {}, {}};
    document.articles.push_back(
        {"a1",
         {{Role::headline, "花卉小镇迎春忙", {}, {}}, {Role::body, "收入突破8亿元，Élan vital", {}, {}}},
         1,
         "",
         "",
         {}});
    document.articles.push_back(
        {"a2", {{Role::headline, "'); DROP TABLE articles; --", {}, {}}, {Role::body, "老人", {}, {}}}, 1, "", "", {}});
    return document;
}

std::string database_of(const Document& document) {
    return std::string(write_sqlite::database_of(document, Pages(document)).view());
}

}  // namespace

TEST_CASE("Chinese becomes pairs, everything else stays") {
    CHECK(write_sqlite::with_bigrams("花卉小镇") == "花卉 卉小 小镇 镇 ");
    CHECK(write_sqlite::with_bigrams("a花，卉b") == "a a花 花 ， 卉b 卉 b");
    CHECK(write_sqlite::with_bigrams("two words") == "two words");
    CHECK(write_sqlite::with_bigrams("").empty());
    CHECK(write_sqlite::with_bigrams("𠮷野") == "𠮷野 野 ");
}

TEST_CASE("any two characters find their article, phrases and Latin words too") {
    const std::string bytes = database_of(two_articles());
    for (const char* pair : {"花卉", "卉小", "小镇", "春忙", "收入", "8亿", "亿元", "破8"})
        CHECK(found(bytes, pair) == "1");
    CHECK(found(bytes, "老人") == "2");
    CHECK(found(bytes, "卉镇").empty());
    CHECK(found(bytes, "\"花卉 卉小 小镇\"") == "1");
    CHECK(found(bytes, "忙*") == "1");
    CHECK(found(bytes, "elan") == "1");
    CHECK(found(bytes, "heads : 收入").empty());
}

TEST_CASE("text that looks like SQL is text") {
    const std::string bytes = database_of(two_articles());
    CHECK(query(bytes, "SELECT headline FROM articles WHERE number = 2") == "'); DROP TABLE articles; --");
    CHECK(query(bytes, "PRAGMA integrity_check") == "ok");
}

TEST_CASE("articles are traced to blocks, and nothing is lost") {
    Document document = sample_document();
    document.unassigned.push_back({Role::body, "left over", {{0, "b6", 0, 1}}, {}});
    document.pages[0].edits.push_back({"captions.dedup", 0, "b2", 1, "x", "", "twice", 0.5});
    const std::string bytes = database_of(document);
    CHECK(query(bytes,
                "SELECT blocks.width FROM parts JOIN sources ON part = parts.id JOIN blocks "
                "ON blocks.page = sources.page AND blocks.id = block WHERE article = 1 AND role = 'headline'") ==
          "400");
    CHECK(query(bytes, "SELECT text FROM parts WHERE article IS NULL") == "left over");
    CHECK(query(bytes, "SELECT rule FROM edits") == "twice");
    CHECK(query(bytes, "SELECT width FROM pages ORDER BY number") == "1000 NULL 10");
    CHECK(query(bytes, "SELECT headline FROM articles WHERE number = 2") == "NULL");
}

TEST_CASE("the same document gives the same bytes") {
    CHECK(database_of(sample_document()) == database_of(sample_document()));
    CHECK(query(database_of({}), "SELECT count(*) FROM articles") == "0");
}
