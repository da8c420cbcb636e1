#include <sqlite3.h>

#include <algorithm>
#include <catch_test.hpp>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <utility>

#include "galley/utf8.hpp"
#include "pieces.hpp"
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

TEST_CASE("pieces are characters and pairs, each once, none across lines") {
    CHECK(write_sqlite::pieces_of("花卉花") == "卉\n卉花\n花\n花卉\n");
    CHECK(write_sqlite::pieces_of("a b\nc") == " \n b\na\na \nb\nc\n");
    CHECK(write_sqlite::pieces_of("").empty());
    CHECK(write_sqlite::pieces_of("𠮷") == "𠮷\n");
}

TEST_CASE("accents may be left out, marks that make another letter may not") {
    CHECK(write_sqlite::with_plain_letters("Élan") == "Élan\nElan");
    CHECK(write_sqlite::with_plain_letters("два й") == "два й\nдва и");
    CHECK(write_sqlite::with_plain_letters("ガ 花 plain") == "ガ 花 plain");
}

TEST_CASE("a word of any length finds its article as it is typed") {
    const std::string bytes = database_of(two_articles());
    for (const char* word :
         {"花", "花卉", "卉小", "卉小镇", "花卉小镇迎春忙", "收入突破", "8", "8亿", "亿元", "破8亿", "元，"})
        CHECK(found(bytes, word) == "1");
    CHECK(found(bytes, "老人") == "2");
    CHECK(found(bytes, "卉镇").empty());
    CHECK(found(bytes, "elan") == "1");
    CHECK(found(bytes, "ÉLAN") == "1");
    CHECK(found(bytes, "vita") == "1");
    CHECK(found(bytes, "花卉 收入").find('1') != std::string::npos);
    CHECK(found(bytes, "heads : 收入").empty());
    CHECK(found(bytes, "heads : 迎春忙") == "1");
    CHECK(query(bytes, "SELECT headline FROM search WHERE search MATCH '花卉小镇'") == "花卉小镇迎春忙");
    CHECK(query(bytes,
                "SELECT count(*) FROM articles WHERE number IN (SELECT rowid FROM search WHERE search MATCH '花')") ==
          "1");
    CHECK(query(bytes, "SELECT number, rank FROM search WHERE search MATCH '花卉小镇' ORDER BY rank") == "1");
}

TEST_CASE("a word finds what LIKE finds: 1,000 substrings of a newspaper's texts") {
    std::ifstream file(SAMPLES_DIR "/seed.txt");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    text += "\nThe Council voted 7 to 4 on Tuesday NIGHT to raise the dam by nine feet; officials said 'office' of.\n";
    Document document{"d", {}, {}, {}, {}};
    for (std::size_t at = 0, number = 0; at < text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        Article article{"a" + std::to_string(number), {}, 1, "", "", {}};
        const Role role = number % 3 == 0 ? Role::headline : number % 3 == 1 ? Role::body : Role::caption;
        article.parts.push_back({role, text.substr(at, end - at), {}, {}});
        if (end > at) document.articles.push_back(article);
        at = end + 1;
    }
    REQUIRE(document.articles.size() > 20);
    const std::string bytes = database_of(document);

    std::mt19937 random(7);  // its numbers are the same everywhere
    const auto is_separator = [](char32_t c) { return c <= 0x20 || c == 0x3000; };
    std::string sql;
    for (int tried = 0; tried < 1000;) {
        const Article& article = document.articles[random() % document.articles.size()];
        const std::u32string chars = decode_utf8(article.parts[0].text);
        const std::size_t from = random() % chars.size(), length = 1 + random() % 12;
        const std::u32string piece = chars.substr(from, length);
        if (std::any_of(piece.begin(), piece.end(), is_separator)) continue;
        ++tried;
        std::string word, pattern;
        for (const char32_t c : piece) {
            word += c == U'\'' ? "''" : c == U'"' ? "\"\"" : encode_utf8(std::u32string(1, c));
            pattern += (c == U'%' || c == U'_' || c == U'\\' ? "\\" : "") +
                       (c == U'\'' ? std::string("''") : encode_utf8(std::u32string(1, c)));
        }
        sql += (sql.empty() ? "" : " UNION ALL ") +
               ("SELECT '" + word + "' WHERE (SELECT group_concat(rowid) FROM " +
                "(SELECT rowid FROM search WHERE search MATCH '\"" + word + "\"' ORDER BY rowid)) IS NOT " +
                "(SELECT group_concat(number) FROM (SELECT number FROM articles WHERE text LIKE '%" + pattern +
                "%' ESCAPE '\\' OR headline LIKE '%" + pattern + "%' ESCAPE '\\' ORDER BY number))");
        if (tried % 50 == 0) CHECK(query(bytes, std::exchange(sql, "")) == "");  // names those that find something else
    }
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
