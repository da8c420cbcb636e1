#include <tiffio.h>

#include <memory>

#include "page_image.hpp"

namespace galley::write_pdf {

namespace {

struct Closer {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};

template <typename T>
T field(TIFF* tiff, std::uint32_t tag, T otherwise) {
    T value = otherwise;
    return TIFFGetFieldDefaulted(tiff, tag, &value) == 1 ? value : otherwise;
}

}  // namespace

std::string group4_entries(int width, int height, bool black_is_1) {
    return "/Filter /CCITTFaxDecode /BitsPerComponent 1 /ColorSpace /DeviceGray "
           "/DecodeParms << /K -1 /Columns " +
           std::to_string(width) + " /Rows " + std::to_string(height) + (black_is_1 ? " /BlackIs1 true >>" : " >>");
}

std::optional<PageImage> kept_tiff(const std::filesystem::path& file, unsigned number) {
    TIFFSetErrorHandler(nullptr);  // a damaged file was told when it was read
    TIFFSetWarningHandler(nullptr);
    const std::unique_ptr<TIFF, Closer> owner(TIFFOpen(file.c_str(), "r"));
    TIFF* tiff = owner.get();
    if (tiff == nullptr || TIFFSetDirectory(tiff, static_cast<tdir_t>(number)) != 1) return std::nullopt;
    const bool group4 = field<std::uint16_t>(tiff, TIFFTAG_COMPRESSION, 0) == COMPRESSION_CCITTFAX4 &&
                        field<std::uint16_t>(tiff, TIFFTAG_SAMPLESPERPIXEL, 1) == 1;
    const bool upright = field<std::uint16_t>(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT) == ORIENTATION_TOPLEFT;
    if (!group4 || !upright || TIFFIsTiled(tiff) != 0 || TIFFNumberOfStrips(tiff) != 1) return std::nullopt;
    PageImage out;
    out.width = static_cast<int>(field<std::uint32_t>(tiff, TIFFTAG_IMAGEWIDTH, 0));
    out.height = static_cast<int>(field<std::uint32_t>(tiff, TIFFTAG_IMAGELENGTH, 0));
    const auto size = static_cast<std::int64_t>(TIFFRawStripSize64(tiff, 0));
    if (size <= 0 || static_cast<std::uintmax_t>(size) > std::filesystem::file_size(file)) return std::nullopt;
    out.bytes.resize(static_cast<std::size_t>(size));
    if (TIFFReadRawStrip(tiff, 0, out.bytes.data(), size) != size) return std::nullopt;
    if (field<std::uint16_t>(tiff, TIFFTAG_FILLORDER, FILLORDER_MSB2LSB) == FILLORDER_LSB2MSB)
        TIFFReverseBits(reinterpret_cast<std::uint8_t*>(out.bytes.data()), size);
    const bool black_is_0 =
        field<std::uint16_t>(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE) == PHOTOMETRIC_MINISBLACK;
    out.entries = group4_entries(out.width, out.height, black_is_0);
    return out;
}

}  // namespace galley::write_pdf
