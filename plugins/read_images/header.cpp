#include "header.hpp"

#include <leptonica/allheaders.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

#include "galley/error.hpp"

namespace galley::read_images {

namespace {

struct Closer {
    void operator()(FILE* file) const { std::fclose(file); }
};
using FilePtr = std::unique_ptr<FILE, Closer>;

/// Where the size of a BMP or JPEG 2000 is looked for; colour profiles may stand before it.
constexpr std::size_t header_reach = 64 * 1024;

FilePtr open(const std::filesystem::path& file) {
    FilePtr out(std::fopen(file.c_str(), "rb"));
    if (!out) throw IoError("the image " + file.string() + " cannot be opened: " + std::strerror(errno));
    return out;
}

/// Leptonica reads no BMP headers. Width and height follow the fixed part of the two headers, the lowest byte first; a
/// negative height means rows from top to bottom (BITMAPINFOHEADER of Windows).
bool read_bmp_header(std::string_view bytes, Header& header) {
    constexpr std::size_t width_at = 18, height_at = 22;
    if (bytes.size() < height_at + 4) return false;
    const auto number = [&](std::size_t at) {
        std::uint32_t value = 0;
        for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
        return std::int64_t{static_cast<std::int32_t>(value)};
    };
    header.width = number(width_at);
    header.height = std::abs(number(height_at));
    return true;
}

/// Leptonica finds the size of a JPEG 2000 only where few boxes stand before it. The codestream begins with the
/// markers SOC and SIZ; the size of the image is that of its grid without its offset (ISO 15444-1, A.5.1).
bool read_jp2_header(std::string_view bytes, Header& header) {
    constexpr std::string_view start{"\xFF\x4F\xFF\x51"};
    constexpr std::size_t size_at = 8, offset_at = 16, end = 24;
    const std::size_t at = bytes.find(start);
    if (at == std::string_view::npos || bytes.size() < at + end) return false;
    const auto number = [&](std::size_t from) {
        std::int64_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + from + i]);
        return value;
    };
    header.width = number(size_at) - number(offset_at);
    header.height = number(size_at + 4) - number(offset_at + 4);
    return true;
}

bool read_header(const std::filesystem::path& file, FILE* stream, int page, Header& header) {
    if (header.format == IFF_BMP || header.format == IFF_JP2) {
        std::string bytes(header_reach, '\0');
        bytes.resize(std::fread(bytes.data(), 1, bytes.size(), stream));
        return header.format == IFF_BMP ? read_bmp_header(bytes, header) : read_jp2_header(bytes, header);
    }
    l_int32 width = 0, height = 0;
    const bool failed =
        L_FORMAT_IS_TIFF(header.format)
            ? readHeaderTiff(file.c_str(), page, &width, &height, nullptr, nullptr, nullptr, nullptr, nullptr) != 0
            : pixReadHeader(file.c_str(), nullptr, &width, &height, nullptr, nullptr, nullptr) != 0;
    header.width = width;
    header.height = height;
    return !failed;
}

}  // namespace

Header header_of(const std::filesystem::path& file, int page) {
    const FilePtr stream = open(file);
    Header header;
    if (std::fgetc(stream.get()) == EOF) throw InputError("the image " + file.string() + " is empty");
    std::rewind(stream.get());
    l_int32 format = IFF_UNKNOWN;
    findFileFormatStream(stream.get(), &format);
    header.format = format;
    if (format_name(format).empty())
        throw InputError("the file " + file.string() +
                         " is damaged, or no image of a known kind; use PNG, JPEG, TIFF, WebP, " +
                         "JPEG 2000, PNM or BMP");
    if (!read_header(file, stream.get(), page, header) || header.width <= 0 || header.height <= 0)
        throw InputError("the header of the " + format_name(format) + " image " + file.string() +
                         (page > 0 ? ", page " + std::to_string(page + 1) + "," : "") +
                         " is damaged, or of a kind that Leptonica does not know");
    return header;
}

int page_count(const std::filesystem::path& file) {
    const FilePtr stream(std::fopen(file.c_str(), "rb"));
    l_int32 format = IFF_UNKNOWN, count = 1;
    if (!stream || findFileFormatStream(stream.get(), &format) != 0 || !L_FORMAT_IS_TIFF(format)) return 1;
    return tiffGetCount(stream.get(), &count) == 0 && count > 0 ? count : 1;
}

std::string format_name(int format) {
    if (L_FORMAT_IS_TIFF(format)) return "TIFF";
    switch (format) {
        case IFF_BMP:
            return "BMP";
        case IFF_JFIF_JPEG:
            return "JPEG";
        case IFF_PNG:
            return "PNG";
        case IFF_PNM:
            return "PNM";
        case IFF_JP2:
            return "JPEG 2000";
        case IFF_WEBP:
            return "WebP";
        default:
            return "";
    }
}

}  // namespace galley::read_images
