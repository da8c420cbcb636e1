// A page as compact JSON: what records hold. Arrays instead of objects and nothing that is at its default, because a
// record is written and read for every page of every run; people read document.json instead.
//
//   page   {"width","height","dpi","attrs","blocks":[block],"edits":[edit],"facts":[fact]}
//   block  [id, kind, mode, [x,y,w,h], [line], [x,y,x,y…] of the polygon, attrs]
//   line   [[word], [x,y,w,h], [x,y,x,y] of the baseline, attrs, [x,y,…] of the polygon, writing mode]
//   word   "text", or [text, x, y, w, h, confidence, attrs]
//   edit   [stage, block, line, before, after, rule, confidence, attrs]
//   fact   [name, value, attrs, confidence], or [name, value, attrs, confidence, block, first line, lines, attrs]
//
// A kind or mode that has no name is its number. Trailing members at their default are left out. Neither the index of
// the page nor its source is written: both are the manifest's.
#pragma once

#include <nlohmann/json.hpp>

#include "galley/model.hpp"

namespace galley {

/// `page` is sound, as fault_of (page_check.hpp) tells.
[[nodiscard]] std::string encode_page(const Page& page);

/// Throws nlohmann::json::exception, or std::out_of_range for a kind or mode of an unknown name.
[[nodiscard]] Page decode_page(const nlohmann::json& json);

}  // namespace galley
