// Marks as print has them, where networks give those of a keyboard.
#pragma once

#include <vector>

#include "reading/ctc.hpp"

namespace galley::reading {

/// Networks give one form of a mark that print has several of. Quotation marks and apostrophes that are upright become
/// curved ones, opening or closing by what stands before them (after „ the closing one is “, as German has it). Marks
/// between Chinese or Japanese characters become full-width ones. Marks within numbers and Latin words stay.
void set_print_marks(std::vector<Character>& characters);

}  // namespace galley::reading
