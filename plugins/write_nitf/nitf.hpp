// An article as NITF 3.5 (News Industry Text Format, https://iptc.org/standards/nitf/).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "galley/model.hpp"
#include "toolkit/line_boxes.hpp"
#include "toolkit/page_images.hpp"

namespace galley::write_nitf {

/// "nitf/001.xml": the file of an article by its index in the document.
[[nodiscard]] std::string path_of(std::size_t article);

/// Where the pictures of a document lie, and on which images.
struct Places {
    toolkit::LineBoxes boxes;
    toolkit::PageImages images;
};

/// The file of an article; `version` is that of the stage.
[[nodiscard]] std::string bytes_of(const Document& document, std::size_t article, const Places& places,
                                   std::string_view version);

}  // namespace galley::write_nitf
