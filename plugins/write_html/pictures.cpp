#include "pictures.hpp"

#include <turbojpeg.h>

#include <algorithm>
#include <cmath>
#include <new>

#include "galley/context.hpp"
#include "galley/error.hpp"
#include "page_images/scale.hpp"
#include "toolkit/leptonica.hpp"

namespace galley::write_html {

namespace {

class Jpeg {
  public:
    explicit Jpeg(int quality) : quality_(quality), encoder_(tjInitCompress()) {
        if (encoder_ == nullptr) throw std::bad_alloc();
    }
    ~Jpeg() {
        tjFree(bytes_);
        tjDestroy(encoder_);
    }
    Jpeg(const Jpeg&) = delete;
    Jpeg& operator=(const Jpeg&) = delete;

    /// Of gray or colours; the view lasts until the next call.
    std::string_view encoded(const ImageView& image) {
        const bool rgb = image.format == PixelFormat::rgb;
        unsigned long size = capacity_;  // NOLINT: the library's own type
        if (tjCompress2(encoder_, image.pixels, image.width, image.stride, image.height, rgb ? TJPF_RGB : TJPF_GRAY,
                        &bytes_, &size, rgb ? TJSAMP_420 : TJSAMP_GRAY, quality_, 0) != 0)
            throw InternalError(std::string("a picture of the page cannot be made: ") + tjGetErrorStr2(encoder_));
        capacity_ = std::max(capacity_, size);
        return {reinterpret_cast<const char*>(bytes_), size};
    }

  private:
    int quality_;
    tjhandle encoder_;
    unsigned char* bytes_ = nullptr;
    unsigned long capacity_ = 0;  // NOLINT: as above
};

std::string png(const ImageView& image) {
    l_uint8* bytes = nullptr;
    std::size_t size = 0;
    if (pixWriteMemPng(&bytes, &size, toolkit::to_pix(image).get(), 0) != 0) throw std::bad_alloc();
    std::string out(reinterpret_cast<const char*>(bytes), size);
    lept_free(bytes);
    return out;
}

/// A part of the image, without a copy. `x` is a multiple of 8.
ImageView part(const ImageView& image, int x, int y, int width, int height) {
    ImageView out = image;
    out.pixels += static_cast<std::ptrdiff_t>(y) * image.stride + (image.format == PixelFormat::bilevel ? x / 8
                                                                   : image.format == PixelFormat::rgb   ? 3 * x
                                                                                                        : x);
    out.width = std::min(width, image.width - x);
    out.height = std::min(height, image.height - y);
    return out;
}

void write_tiles(const ImageView& image, std::size_t number, bool lossless, Jpeg& jpeg, const Taker& take) {
    for (int row = 0; row * tile_side < image.height; ++row)
        for (int column = 0; column * tile_side < image.width; ++column) {
            const ImageView tile = part(image, column * tile_side, row * tile_side, tile_side, tile_side);
            const std::string name = std::to_string(number) + "-" + std::to_string(row) + "-" + std::to_string(column);
            if (lossless)
                take(name + ".png", "image/png", png(tile));
            else
                take(name + ".jpg", "image/jpeg", jpeg.encoded(tile));
        }
}

int side_of(int side, double factor) { return std::max(1, static_cast<int>(std::lround(side * factor))); }

}  // namespace

std::vector<Level> levels_of(int width, int height, bool bilevel, int max_side) {
    std::vector<Level> out;
    if (width <= 0 || height <= 0) return out;
    const int longest = std::max(width, height);
    const bool limited = max_side > 0 && longest > max_side;
    const double factor = limited ? static_cast<double>(max_side) / longest : 1;
    Level level{side_of(width, factor), side_of(height, factor), bilevel && !limited};
    out.push_back(level);
    while (std::max(level.width, level.height) > first_side) {
        level = {(level.width + 1) / 2, (level.height + 1) / 2, false};
        out.push_back(level);
    }
    std::reverse(out.begin(), out.end());
    return out;
}

Size thumb_of(int width, int height) {
    const double factor = std::min(1.0, static_cast<double>(thumb_side) / std::max({1, width, height}));
    return {side_of(width, factor), side_of(height, factor)};
}

void draw(const ImageView& image, const std::vector<Level>& levels, int quality, const Taker& take) {
    Jpeg jpeg(quality);
    Image smaller;
    ImageView now = image;
    const auto make = [&](Image next) {
        smaller = std::move(next);
        now = view_of(smaller);
    };
    const Level& finest = levels.back();
    if (finest.width != image.width || finest.height != image.height)
        make(page_images::scaled(image, finest.width, finest.height));
    for (std::size_t number = levels.size(); number-- > 0;) {
        if (number + 1 < levels.size()) make(page_images::halved(now));
        write_tiles(now, number, levels[number].lossless, jpeg, take);
    }
    const Size thumb = thumb_of(image.width, image.height);
    make(page_images::scaled(now, thumb.width, thumb.height));
    take("thumb.jpg", "image/jpeg", jpeg.encoded(now));
}

}  // namespace galley::write_html
