#include "pnm.hpp"

namespace galley::ext_process {

std::string pnm_of(const ImageView& image) {
    const bool bilevel = image.format == PixelFormat::bilevel;
    const char* magic = bilevel ? "P4" : image.format == PixelFormat::gray ? "P5" : "P6";
    std::string out = std::string(magic) + "\n" + std::to_string(image.width) + " " + std::to_string(image.height) +
                      (bilevel ? "\n" : "\n255\n");
    const int row = bilevel ? (image.width + 7) / 8 : image.format == PixelFormat::gray ? image.width : 3 * image.width;
    for (int y = 0; y < image.height; ++y)
        out.append(reinterpret_cast<const char*>(image.pixels) + std::ptrdiff_t{y} * image.stride,
                   static_cast<std::size_t>(row));
    return out;
}

}  // namespace galley::ext_process
