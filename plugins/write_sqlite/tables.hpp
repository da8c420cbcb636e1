// A document as tables.
#pragma once

#include <string>

#include "galley/model.hpp"

namespace galley::write_sqlite {

/// The bytes of an SQLite file with the tables that README.md describes.
[[nodiscard]] std::string database_of(const Document& document);

}  // namespace galley::write_sqlite
