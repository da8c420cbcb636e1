#include "database.hpp"

#include <new>

#include "galley/error.hpp"

namespace galley::write_sqlite {

namespace {

void check(int status, sqlite3* database) {
    if (status == SQLITE_OK || status == SQLITE_DONE) return;
    if (status == SQLITE_NOMEM) throw std::bad_alloc();
    throw InternalError(std::string("SQLite could not make the database: ") + sqlite3_errmsg(database));
}

}  // namespace

Database::Database() {
    sqlite3* raw = nullptr;
    const char* temporary = "";  // a file of SQLite's own, gone when it is closed; small ones never leave its cache
    const int status = sqlite3_open_v2(temporary, &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    database_.reset(raw);
    check(status, raw);
}

void Database::run(const char* sql) {
    check(sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr), database_.get());
}

Bytes Database::bytes() const {
    sqlite3_int64 size = 0;
    unsigned char* bytes = sqlite3_serialize(database_.get(), "main", &size, 0);
    if (bytes == nullptr) throw std::bad_alloc();
    return {bytes, static_cast<std::size_t>(size)};
}

Insert::Insert(Database& database, const char* sql) : database_(database.database_.get()) {
    sqlite3_stmt* raw = nullptr;
    const int status = sqlite3_prepare_v2(database_, sql, -1, &raw, nullptr);
    statement_.reset(raw);
    check(status, database_);
}

void Insert::bind(int column, std::string_view text) {
    // The text outlives the step: it is an argument of the call that binds and steps.
    check(sqlite3_bind_text64(statement_.get(), column, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC,
                              SQLITE_UTF8),
          database_);
}

void Insert::bind(int column, double value) { check(sqlite3_bind_double(statement_.get(), column, value), database_); }

void Insert::bind(int column, std::int64_t value) {
    check(sqlite3_bind_int64(statement_.get(), column, value), database_);
}

void Insert::step() {
    check(sqlite3_step(statement_.get()), database_);
    check(sqlite3_reset(statement_.get()), database_);
    check(sqlite3_clear_bindings(statement_.get()), database_);
}

}  // namespace galley::write_sqlite
