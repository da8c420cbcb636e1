#include "picture_files.hpp"

#include <GfxState.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Stream.h>

#include <algorithm>
#include <cmath>

#include "pdf/poppler_calls.hpp"
#include "toolkit/leptonica.hpp"

namespace galley::write_pictures {

namespace {

using pdf::Rect;

/// An image and a box that have this share of both in common are one.
constexpr double same_place = 0.9;
/// In points: corners off by less stand upright.
constexpr double upright = 0.5;
constexpr double most_pixels = 500e6;

/// A JPEG with gray or RGB as everybody reads it. Those in CMYK are shown inverted by many programs.
bool is_plain_jpeg(Stream& stream, GfxImageColorMap& colors) {
    const int components = colors.getNumPixelComps();
    const auto mode = colors.getColorSpace()->getMode();
    const bool plain = mode != csIndexed && mode != csSeparation && mode != csDeviceN && mode != csPattern;
    return stream.getKind() == strDCT && (components == 1 || components == 3) && plain &&
           colors.getDecodeLow(0) < colors.getDecodeHigh(0);
}

/// The data of the innermost filter; empty when they are no JPEG after all.
std::string encoded_bytes(Stream& stream) {
    Stream* raw = stream.getNextStream();
    if (raw == nullptr) return {};
    std::string out;
    if (!pdf::rewound(*raw)) return {};
    for (int byte = raw->getChar(); byte != EOF; byte = raw->getChar()) out += static_cast<char>(byte);
    raw->close();
    return out.starts_with("\xFF\xD8") ? out : std::string();
}

Image decoded(Stream& stream, int width, int height, GfxImageColorMap& colors) {
    const bool gray = colors.getColorSpace()->getMode() == csDeviceGray;
    const int stride = (gray ? 1 : 3) * width;
    Image out{width, height, stride, gray ? PixelFormat::gray : PixelFormat::rgb, 0, {}};
    out.pixels.resize(static_cast<std::size_t>(stride) * static_cast<std::size_t>(height), 0xFF);
    ImageStream lines(&stream, width, colors.getNumPixelComps(), colors.getBits());
    if (!pdf::rewound(lines)) return out;  // white, as what is damaged
    for (int y = 0; y < height; ++y) {
        unsigned char* line = lines.getLine();
        if (line == nullptr) break;  // a damaged image: the rest stays white
        std::uint8_t* row = out.pixels.data() + static_cast<std::size_t>(stride) * static_cast<std::size_t>(y);
        gray ? colors.getGrayLine(line, row, width) : colors.getRGBLine(line, row, width);
    }
    lines.close();
    return out;
}

class Collector : public OutputDev {
  public:
    explicit Collector(const std::vector<Rect>& boxes) : boxes_(boxes), files_(boxes.size()) {}

    std::vector<std::optional<PictureFile>> take() { return std::move(files_); }

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }
    bool useShadedFills(int) override { return true; }
    bool useTilingPatternFill() override { return true; }
    bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int, double,
                           double) override {
        return true;
    }

    void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colors,
                   bool interpolate, const int* mask, bool inline_image) override {
        if (!inline_image && mask == nullptr && colors != nullptr && width > 0 && height > 0 &&
            static_cast<double>(width) * height <= most_pixels)
            keep(*state, *stream, width, height, *colors);
        OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate, mask, inline_image);
    }
    void drawMaskedImage(GfxState*, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int, bool,
                         bool) override {}
    void drawSoftMaskedImage(GfxState*, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int,
                             GfxImageColorMap*, bool) override {}

  private:
    void keep(const GfxState& state, Stream& stream, int width, int height, GfxImageColorMap& colors) {
        const std::optional<Rect> place = upright_place(state);
        if (!place) return;
        for (std::size_t i = 0; i < boxes_.size(); ++i) {
            const double shared = shared_area(boxes_[i], *place);
            if (shared < same_place * boxes_[i].area() || shared < same_place * place->area()) continue;
            files_[i] = file_of(stream, width, height, colors);  // the last one drawn is the one that is seen
        }
    }

    /// Where the image is drawn, if it is neither turned nor mirrored, and the clip leaves it whole.
    static std::optional<Rect> upright_place(const GfxState& state) {
        double left = 0, bottom = 0, right = 0, top = 0, x = 0, y = 0;
        state.transform(0, 0, &left, &bottom);
        state.transform(1, 1, &right, &top);
        state.transform(1, 0, &x, &y);
        const Rect place{left, top, right - left, bottom - top};
        if (place.area() <= 0 || std::abs(x - right) > upright || std::abs(y - bottom) > upright) return std::nullopt;
        double clip_left = 0, clip_top = 0, clip_right = 0, clip_bottom = 0;
        state.getClipBBox(&clip_left, &clip_top, &clip_right, &clip_bottom);
        const Rect clip{clip_left, clip_top, clip_right - clip_left, clip_bottom - clip_top};
        if (shared_area(place, clip) < same_place * place.area()) return std::nullopt;
        return place;
    }

    static PictureFile file_of(Stream& stream, int width, int height, GfxImageColorMap& colors) {
        if (is_plain_jpeg(stream, colors))
            if (std::string jpeg = encoded_bytes(stream); !jpeg.empty()) return {std::move(jpeg), true, width, height};
        return png_of(view_of(decoded(stream, width, height, colors)));
    }

    static ImageView view_of(const Image& image) {
        return {image.width, image.height, image.stride, image.format, image.dpi, image.pixels.data()};
    }

    const std::vector<Rect>& boxes_;
    std::vector<std::optional<PictureFile>> files_;
};

}  // namespace

PictureFile png_of(const ImageView& image) {
    l_uint8* bytes = nullptr;
    std::size_t size = 0;
    if (pixWriteMemPng(&bytes, &size, toolkit::to_pix(image).get(), 0) != 0) throw std::bad_alloc();
    PictureFile out{std::string(reinterpret_cast<const char*>(bytes), size), false, image.width, image.height};
    lept_free(bytes);
    return out;
}

std::optional<PictureFile> cut_out(ImageView page, const Box& box) {
    constexpr int bits_a_byte = 8;
    const bool bilevel = page.format == PixelFormat::bilevel;
    int left = std::clamp(box.x, 0, page.width);
    if (bilevel) left -= left % bits_a_byte;  // rows begin with a whole byte
    const int top = std::clamp(box.y, 0, page.height);
    const int width = std::min(box.right(), page.width) - left, height = std::min(box.bottom(), page.height) - top;
    if (width <= 0 || height <= 0) return std::nullopt;
    page.pixels += static_cast<std::ptrdiff_t>(top) * page.stride;
    page.pixels += bilevel ? left / bits_a_byte : page.format == PixelFormat::rgb ? 3 * left : left;
    page.width = width;
    page.height = height;
    return png_of(page);
}

std::vector<std::optional<PictureFile>> picture_files(const pdf::File& file, int page, const std::vector<Rect>& boxes,
                                                      const pdf::Stopped& stopped) {
    Collector collector(boxes);
    file.document().displayPage(&collector, file.number_of(page), pdf::points_per_inch, pdf::points_per_inch, 0, false,
                                true, false, pdf::ask_stopped, pdf::asked_by(stopped));
    return collector.take();
}

}  // namespace galley::write_pictures
