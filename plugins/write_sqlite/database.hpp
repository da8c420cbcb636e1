// An SQLite database, filled row by row and taken as the bytes of its file. While it is made it lies in a temporary
// file (SQLite's: in TMPDIR), so that a large one is in memory once, not twice.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace galley::write_sqlite {

/// A file's bytes, in memory of SQLite's own: a copy would be as large again.
class Bytes {
  public:
    Bytes(unsigned char* bytes, std::size_t size) : bytes_(bytes), size_(size) {}
    [[nodiscard]] std::string_view view() const { return {reinterpret_cast<const char*>(bytes_.get()), size_}; }

  private:
    struct Freer {
        void operator()(unsigned char* bytes) const { sqlite3_free(bytes); }
    };
    std::unique_ptr<unsigned char, Freer> bytes_;
    std::size_t size_;
};

/// Throws InternalError with SQLite's own words when anything fails; std::bad_alloc when memory runs out.
class Database {
  public:
    Database();

    /// Runs statements that give no rows.
    void run(const char* sql);
    /// The bytes of the file (sqlite3_serialize): the same rows in the same order give the same bytes.
    [[nodiscard]] Bytes bytes() const;

  private:
    friend class Insert;
    struct Closer {
        void operator()(sqlite3* database) const { sqlite3_close(database); }
    };
    std::unique_ptr<sqlite3, Closer> database_;
};

/// A prepared INSERT; each call adds a row. Values are bound, never pasted into the statement: a text may hold
/// anything.
class Insert {
  public:
    /// The database must outlive it.
    Insert(Database& database, const char* sql);

    template <typename... Values>
    void operator()(const Values&... values) {
        int column = 0;
        (bind(++column, values), ...);
        step();
    }

  private:
    void bind(int column, std::string_view text);
    void bind(int column, double value);
    void bind(int column, std::int64_t value);
    void bind(int column, int value) { bind(column, std::int64_t{value}); }
    /// Nothing is NULL.
    template <typename T>
    void bind(int column, const std::optional<T>& value) {
        if (value) bind(column, *value);
    }
    void step();

    struct Closer {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Closer> statement_;
};

}  // namespace galley::write_sqlite
