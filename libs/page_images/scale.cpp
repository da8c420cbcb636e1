#include "page_images/scale.hpp"

#include <algorithm>

#include "toolkit/leptonica.hpp"

namespace galley::page_images {

namespace {

Image new_image(int width, int height, PixelFormat format, double dpi) {
    const int stride = width * (format == PixelFormat::rgb ? 3 : 1);
    return {width,  height,
            stride, format,
            dpi,    std::vector<std::uint8_t>(static_cast<std::size_t>(stride) * static_cast<std::size_t>(height))};
}

/// A row of the image, gray where it is black and white.
class Rows {
  public:
    explicit Rows(const ImageView& image) : image_(image), gray_(static_cast<std::size_t>(image.width)) {}

    const std::uint8_t* operator[](int y) {
        const std::uint8_t* row =
            image_.pixels + static_cast<std::ptrdiff_t>(std::min(y, image_.height - 1)) * image_.stride;
        if (image_.format != PixelFormat::bilevel) return row;
        for (std::size_t x = 0; x < gray_.size(); ++x)
            gray_[x] = static_cast<std::uint8_t>(((row[x / 8] >> (7 - x % 8)) & 1) - 1);  // 1 is black
        return gray_.data();
    }

  private:
    const ImageView& image_;
    std::vector<std::uint8_t> gray_;
};

template <int channels>
void halve_row(const std::uint8_t* above, const std::uint8_t* below, int width, std::uint8_t* to) {
    const int pairs = width / 2;
    for (int x = 0; x < pairs; ++x)
        for (int c = 0; c < channels; ++c) {
            const int left = 2 * x * channels + c, right = left + channels;
            to[x * channels + c] =
                static_cast<std::uint8_t>((above[left] + above[right] + below[left] + below[right] + 2) / 4);
        }
    if (width % 2 != 0)
        for (int c = 0; c < channels; ++c) {
            const int last = (width - 1) * channels + c;
            to[pairs * channels + c] = static_cast<std::uint8_t>((above[last] + below[last] + 1) / 2);
        }
}

}  // namespace

Image halved(const ImageView& image) {
    const bool rgb = image.format == PixelFormat::rgb;
    Image out = new_image((image.width + 1) / 2, (image.height + 1) / 2, rgb ? PixelFormat::rgb : PixelFormat::gray,
                          image.dpi / 2);
    Rows above(image), below(image);
    for (int y = 0; y < out.height; ++y) {
        std::uint8_t* to = out.pixels.data() + static_cast<std::ptrdiff_t>(y) * out.stride;
        if (rgb)
            halve_row<3>(above[2 * y], below[2 * y + 1], image.width, to);
        else
            halve_row<1>(above[2 * y], below[2 * y + 1], image.width, to);
    }
    return out;
}

Image scaled(const ImageView& image, int width, int height) {
    const float factor = static_cast<float>(width) / static_cast<float>(image.width);
    const bool bilevel = image.format == PixelFormat::bilevel;
    toolkit::PixPtr pix = bilevel && factor >= 1 ? toolkit::to_gray_pix(image) : toolkit::to_pix(image);
    if (bilevel && factor < 1) pix.reset(pixScaleToGray(pix.get(), factor));  // it only makes smaller
    if (pix) pix.reset(pixScaleToSize(pix.get(), width, height));
    if (!pix) throw std::bad_alloc();
    return toolkit::to_image(pix.get());
}

}  // namespace galley::page_images
