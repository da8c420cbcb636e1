// What makes a PDF fit for archives: PDF/A-2, level U (ISO 19005-2). Its level says that text can be searched and
// copied.
#pragma once

#include <string>

namespace galley::write_pdf {

/// The colour space sRGB (IEC 61966-2-1) as an ICC profile of version 4.2 (ICC.1:2004-10), always the same bytes: it
/// tells archives what DeviceRGB and DeviceGray mean.
[[nodiscard]] std::string srgb_profile();

/// How many points a pixel is: `wanted`, or where the page would be smaller or larger than PDF/A allows (3 to 14,400
/// points a side, ISO 19005-2, section 6.1.13) the nearest that is not.
[[nodiscard]] double fitting_scale(double wanted, int width, int height);

}  // namespace galley::write_pdf
