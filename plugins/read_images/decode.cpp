#include "decode.hpp"

#include <cmath>
#include <fstream>
#include <vector>

#include "galley/error.hpp"
#include "header.hpp"
#include "toolkit/exif.hpp"

namespace galley::read_images {

namespace {

constexpr std::int64_t megapixel = 1'000'000;
/// A thumbnail is below, a microscope above; digitization guides ask for 300 to 600.
constexpr double least_dpi = 50, most_dpi = 2400;
constexpr double dpi_tolerance = 0.1;

toolkit::Exif exif_in(const std::filesystem::path& file) {
    std::vector<std::uint8_t> bytes(toolkit::exif_reach);
    std::ifstream in(file, std::ios::binary);
    in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return toolkit::exif_of(bytes);
}

/// Null when the data cannot be decoded, or has faults that are not to be kept.
toolkit::PixPtr read(const std::filesystem::path& file, int page, int format, bool keep_damaged, bool& damaged) {
    if (L_FORMAT_IS_TIFF(format)) return toolkit::PixPtr(pixReadTiff(file.c_str(), page));
    if (format != IFF_JFIF_JPEG) return toolkit::PixPtr(pixRead(file.c_str()));
    constexpr l_int32 no_colormap = 0, full_size = 1;
    l_int32 warnings = 0;
    toolkit::PixPtr pix(
        pixReadJpeg(file.c_str(), no_colormap, full_size, &warnings, keep_damaged ? L_JPEG_CONTINUE_WITH_BAD_DATA : 0));
    damaged = warnings > 0;
    return damaged && !keep_damaged ? nullptr : std::move(pix);
}

toolkit::PixPtr required(Pix* pix) {
    if (pix == nullptr) throw std::bad_alloc();
    return toolkit::PixPtr(pix);
}

}  // namespace

toolkit::PixPtr plain(toolkit::PixPtr pix) {
    if (pixGetColormap(pix.get()) != nullptr) pix = required(pixRemoveColormap(pix.get(), REMOVE_CMAP_BASED_ON_SRC));
    if (pixGetDepth(pix.get()) == 32 && pixGetSpp(pix.get()) == 4)
        pix = required(pixAlphaBlendUniform(pix.get(), 0xFFFFFF00));
    const int depth = pixGetDepth(pix.get());
    if (depth != 1 && depth != 8 && depth != 32) pix = required(pixConvertTo8(pix.get(), 0));
    return pix;
}

toolkit::PixPtr upright(toolkit::PixPtr pix, int orientation) {
    // Mirrored left to right, then quarter turns clockwise (Exif 2.3, section 4.6.4).
    constexpr bool mirrored[] = {false, false, true, false, true, true, false, true, false};
    constexpr int turns[] = {0, 0, 0, 2, 2, 3, 1, 1, 3};
    if (mirrored[orientation]) pix = required(pixFlipLR(nullptr, pix.get()));
    if (turns[orientation] > 0) pix = required(pixRotateOrth(pix.get(), turns[orientation]));
    return pix;
}

void turn(Decoded& page, int quarters) {
    if (quarters == 0) return;
    const double width = pixGetWidth(page.pix.get()), height = pixGetHeight(page.pix.get());
    const Transform back[] = {{}, {0, 1, 0, -1, 0, height}, {-1, 0, width, 0, -1, height}, {0, -1, width, 1, 0, 0}};
    page.pix = required(pixRotateOrth(page.pix.get(), quarters));
    page.to_file = page.to_file.after(back[quarters]);
}

void cut(Decoded& page, int from, int to) {
    BOX* area = boxCreate(from, 0, to - from, pixGetHeight(page.pix.get()));
    toolkit::PixPtr part(pixClipRectangle(page.pix.get(), area, nullptr));
    boxDestroy(&area);
    if (!part) throw std::bad_alloc();
    page.pix = std::move(part);
    page.to_file = page.to_file.after({1, 0, static_cast<double>(from), 0, 1, 0});
}

double sane_dpi(double x, double y) {
    const bool alike = std::abs(x - y) <= dpi_tolerance * x;
    return alike && x >= least_dpi && x <= most_dpi ? x : 0;
}

Decoded decode(const std::filesystem::path& file, int page, const Limits& limits) {
    const Header header = header_of(file, page);
    const std::string what = format_name(header.format) + " of " + std::to_string(header.width) + " x " +
                             std::to_string(header.height) + " pixels";
    if (header.width > limits.max_megapixels * megapixel / header.height)
        throw LimitError("the image " + file.string() + ", a " + what + ", is larger than " +
                         std::to_string(limits.max_megapixels) +
                         " megapixels; scale it down or raise the option \"max_megapixels\"");
    Decoded out;
    out.pix = read(file, page, header.format, limits.keep_damaged, out.damaged);
    if (!out.pix)
        throw InputError("the image " + file.string() + ", a " + what + ", " +
                         (page > 0 ? "page " + std::to_string(page + 1) + ", " : "") +
                         "is damaged, cut short, or of a kind that Leptonica does not decode");
    out.dpi = sane_dpi(pixGetXRes(out.pix.get()), pixGetYRes(out.pix.get()));
    out.pix = plain(std::move(out.pix));
    if (header.format == IFF_JFIF_JPEG) {
        const toolkit::Exif exif = exif_in(file);
        out.pix = upright(std::move(out.pix), exif.orientation);
        if (out.dpi == 0) out.dpi = sane_dpi(exif.dpi, exif.dpi);
    }
    return out;
}

}  // namespace galley::read_images
