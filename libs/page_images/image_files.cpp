#include "page_images/image_files.hpp"

#include <turbojpeg.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <new>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>
#include <utility>

#include "galley/context.hpp"
#include "galley/error.hpp"
#include "galley/json.hpp"
#include "page_images/scale.hpp"
#include "toolkit/exif.hpp"
#include "toolkit/leptonica.hpp"
#include "toolkit/uri.hpp"

namespace galley::page_images {

namespace {

constexpr int thumbnail_quality = 80;

struct HandleCloser {
    void operator()(void* handle) const { tjDestroy(handle); }
};
using Handle = std::unique_ptr<void, HandleCloser>;

/// Puts pixels per inch into the JFIF header (ITU-T T.871, section 10.1), which the library leaves at 1 to 1.
void tell_resolution(std::string& jpeg, double dpi) {
    constexpr std::string_view name{"JFIF\0", 5};
    constexpr std::size_t name_at = 6, units_at = 13, end = 18;
    constexpr char per_inch = 1;
    const auto rounded = static_cast<std::uint32_t>(std::lround(std::clamp(dpi, 0.0, 65535.0)));
    if (rounded == 0 || jpeg.size() < end || std::string_view(jpeg).substr(name_at, name.size()) != name) return;
    jpeg[units_at] = per_inch;
    for (const std::size_t at : {units_at + 1, units_at + 3}) {
        jpeg[at] = static_cast<char>(rounded >> 8);
        jpeg[at + 1] = static_cast<char>(rounded & 0xFF);
    }
}

/// Of gray or colours.
std::string jpeg(const ImageView& image, int quality) {
    const Handle encoder(tjInitCompress());
    if (!encoder) throw std::bad_alloc();
    const bool rgb = image.format == PixelFormat::rgb;
    unsigned char* bytes = nullptr;
    unsigned long size = 0;  // NOLINT: the library's own type
    const int status =
        tjCompress2(encoder.get(), image.pixels, image.width, image.stride, image.height, rgb ? TJPF_RGB : TJPF_GRAY,
                    &bytes, &size, rgb ? TJSAMP_420 : TJSAMP_GRAY, quality, 0);
    const std::unique_ptr<unsigned char, decltype(&tjFree)> owner(bytes, &tjFree);
    if (status != 0)
        throw InternalError(std::string("a picture of the page cannot be made: ") + tjGetErrorStr2(encoder.get()));
    std::string out(reinterpret_cast<const char*>(bytes), size);
    tell_resolution(out, image.dpi);
    return out;
}

std::string png(Pix* pix) {
    l_uint8* bytes = nullptr;
    std::size_t size = 0;
    if (pixWriteMemPng(&bytes, &size, pix, 0) != 0) throw std::bad_alloc();
    std::string out(reinterpret_cast<const char*>(bytes), size);
    lept_free(bytes);
    return out;
}

bool is_plain_jpeg(const std::string& bytes, int width, int height) {
    const Handle decoder(tjInitDecompress());
    if (!decoder) throw std::bad_alloc();
    int found_width = 0, found_height = 0, sampling = 0, colours = 0;
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    if (tjDecompressHeader3(decoder.get(), data, bytes.size(), &found_width, &found_height, &sampling, &colours) != 0)
        return false;
    const bool shown_everywhere = colours == TJCS_YCbCr || colours == TJCS_RGB || colours == TJCS_GRAY;
    return shown_everywhere && found_width == width && found_height == height &&
           toolkit::exif_of({data, std::min(bytes.size(), toolkit::exif_reach)}).orientation == 1;
}

bool is_png(const std::string& bytes, int width, int height) {
    constexpr std::string_view start{"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", 16};
    constexpr std::size_t height_at = 20, end = 24;
    if (!bytes.starts_with(start) || bytes.size() < end) return false;
    const auto number = [&](std::size_t at) {
        std::uint32_t out = 0;
        for (std::size_t i = 0; i < 4; ++i) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
        return out;
    };
    return number(start.size()) == static_cast<std::uint32_t>(width) &&
           number(height_at) == static_cast<std::uint32_t>(height);
}

std::string name_with(const Page& page, const char* suffix) {
    std::array<char, 64> out;
    std::snprintf(out.data(), out.size(), "%04d.%s", page.index + 1, suffix);
    return out.data();
}

}  // namespace

std::string name_of(const Page& page, bool png) { return name_with(page, png ? "png" : "jpg"); }

std::string thumbnail_name_of(const Page& page) { return name_with(page, "thumbnail.jpg"); }

bool may_stay(const Page& page) {
    const std::string_view type = toolkit::media_type_of(page.source);
    return (type == "image/jpeg" || type == "image/png") && !attr<nlohmann::json>(page.attrs, "to_file");
}

std::optional<ImageFile> as_it_is(const std::filesystem::path& file, int width, int height) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) return std::nullopt;
    std::ifstream in(file, std::ios::binary);
    ImageFile out{{std::istreambuf_iterator<char>(in), {}}, false};
    out.png = is_png(out.bytes, width, height);
    if (out.png || is_plain_jpeg(out.bytes, width, height)) return out;
    return std::nullopt;
}

ImageFile encoded(const ImageView& pixels, int quality) {
    if (pixels.format == PixelFormat::bilevel) return {png(toolkit::to_pix(pixels).get()), true};
    return {jpeg(pixels, quality), false};
}

std::string thumbnail(const ImageView& pixels) {
    setMsgSeverity(L_SEVERITY_NONE);  // it remarks on every page that is small or long
    Image smaller;
    ImageView now = pixels;
    const auto make = [&](Image next) {
        smaller = std::move(next);
        now = view_of(smaller);
    };
    // One step over all pixels takes several times as long.
    while (std::max(now.width, now.height) >= 2 * thumbnail_side) make(halved(now));
    const double factor = std::min(1.0, static_cast<double>(thumbnail_side) / std::max({1, now.width, now.height}));
    const auto side = [&](int whole) { return std::max(1, static_cast<int>(std::lround(whole * factor))); };
    if (factor < 1 || now.format == PixelFormat::bilevel) make(scaled(now, side(now.width), side(now.height)));
    now.dpi = 0;
    return jpeg(now, thumbnail_quality);
}

}  // namespace galley::page_images
