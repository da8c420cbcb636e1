#include "tables.hpp"

#include "database.hpp"
#include "galley/article.hpp"
#include "galley/facts.hpp"
#include "galley/names.hpp"
#include "pieces.hpp"
#include "toolkit/stages.hpp"
#include "toolkit/whole_text.hpp"

namespace galley::write_sqlite {

namespace {

constexpr const char* schema = R"(
CREATE TABLE document (id TEXT NOT NULL, title TEXT, date TEXT, number TEXT, language TEXT);
CREATE TABLE stages (number INTEGER PRIMARY KEY, id TEXT NOT NULL, version TEXT NOT NULL);
CREATE TABLE pages (number INTEGER PRIMARY KEY, source TEXT NOT NULL, width INTEGER, height INTEGER, dpi REAL,
    label TEXT, section TEXT, title TEXT, date TEXT, language TEXT);
CREATE TABLE blocks (page INTEGER NOT NULL REFERENCES pages, id TEXT NOT NULL, number INTEGER NOT NULL,
    kind TEXT NOT NULL, writing_mode TEXT NOT NULL, x INTEGER, y INTEGER, width INTEGER, height INTEGER,
    PRIMARY KEY (page, id));
CREATE TABLE articles (number INTEGER PRIMARY KEY, id TEXT NOT NULL, section TEXT, kicker TEXT, headline TEXT,
    subtitle TEXT, byline TEXT, dateline TEXT, text TEXT NOT NULL, first_page INTEGER, confidence REAL NOT NULL,
    continued_from TEXT, continued_to TEXT, title TEXT NOT NULL);
CREATE TABLE parts (id INTEGER PRIMARY KEY, article INTEGER REFERENCES articles, role TEXT NOT NULL,
    text TEXT NOT NULL);
CREATE TABLE sources (part INTEGER NOT NULL REFERENCES parts, page INTEGER NOT NULL, block TEXT NOT NULL,
    first_line INTEGER NOT NULL, line_count INTEGER NOT NULL);
CREATE TABLE edits (page INTEGER NOT NULL, block TEXT NOT NULL, line INTEGER NOT NULL, stage TEXT NOT NULL,
    rule TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, confidence REAL NOT NULL);
CREATE INDEX parts_of_article ON parts (article);
CREATE INDEX sources_of_part ON sources (part);
CREATE VIRTUAL TABLE search_long USING fts5 (heads, text, content = '', tokenize = 'trigram');
CREATE VIRTUAL TABLE search_short USING fts5 (heads, text, content = '', detail = column,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Z* Co Cf Cn'");
CREATE VIEW search AS  -- a VIRTUAL TABLE made USING FTS, for Datasette and sqlite-utils: content="articles"
    SELECT articles.number AS rowid, articles.*, rank, search_long AS search
        FROM search_long JOIN articles ON number = search_long.rowid
    UNION ALL
    SELECT articles.number, articles.*, rank, search_short
        FROM search_short JOIN articles ON number = search_short.rowid;
)";

/// NULL for no box, so that a query does not take it for one at the corner of the page.
std::optional<int> side(const Box& box, std::int32_t value) {
    return box.empty() ? std::nullopt : std::optional<int>(value);
}

std::optional<std::string> text_or_null(std::string text) {
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

void add_pages(Database& database, const Document& document, const Pages& pages) {
    Insert page_row(database, "INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Insert block_row(database, "INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Insert edit_row(database, "INSERT INTO edits VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (const Page& page : pages) {
        const int number = page.index + 1;
        const Box paper{0, 0, page.width, page.height};
        const auto fact = [&](const char* name) { return text_or_null(fact_of(document, page, name)); };
        page_row(number, page.source, side(paper, page.width), side(paper, page.height),
                 page.dpi > 0 ? std::optional(page.dpi) : std::nullopt, fact("label"), fact("section"), fact("title"),
                 fact("date"), fact("language"));
        int place = 0;
        for (const Block& block : page.blocks) {
            const Box& box = block.box;
            block_row(number, block.id, ++place, name_of(block.kind), name_of(block.writing_mode), side(box, box.x),
                      side(box, box.y), side(box, box.w), side(box, box.h));
        }
        for (const Edit& edit : page.edits)
            edit_row(number, edit.block, edit.line, edit.stage, edit.rule, edit.before, edit.after, edit.confidence);
    }
}

class PartTables {
  public:
    explicit PartTables(Database& database)
        : part_row_(database, "INSERT INTO parts VALUES (?, ?, ?, ?)"),
          source_row_(database, "INSERT INTO sources VALUES (?, ?, ?, ?, ?)") {}

    void add(const std::vector<Part>& parts, std::optional<int> article) {
        for (const Part& part : parts) {
            part_row_(++last_, article, name_of(part.role), part.text);
            for (const Source& source : part.sources)
                source_row_(last_, source.page + 1, source.block, source.first_line, source.line_count);
        }
    }

  private:
    Insert part_row_, source_row_;
    int last_ = 0;
};

void add_articles(Database& database, const Document& document) {
    Insert row(database, "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Insert long_row(database, "INSERT INTO search_long (rowid, heads, text) VALUES (?, ?, ?)");
    Insert short_row(database, "INSERT INTO search_short (rowid, heads, text) VALUES (?, ?, ?)");
    PartTables parts(database);
    int number = 0;
    for (const Article& article : document.articles) {
        std::string heads;
        for (const Role role : head_roles)
            if (const std::string text = head_text(article, role); !text.empty()) heads += text + "\n";
        const std::string text = toolkit::whole_text(article);
        const auto head = [&](Role role) { return text_or_null(head_text(article, role)); };
        const auto pages = pages_of(article);
        row(++number, article.id, head(Role::section), head(Role::kicker), head(Role::headline), head(Role::subtitle),
            head(Role::byline), head(Role::dateline), text,
            pages.empty() ? std::nullopt : std::optional<int>(*pages.begin() + 1), article.confidence,
            text_or_null(article.continued_from), text_or_null(article.continued_to), title_of(article));
        const std::string plain_heads = with_plain_letters(heads), plain_text = with_plain_letters(text);
        long_row(number, plain_heads, plain_text);
        short_row(number, pieces_of(plain_heads), pieces_of(plain_text));
        parts.add(article.parts, number);
    }
    parts.add(document.unassigned, std::nullopt);
}

}  // namespace

Bytes database_of(const Document& document, const Pages& pages) {
    Database database;
    database.run(schema);
    database.run("BEGIN");
    const auto fact = [&](const char* name) { return text_or_null(fact_of(document, name)); };
    Insert(database, "INSERT INTO document VALUES (?, ?, ?, ?, ?)")(document.id, fact("title"), fact("date"),
                                                                    fact("number"), fact("language"));
    Insert stage_row(database, "INSERT INTO stages VALUES (?, ?, ?)");
    int number = 0;
    for (const toolkit::StageName& stage : toolkit::stages_of(document)) stage_row(++number, stage.id, stage.version);
    add_pages(database, document, pages);
    add_articles(database, document);
    database.run("INSERT INTO search_long (search_long) VALUES ('optimize')");
    database.run("INSERT INTO search_short (search_short) VALUES ('optimize')");
    database.run("COMMIT");
    return database.bytes();
}

}  // namespace galley::write_sqlite
