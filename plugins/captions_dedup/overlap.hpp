// Doubling that geometry proves: the same text drawn twice in the same place, for a shadow or a bold look.
#pragma once

#include <functional>

#include "galley/model.hpp"

namespace galley::captions_dedup {

using InScope = std::function<bool(const Block&)>;

/// Drops words that lie upon an equal word of their line, and lines that lie upon a line of the page with the same
/// text, OCR noise allowed. Of two lines the first stays, or the one that was read with more confidence. Only blocks
/// in scope are looked at; text without boxes is left alone.
void drop_overlapped(Page& page, const InScope& in_scope);

}  // namespace galley::captions_dedup
