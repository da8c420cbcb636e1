// What the stages of modes do wrong, by name. Each is written against the plain ABI, where nothing stands in its way.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "galley/abi.h"

namespace modes {

using PageWork = std::function<std::int32_t(const galley_host*, const galley_page*)>;
using DocumentWork = std::function<std::int32_t(const galley_host*, const galley_document*)>;

/// On the page in hand.
const std::map<std::string, PageWork>& page_modes();
/// On the document in hand.
const std::map<std::string, DocumentWork>& document_modes();

/// What ends, blocks or litters a process; false when there is no fault of that name.
bool hurt_process(const std::string& how);

/// Reports an error and gives its code, as "input" for GALLEY_E_INPUT; 0 when there is none of that name.
std::int32_t failed_with(const galley_host* host, const std::string& code);

inline galley_text text(const std::string& from) { return {from.data(), from.size()}; }

}  // namespace modes
