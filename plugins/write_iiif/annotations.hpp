// What stands on a canvas: articles and lines as annotations.
#pragma once

#include <vector>

#include "manifest.hpp"
#include "toolkit/claims.hpp"

namespace galley::write_iiif {

[[nodiscard]] ArticleBoxes article_boxes(const Page& page, const toolkit::Claims& claims);

/// The smallest box around all.
[[nodiscard]] Box around(const std::vector<Box>& boxes);

/// "#xywh=10,20,300,40".
[[nodiscard]] std::string fragment(const Box& box);

/// An AnnotationPage with one annotation for each article on the page: its text on the shape of its blocks.
[[nodiscard]] nlohmann::ordered_json articles_on(const Document& document, const Page& page, const ArticleBoxes& boxes,
                                                 const Places& places);

/// An AnnotationPage with one annotation for each line that has text and a box.
[[nodiscard]] nlohmann::ordered_json lines_on(const Page& page, const Places& places);

}  // namespace galley::write_iiif
