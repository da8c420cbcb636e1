// PAGE XML (https://github.com/PRImA-Research-Lab/PAGE-XML) of 2010 to 2019 back into a page.
#pragma once

#include <pugixml.hpp>

#include "galley/model.hpp"
#include "mets/mets.hpp"

namespace galley::read_page {

/// True when the root element says PAGE. Elements have no prefixes any more (see xml::read).
[[nodiscard]] bool is_page(const pugi::xml_document& document);

/// The page, without index and source. Throws InputError when the file holds none, or when regions are nested without
/// end. Lines that an article has, by the file or by `in_mets`, carry the attr "given" (toolkit/given.hpp); what both
/// say of the issue becomes facts of the page.
[[nodiscard]] Page page_of(const pugi::xml_document& document, const mets::PageInMets& in_mets = {});

}  // namespace galley::read_page
