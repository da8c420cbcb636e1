// How much a tiling tells: could an honest text look like this?
#pragma once

#include "glyph_stream.hpp"
#include "reduplication.hpp"
#include "tiling.hpp"

namespace galley::captions_dedup {

/// The level of certainty that an edit needs.
enum class Level { sure, likely };

/// Bits of surprise that one would feel at this tiling in honest text: the information of each unit, for its copy
/// could have been anything; less what people repeat on purpose (人人, 红红火火). Passages that follow themselves after
/// a mark, after a space or as whole lines are refrains, lists, poems, tables, however long: they tell nothing.
double evidence_of(const GlyphStream& stream, const Tiling& tiling, const Reduplication& language);

/// Whether a line that stands by itself is a label drawn so many times (副刊副刊): to be asked where the page is known
/// to draw text more than once.
bool is_doubled_label(const GlyphStream& line, std::size_t copies, const Reduplication& language);

/// Whether a line is a sentence drawn twice, without a space between, longer than what people repeat: to be asked of
/// the same pages.
bool is_doubled_sentence(const GlyphStream& line);

/// The least evidence that an edit of this level needs.
double needed(Level level);

}  // namespace galley::captions_dedup
