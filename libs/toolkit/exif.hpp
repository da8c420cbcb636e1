// What the Exif block of a JPEG says about its page.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

namespace galley::toolkit {

/// `orientation` is 1 to 8 as Exif 2.3 section 4.6.4 numbers them: 1 stands upright. dpi is 0 when not told.
struct Exif {
    int orientation = 1;
    double dpi = 0;
};

/// Segments before the picture are at most 64 KB each, and Exif is among the first.
inline constexpr std::size_t exif_reach = std::size_t{256} * 1024;

namespace detail {

// JPEG (ITU-T T.81) markers, and the tags and types of TIFF 6.0 that Exif uses.
inline constexpr int marker_start = 0xD8, marker_scan = 0xDA, marker_exif = 0xE1;
inline constexpr int tag_orientation = 0x0112, tag_x_resolution = 0x011A, tag_resolution_unit = 0x0128;
inline constexpr int unit_centimetre = 3;
inline constexpr double centimetres_per_inch = 2.54;
inline constexpr std::size_t entry_size = 12;

/// Numbers of either byte order; outside the block all are 0.
class ExifReader {
  public:
    ExifReader(std::span<const std::uint8_t> bytes, bool big_endian) : bytes_(bytes), big_endian_(big_endian) {}

    [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t size) const {
        if (at > bytes_.size() || size > bytes_.size() - at) return 0;
        std::uint32_t out = 0;
        for (std::size_t i = 0; i < size; ++i) out = out << 8 | bytes_[at + (big_endian_ ? i : size - 1 - i)];
        return out;
    }

  private:
    std::span<const std::uint8_t> bytes_;
    bool big_endian_;
};

inline Exif parse_exif(std::span<const std::uint8_t> tiff) {
    if (tiff.size() < 8) return {};
    const ExifReader in(tiff, tiff[0] == 'M');
    Exif out;
    int unit = 0;
    const std::size_t directory = in.number(4, 4);
    const std::size_t entries = in.number(directory, 2);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t at = directory + 2 + i * entry_size;
        const auto tag = static_cast<int>(in.number(at, 2));
        const std::uint32_t value = in.number(at + 8, 2);
        if (tag == tag_orientation && value >= 1 && value <= 8) out.orientation = static_cast<int>(value);
        if (tag == tag_resolution_unit) unit = static_cast<int>(value);
        if (tag == tag_x_resolution) {
            const std::size_t rational = in.number(at + 8, 4);
            const std::uint32_t denominator = in.number(rational + 4, 4);
            if (denominator != 0) out.dpi = static_cast<double>(in.number(rational, 4)) / denominator;
        }
    }
    if (unit == unit_centimetre) out.dpi *= centimetres_per_inch;
    return out;
}

}  // namespace detail

/// Reads the first bytes of a JPEG file; exif_reach of them hold any Exif block. Damaged blocks tell nothing.
inline Exif exif_of(std::span<const std::uint8_t> jpeg) {
    const detail::ExifReader in(jpeg, true);
    if (in.number(0, 2) != (0xFF00 | detail::marker_start)) return {};
    for (std::size_t at = 2; in.number(at, 1) == 0xFF;) {
        const auto marker = static_cast<int>(in.number(at + 1, 1));
        const std::size_t length = in.number(at + 2, 2);
        if (marker == detail::marker_scan || length < 2 || at + 2 + length > jpeg.size()) return {};
        constexpr std::string_view name{"Exif\0\0", 6};
        const auto content = jpeg.subspan(at + 4, length - 2);
        if (marker == detail::marker_exif && content.size() > name.size() &&
            std::equal(name.begin(), name.end(), content.begin()))
            return detail::parse_exif(content.subspan(name.size()));
        at += 2 + length;
    }
    return {};
}

}  // namespace galley::toolkit
