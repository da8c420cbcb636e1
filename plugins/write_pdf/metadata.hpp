// What a PDF says of itself in XMP (ISO 16684-1): Dublin Core, and PRISM 3.0 for what that has no place for.
#pragma once

#include <string>

#include "galley/model.hpp"

namespace galley::write_pdf {

/// The document's XMP packet, from the facts of the issue and of its pages. `archival`: whether the file says that it
/// is PDF/A-2u, for which names of PRISM are declared (ISO 19005-2, section 6.6.2.3.3). Of the pages, facts alone are
/// read.
[[nodiscard]] std::string metadata_of(const Document& document, const std::string& producer, bool archival);

}  // namespace galley::write_pdf
