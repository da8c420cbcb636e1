// ALTO 2, 3 and 4 (https://www.loc.gov/standards/alto/) back into pages.
#pragma once

#include <pugixml.hpp>

#include "galley/model.hpp"
#include "mets/mets.hpp"

namespace galley::read_alto {

/// True when the root element says ALTO. Elements have no prefixes any more (see xml::read).
[[nodiscard]] bool is_alto(const pugi::xml_document& document);

/// Pages of the file; usually one.
[[nodiscard]] std::size_t page_count(const pugi::xml_document& document);

/// Page `number`, from 0, without index and source. `dpi` is the resolution in which positions in tenths of a
/// millimetre or 1200ths of an inch become pixels; a file in pixels does not need it. Throws InputError when there is
/// no such page, or when blocks are nested without end. Lines that an article has, by the file or by `in_mets`, carry
/// the attr "given" (toolkit/given.hpp); what both say of the issue becomes facts of the page.
[[nodiscard]] Page page_of(const pugi::xml_document& document, std::size_t number, double dpi,
                           const mets::PageInMets& in_mets = {});

}  // namespace galley::read_alto
