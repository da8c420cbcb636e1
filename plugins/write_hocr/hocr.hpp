// A page as hOCR 1.2 (https://kba.github.io/hocr-spec/1.2/): HTML that is well-formed XML too.
#pragma once

#include <string>
#include <string_view>

#include "galley/model.hpp"
#include "toolkit/claims.hpp"

namespace galley::write_hocr {

/// The hOCR file of one page. `claims` are those on the page, `version` that of the stage that writes.
[[nodiscard]] std::string hocr_of(const Document& document, const Page& page, const toolkit::PageClaims& claims,
                                  std::string_view version);

}  // namespace galley::write_hocr
