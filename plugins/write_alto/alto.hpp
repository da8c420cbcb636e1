// A page as ALTO 4.4 (https://www.loc.gov/standards/alto/).
#pragma once

#include <string>
#include <string_view>

#include "galley/model.hpp"
#include "toolkit/claims.hpp"

namespace galley::write_alto {

/// The ALTO file of one page. `claims` are those on the page, `version` that of the stage that writes.
[[nodiscard]] std::string alto_of(const Document& document, const Page& page, const toolkit::PageClaims& claims,
                                  std::string_view version);

}  // namespace galley::write_alto
