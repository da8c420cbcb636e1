// A document as a IIIF manifest (https://iiif.io/api/presentation/3.0/).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "galley/json.hpp"
#include "galley/model.hpp"

namespace galley::write_iiif {

/// Where things will be found on the web. Both end with '/'.
struct Places {
    std::string document;  ///< the document's folder of the output
    std::string images;    ///< the folder that the pages' names are relative to
};

/// Names of what the manifest holds: URIs below the document's place.
[[nodiscard]] std::string canvas_id(const Places& places, const Page& page);
[[nodiscard]] std::string annotations_path(const Page& page, const char* what);

/// A page that a canvas can be made of: one with a size.
[[nodiscard]] inline bool has_canvas(const Page& page) { return page.width > 0 && page.height > 0; }

/// A label in a language (BCP 47), or in none in particular.
[[nodiscard]] nlohmann::ordered_json label(const std::string& text, const std::string& language = {});

/// The boxes of each article's blocks on a page, by the article's index.
using ArticleBoxes = std::map<std::size_t, std::vector<Box>>;

/// The manifest: a canvas for each page that has a size, a range for each article. `boxes` are those of each page; of
/// the pages themselves nothing more is needed.
[[nodiscard]] nlohmann::ordered_json manifest_of(const Document& document, const std::vector<ArticleBoxes>& boxes,
                                                 const Places& places);

}  // namespace galley::write_iiif
