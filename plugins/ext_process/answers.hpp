// What a program's answers mean for a page: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "galley/document_json.hpp"

namespace galley::ext_process {

/// The page that `answer` makes of `page`: with "page" the whole page as it now is, with "edits" the lines that change
/// ({"block", "line", "after", "rule"?, "confidence"?}), with neither the page as it was. Every changed text has its
/// Edit afterwards, under the name of `stage`. Throws InputError, with the place in the answer, when it is unsound, or
/// when text would be lost.
[[nodiscard]] Page page_after(const Page& page, const Json& answer, std::string_view stage);

/// A page as a program tells it; what it leaves out of index, source, width, height and dpi is as in `otherwise`.
[[nodiscard]] Page page_told(Json json, const Page& otherwise);

/// "E_INPUT" and so on as GALLEY_E_; anything else is GALLEY_E_INPUT.
[[nodiscard]] std::int32_t code_named(std::string_view name);

}  // namespace galley::ext_process
