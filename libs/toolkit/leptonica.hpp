// Pages as Pix of Leptonica, and back.
//
// A Pix keeps its pixels in 32-bit words of the machine's byte order, an ImageView in plain bytes from left to right.
#pragma once

#include <leptonica/allheaders.h>

#include <cmath>
#include <cstring>
#include <memory>
#include <new>

#include "galley/image.hpp"

namespace galley::toolkit {

struct PixDeleter {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
/// Owns a Pix. Leptonica's functions return a new reference: wrap it at once.
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

namespace detail {

inline PixPtr new_pix(std::int32_t width, std::int32_t height, int depth, double dpi) {
    PixPtr pix(pixCreateNoInit(width, height, depth));
    if (!pix) throw std::bad_alloc();
    const int resolution = static_cast<int>(std::lround(dpi));
    pixSetResolution(pix.get(), resolution, resolution);
    return pix;
}

}  // namespace detail

/// Copies a page: bilevel becomes 1 bit, gray 8 bits, rgb 32 bits a pixel. Throws std::bad_alloc when memory runs out.
inline PixPtr to_pix(const ImageView& image) {
    const bool rgb = image.format == PixelFormat::rgb;
    const int depth = rgb ? 32 : image.format == PixelFormat::gray ? 8 : 1;
    PixPtr pix = detail::new_pix(image.width, image.height, depth, image.dpi);
    const std::size_t words = static_cast<std::size_t>(pixGetWpl(pix.get()));
    const std::size_t used = (static_cast<std::size_t>(image.width) * static_cast<std::size_t>(depth) + 7) / 8;
    for (std::int32_t y = 0; y < image.height; ++y) {
        const std::uint8_t* from = image.pixels + static_cast<std::ptrdiff_t>(y) * image.stride;
        l_uint32* to = pixGetData(pix.get()) + static_cast<std::size_t>(y) * words;
        if (rgb) {
            for (std::int32_t x = 0; x < image.width; ++x, from += 3) composeRGBPixel(from[0], from[1], from[2], to++);
        } else {
            to[words - 1] = 0;  // the padding of the last word
            std::memcpy(to, from, used);
        }
    }
    if (!rgb) pixEndianByteSwap(pix.get());
    return pix;
}

/// Copies a page as 8-bit gray, whatever its format, without an rgb copy on the way.
inline PixPtr to_gray_pix(const ImageView& image) {
    if (image.format == PixelFormat::gray) return to_pix(image);
    if (image.format == PixelFormat::bilevel) return PixPtr(pixConvert1To8(nullptr, to_pix(image).get(), 255, 0));
    PixPtr pix = detail::new_pix(image.width, image.height, 8, image.dpi);
    for (std::int32_t y = 0; y < image.height; ++y) {
        const std::uint8_t* from = image.pixels + static_cast<std::ptrdiff_t>(y) * image.stride;
        l_uint32* to = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
        // Luminance of ITU-R BT.601 in 8-bit fixed point.
        for (std::int32_t x = 0; x < image.width; ++x, from += 3)
            SET_DATA_BYTE(to, x, (77 * from[0] + 150 * from[1] + 29 * from[2]) >> 8);
    }
    return pix;
}

/// Copies a Pix of 1, 8 or 32 bits a pixel; other depths and colour maps become gray.
inline Image to_image(Pix* source) {
    const int source_depth = pixGetDepth(source);
    const bool plain =
        pixGetColormap(source) == nullptr && (source_depth == 1 || source_depth == 8 || source_depth == 32);
    // 32 bits are only read below: no copy of a large page.
    PixPtr pix(!plain ? pixConvertTo8(source, 0) : source_depth == 32 ? pixClone(source) : pixCopy(nullptr, source));
    if (!pix) throw std::bad_alloc();
    const int depth = pixGetDepth(pix.get());
    Image image;
    image.width = pixGetWidth(pix.get());
    image.height = pixGetHeight(pix.get());
    image.dpi = pixGetXRes(pix.get());
    image.format = depth == 32 ? PixelFormat::rgb : depth == 8 ? PixelFormat::gray : PixelFormat::bilevel;
    image.stride = depth == 32 ? image.width * 3 : depth == 8 ? image.width : (image.width + 7) / 8;
    image.pixels.resize(static_cast<std::size_t>(image.stride) * static_cast<std::size_t>(image.height));
    if (depth != 32) pixEndianByteSwap(pix.get());
    for (std::int32_t y = 0; y < image.height; ++y) {
        const l_uint32* from = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
        std::uint8_t* to = image.pixels.data() + static_cast<std::ptrdiff_t>(y) * image.stride;
        if (depth != 32) {
            std::memcpy(to, from, static_cast<std::size_t>(image.stride));
            continue;
        }
        for (std::int32_t x = 0; x < image.width; ++x, to += 3) {
            to[0] = static_cast<std::uint8_t>(from[x] >> L_RED_SHIFT);
            to[1] = static_cast<std::uint8_t>(from[x] >> L_GREEN_SHIFT);
            to[2] = static_cast<std::uint8_t>(from[x] >> L_BLUE_SHIFT);
        }
    }
    return image;
}

}  // namespace galley::toolkit
