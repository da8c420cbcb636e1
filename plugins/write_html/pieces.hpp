// The pieces of a text by which the search knows which documents to look into: single Chinese characters, pairs at
// them, and three of any other characters in a row. A document that holds a term holds all pieces of the term. Pieces
// are known by a number, which two may share: then a document is looked into in vain. site/lookup.js does the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "galley/model.hpp"

namespace galley::write_html {

inline constexpr int piece_bits = 22;

/// As search.js folds: Unicode NFKD without accents, small letters, one space for white space, none beside Chinese.
[[nodiscard]] std::u32string folded(std::string_view text);

/// The numbers of the pieces of a folded text; not sorted, some perhaps twice. FNV-1a over code points, cut to
/// piece_bits (Fowler, Noll, Vo: RFC 9923).
[[nodiscard]] std::vector<std::uint32_t> pieces_of(std::u32string_view folded);

/// Those of all articles of a document as a file: three bytes a number, smallest first, each once; and back.
[[nodiscard]] std::string pieces_file(const Document& document);
[[nodiscard]] std::vector<std::uint32_t> pieces_from(std::string_view file);

}  // namespace galley::write_html
