// An article as Markdown with YAML front matter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "galley/model.hpp"

namespace galley::write_markdown {

/// Text that CommonMark shows as it stands: characters with a meaning are escaped, line ends become spaces.
std::string escaped(std::string_view text);

/// A YAML double-quoted scalar; it holds any text.
std::string quoted(std::string_view text);

std::string markdown_of(const Article& article, const Document& document);

/// "articles/001-slug.md" for each article of the document, in its order. The number makes every name unique.
std::vector<std::string> paths_of(const Document& document);

}  // namespace galley::write_markdown
