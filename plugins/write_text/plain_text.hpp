// Articles as plain text.
#pragma once

#include <string>

#include "galley/model.hpp"

namespace galley::write_text {

/// The articles of a document in their order, a form feed between two: heads and captions a line each, paragraphs a
/// line each with a blank line before. Texts are one line whatever line ends they hold.
[[nodiscard]] std::string text_of_articles(const Document& document);

}  // namespace galley::write_text
