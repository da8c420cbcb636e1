// From single glyphs to runs.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "glyph.hpp"
#include "run.hpp"

namespace galley::read_pdf {

using FontNames = std::unordered_map<const void*, std::string>;

/// Joins glyphs, in the order of drawing, to runs: of one font and size, on one baseline, each beginning where the last
/// one ends, all drawn equally often before (`levels`, from copies.hpp). Chinese characters of a font that runs level,
/// set one below the other, make a run downward.
std::vector<Run> runs_of(const std::vector<Glyph>& glyphs, const std::vector<int>& levels, const FontNames& names);

}  // namespace galley::read_pdf
