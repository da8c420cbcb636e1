#include "core/plugin/stage_host.hpp"

#include "galley/error.hpp"

namespace galley {

void refuse_asset() { throw InternalError("files can be written only by document stages"); }

void DocumentHost::asset(std::string_view, std::string_view, std::string_view) { refuse_asset(); }

void DocumentHost::asset_part(std::string_view, std::string_view, bool) { refuse_asset(); }

}  // namespace galley
