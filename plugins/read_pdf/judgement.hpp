// Whether a page's text layer is worth more than reading its image.
#pragma once

#include <string_view>
#include <vector>

#include "run.hpp"

namespace galley::read_pdf {

enum class Verdict {
    real,     ///< the text that is printed
    absent,   ///< no characters
    garbage,  ///< characters that mean nothing: a font without a map to Unicode
    hidden,   ///< invisible text that OCR laid under a scan
    sparse    ///< a stamp or a page number on what else is a picture
};

/// As it stands in a page's attrs: "used", "absent", "garbage", "hidden", "sparse".
std::string_view name_of(Verdict verdict);

/// A sentence's end, after "the text layer of … is left out: ".
std::string_view reason_of(Verdict verdict);

/// `page_area` in square points.
Verdict judge(const std::vector<Run>& runs, double page_area);

}  // namespace galley::read_pdf
