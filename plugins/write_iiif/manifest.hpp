// A document as a IIIF manifest (https://iiif.io/api/presentation/3.0/).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "galley/json.hpp"
#include "galley/model.hpp"

namespace galley::write_iiif {

/// Where things will be found on the web.
struct Places {
    std::string document;  ///< the document's folder of the output; ends with '/'
};

/// The image of a page: its address and media type, and the address of its thumbnail, empty when there is none.
struct CanvasImage {
    std::string id, format, thumbnail;
};
/// By the index of the page.
using CanvasImages = std::map<std::int32_t, CanvasImage>;

/// Names of what the manifest holds: URIs below the document's place.
[[nodiscard]] std::string canvas_id(const Places& places, const Page& page);
[[nodiscard]] std::string annotations_path(const Page& page, const char* what);

/// A page that a canvas can be made of: one with a size.
[[nodiscard]] inline bool has_canvas(const Page& page) { return page.width > 0 && page.height > 0; }

/// A label in a language (BCP 47), or in none in particular.
[[nodiscard]] nlohmann::ordered_json label(const std::string& text, const std::string& language = {});

/// The boxes of each article's blocks on a page, by the article's index.
using ArticleBoxes = std::map<std::size_t, std::vector<Box>>;

/// The manifest: a canvas for each page that has a size, a range for each article; beside them what other writers of
/// the pipeline make (PDF, ALTO, …). `boxes` are those of each page; of the pages themselves nothing more is needed. A
/// page without an image is an empty canvas.
[[nodiscard]] nlohmann::ordered_json manifest_of(const Document& document, const std::vector<ArticleBoxes>& boxes,
                                                 const Places& places, const CanvasImages& images);

}  // namespace galley::write_iiif
