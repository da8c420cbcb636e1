// How much a tiling tells: could an honest text look like this?
#pragma once

#include "glyph_stream.hpp"
#include "reduplication.hpp"
#include "tiling.hpp"

namespace galley::captions_dedup {

/// The level of certainty that an edit needs.
enum class Level { sure, likely };

/// Bits of surprise that one would feel at this tiling in honest text: the information of each unit, for its copy
/// could have been anything; less what people repeat on purpose (refrains, chants, columns of a table, 人人, 红红火火).
double evidence_of(const GlyphStream& stream, const Tiling& tiling, const Reduplication& language);

/// The least evidence that an edit of this level needs.
double needed(Level level);

}  // namespace galley::captions_dedup
