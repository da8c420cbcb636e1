#include "page_image.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <new>

#include "toolkit/leptonica.hpp"

namespace galley::write_pdf {

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string start_of(const std::filesystem::path& file) {
    std::string out(12, '\0');
    std::ifstream in(file, std::ios::binary);
    in.read(out.data(), static_cast<std::streamsize>(out.size()));
    out.resize(static_cast<std::size_t>(in.gcount()));
    return out;
}

PageImage group4(Pix* pix) {
    L_COMP_DATA* raw = nullptr;
    if (pixGenerateCIData(pix, L_G4_ENCODE, 0, 0, &raw) != 0) throw std::bad_alloc();
    PageImage out;
    out.width = raw->w, out.height = raw->h;
    out.bytes.assign(reinterpret_cast<const char*>(raw->datacomp), raw->nbytescomp);
    out.entries = group4_entries(raw->w, raw->h, raw->minisblack != 0);
    l_CIDataDestroy(&raw);
    return out;
}

}  // namespace

std::optional<PageImage> kept(const std::filesystem::path& file, unsigned number) {
    const std::string start = start_of(file);
    if (start.starts_with("II") || start.starts_with("MM")) return kept_tiff(file, number);
    if (start.starts_with("\xFF\xD8")) return kept_jpeg(bytes_of(file));
    if (start.starts_with("\x89PNG")) return kept_png(bytes_of(file));
    if (start.starts_with("\xFF\x4F") || start.substr(std::min<std::size_t>(4, start.size())).starts_with("jP"))
        return kept_jp2(bytes_of(file));
    return std::nullopt;
}

PageImage encoded(const ImageView& pixels) {
    const toolkit::PixPtr pix = toolkit::to_pix(pixels);
    if (pixels.format == PixelFormat::bilevel) return group4(pix.get());
    l_uint8* data = nullptr;
    std::size_t size = 0;
    if (pixWriteMemPng(&data, &size, pix.get(), 0) != 0) throw std::bad_alloc();
    auto out = kept_png(std::string(reinterpret_cast<const char*>(data), size));
    lept_free(data);
    if (!out) throw std::bad_alloc();  // Leptonica writes no PNG that is not as above
    return std::move(*out);
}

}  // namespace galley::write_pdf
