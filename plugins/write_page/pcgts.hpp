// A page as PAGE XML, version 2019-07-15 (https://github.com/PRImA-Research-Lab/PAGE-XML); its root is called PcGts.
#pragma once

#include <string>
#include <string_view>

#include "galley/model.hpp"
#include "toolkit/claims.hpp"

namespace galley::write_page {

/// The PAGE file of one page. `claims` are those on the page, `version` that of the stage that writes.
[[nodiscard]] std::string pcgts_of(const Document& document, const Page& page, const toolkit::PageClaims& claims,
                                   std::string_view version);

}  // namespace galley::write_page
