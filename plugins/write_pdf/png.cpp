#include <cstdint>

#include "page_image.hpp"

namespace galley::write_pdf {

namespace {

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < 4; ++i) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
    return out;
}

constexpr int gray = 0, rgb = 2,
              indexed = 3;  // colour types without alpha (PNG, section 11.2.2)

std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += {digits[byte >> 4], digits[byte & 15]};
    }
    return out;
}

}  // namespace

// The data of a PNG is what FlateDecode with predictor 15 takes (ISO 32000-1,
// section 7.4.4.4): the IDAT chunks only have to be put together.
std::optional<PageImage> kept_png(const std::string& bytes) {
    constexpr std::string_view signature{"\x89PNG\r\n\x1A\n", 8};
    constexpr std::size_t header_size = 13;
    if (!bytes.starts_with(signature)) return std::nullopt;
    PageImage out;
    int depth = 0, type = -1, interlace = 0;
    std::string_view palette;
    bool ended = false;
    for (std::size_t at = signature.size(); at + 12 <= bytes.size() && !ended;) {
        const std::size_t length = big_endian(bytes, at);
        if (length > bytes.size() - at - 12) return std::nullopt;
        const std::string_view name = std::string_view(bytes).substr(at + 4, 4);
        const std::string_view data = std::string_view(bytes).substr(at + 8, length);
        if (name == "IHDR" && length == header_size) {
            out.width = static_cast<int>(big_endian(data, 0));
            out.height = static_cast<int>(big_endian(data, 4));
            depth = data[8], type = data[9], interlace = data[12];
        } else if (name == "PLTE") {
            palette = data;
        } else if (name == "tRNS") {
            return std::nullopt;
        } else if (name == "IDAT") {
            out.bytes += data;
        }
        ended = name == "IEND";
        at += 12 + length;
    }
    const bool known = type == gray || type == rgb || (type == indexed && palette.size() >= 3);
    if (!ended || !known || interlace != 0 || out.bytes.empty()) return std::nullopt;
    const std::string bits = std::to_string(depth);
    out.entries = "/Filter /FlateDecode /BitsPerComponent " + bits + " /DecodeParms << /Predictor 15 /Colors " +
                  (type == rgb ? "3" : "1") + " /BitsPerComponent " + bits + " /Columns " + std::to_string(out.width) +
                  " >> /ColorSpace ";
    if (type == indexed)
        out.entries += "[/Indexed /DeviceRGB " + std::to_string(palette.size() / 3 - 1) + " <" + hex(palette) + ">]";
    else
        out.entries += type == rgb ? "/DeviceRGB" : "/DeviceGray";
    return out;
}

}  // namespace galley::write_pdf
