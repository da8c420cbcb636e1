// PAGE XML (https://github.com/PRImA-Research-Lab/PAGE-XML) of 2010 to 2019 back into a page.
#pragma once

#include <pugixml.hpp>

#include "galley/model.hpp"

namespace galley::read_page {

/// True when the root element says PAGE. Elements have no prefixes any more (see xml::read).
[[nodiscard]] bool is_page(const pugi::xml_document& document);

/// The page, without index and source. Throws InputError when the file holds none, or when regions are nested without
/// end.
[[nodiscard]] Page page_of(const pugi::xml_document& document);

}  // namespace galley::read_page
