// write.sqlite: a document as one SQLite database with full-text search.
#include "galley/plugin.hpp"

#include "tables.hpp"

namespace galley::write_sqlite {

class WriteSqlite {
  public:
    static constexpr StageInfo info{"write.sqlite", "1.1.0", "Writes document.sqlite, searchable by any word as typed",
                                    GALLEY_HAS_ARTICLES, GALLEY_HAS_ASSETS};

    void write(const Document& document, const Pages& pages, Context& context) {
        context.asset("document.sqlite", "application/vnd.sqlite3", database_of(document, pages).view());
    }
};

}  // namespace galley::write_sqlite

GALLEY_PLUGIN("write-sqlite", "1.0.0", "Apache-2.0", galley::write_sqlite::WriteSqlite)
