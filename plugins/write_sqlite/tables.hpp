// A document as tables.
#pragma once

#include "database.hpp"
#include "galley/model.hpp"
#include "galley/pages.hpp"

namespace galley::write_sqlite {

/// The bytes of an SQLite file with the tables that README.md describes.
[[nodiscard]] Bytes database_of(const Document& document, const Pages& pages);

}  // namespace galley::write_sqlite
