#include <cstdint>
#include <span>

#include "page_image.hpp"
#include "toolkit/exif.hpp"

namespace galley::write_pdf {

namespace {

std::size_t big_endian(std::string_view bytes, std::size_t at, std::size_t size) {
    std::size_t out = 0;
    for (std::size_t i = 0; i < size; ++i) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
    return out;
}

/// Markers of ITU-T T.81, table B.1: the frame headers are C0 to CF without
/// DHT, JPG and DAC.
bool is_frame(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

}  // namespace

std::optional<PageImage> kept_jpeg(std::string bytes) {
    if (!bytes.starts_with("\xFF\xD8")) return std::nullopt;
    PageImage out;
    std::size_t components = 0;
    bool adobe = false;
    for (std::size_t at = 2; at + 4 <= bytes.size() && components == 0;) {
        const auto marker = static_cast<unsigned>(big_endian(bytes, at, 2)) & 0xFF;
        const std::size_t length = big_endian(bytes, at + 2, 2);
        if (bytes[at] != '\xFF' || length < 2 || at + 2 + length > bytes.size()) return std::nullopt;
        if (marker == 0xEE && length >= 14 && std::string_view(bytes).substr(at + 4, 5) == "Adobe") adobe = true;
        if (is_frame(marker) && length >= 8) {
            if (big_endian(bytes, at + 4, 1) != 8) return std::nullopt;  // bits: DCTDecode knows 8 alone
            out.height = static_cast<int>(big_endian(bytes, at + 5, 2));
            out.width = static_cast<int>(big_endian(bytes, at + 7, 2));
            components = big_endian(bytes, at + 9, 1);
        }
        at += 2 + length;
    }
    if (components != 1 && components != 3 && components != 4) return std::nullopt;
    out.entries = "/Filter /DCTDecode /BitsPerComponent 8 /ColorSpace ";
    out.entries += components == 1 ? "/DeviceGray" : components == 3 ? "/DeviceRGB" : "/DeviceCMYK";
    out.archival = components != 4;
    if (components == 4 && adobe) out.entries += " /Decode [1 0 1 0 1 0 1 0]";  // Adobe writes CMYK turned round
    out.orientation = toolkit::exif_of({reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                        std::min(bytes.size(), toolkit::exif_reach)})
                          .orientation;
    out.bytes = std::move(bytes);
    return out;
}

namespace {

/// ISO 19005-2, section 6.2.8.3, as far as page images go: a file (not a bare codestream) of one or three channels,
/// whose one colour specification is sRGB, gray or a restricted ICC profile.
bool is_archival_jp2(std::string_view bytes, std::size_t stream) {
    constexpr std::size_t channels_at = 40, method_at = 4, space_at = 7;
    constexpr std::size_t enumerated = 1, restricted_icc = 2, srgb = 16, gray = 17;
    const std::string_view head = bytes.substr(0, stream);
    const std::size_t colour = head.find("colr");
    if (colour == std::string_view::npos || colour + space_at + 4 > head.size() ||
        head.find("colr", colour + 1) != std::string_view::npos || stream + channels_at + 2 > bytes.size())
        return false;
    const std::size_t channels = big_endian(bytes, stream + channels_at, 2);
    const std::size_t method = big_endian(head, colour + method_at, 1), space = big_endian(head, colour + space_at, 4);
    return (channels == 1 || channels == 3) &&
           (method == restricted_icc || (method == enumerated && (space == srgb || space == gray)));
}

}  // namespace

std::optional<PageImage> kept_jp2(std::string bytes) {
    constexpr std::string_view box{"\0\0\0\x0CjP  \r\n\x87\n", 12}, stream{"\xFF\x4F\xFF\x51", 4};
    constexpr std::size_t size_at = 8, offset_at = 16,
                          end = 24;  // of SIZ: ISO 15444-1, A.5.1
    if (!bytes.starts_with(box) && !bytes.starts_with(stream)) return std::nullopt;
    const std::size_t at = bytes.find(stream);
    if (at == std::string::npos || at + end > bytes.size()) return std::nullopt;
    PageImage out;
    out.width = static_cast<int>(big_endian(bytes, at + size_at, 4) - big_endian(bytes, at + offset_at, 4));
    out.height = static_cast<int>(big_endian(bytes, at + size_at + 4, 4) - big_endian(bytes, at + offset_at + 4, 4));
    out.archival = is_archival_jp2(bytes, at);
    out.entries = "/Filter /JPXDecode";  // colour space and depth stand in the data
    out.bytes = std::move(bytes);
    return out;
}

}  // namespace galley::write_pdf
