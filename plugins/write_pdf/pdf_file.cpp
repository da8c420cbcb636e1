#include "pdf_file.hpp"

#include <zlib.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <new>

#include "galley/utf8.hpp"

namespace galley::write_pdf {

PdfFile::PdfFile(Sink sink) : sink_(std::move(sink)), hash_(XXH3_createState()), places_(1) {
    if (hash_ == nullptr || XXH3_128bits_reset(hash_.get()) != XXH_OK) throw std::bad_alloc();
    put("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");  // four bytes beyond ASCII: the file is
                                           // binary (section 7.5.2)
}

void PdfFile::put(std::string_view bytes) {
    sink_(bytes, false);
    size_ += bytes.size();
    XXH3_128bits_update(hash_.get(), bytes.data(), bytes.size());
}

int PdfFile::reserve() {
    places_.push_back(0);
    return static_cast<int>(places_.size()) - 1;
}

void PdfFile::write(int number, std::string_view value) {
    places_[static_cast<std::size_t>(number)] = size_;
    put(std::to_string(number) + " 0 obj\n");
    put(value);
    put("\nendobj\n");
}

void PdfFile::write_stream(int number, std::string_view entries, std::string_view bytes) {
    places_[static_cast<std::size_t>(number)] = size_;
    put(std::to_string(number) + " 0 obj\n<< " + std::string(entries) + " /Length " + std::to_string(bytes.size()) +
        " >>\nstream\n");
    put(bytes);
    put("\nendstream\nendobj\n");
}

void PdfFile::finish(int catalog, int info) {
    const std::uint64_t start = size_;
    std::string table = "xref\n0 " + std::to_string(places_.size()) + "\n0000000000 65535 f \n";
    for (std::size_t i = 1; i < places_.size(); ++i) {
        std::array<char, 24> row;
        std::snprintf(row.data(), row.size(), "%010llu 00000 n \n", static_cast<unsigned long long>(places_[i]));
        table += row.data();
    }
    put(table);
    const XXH128_hash_t hash = XXH3_128bits_digest(hash_.get());
    std::array<char, 40> id;
    std::snprintf(id.data(), id.size(), "<%016llX%016llX>", static_cast<unsigned long long>(hash.high64),
                  static_cast<unsigned long long>(hash.low64));
    sink_("trailer\n<< /Size " + std::to_string(places_.size()) + " /Root " + reference(catalog) + " /Info " +
              reference(info) + " /ID [" + id.data() + id.data() + "] >>\nstartxref\n" + std::to_string(start) +
              "\n%%EOF\n",
          true);
}

std::string reference(int number) { return std::to_string(number) + " 0 R"; }

void append_utf16_hex(std::string& out, char32_t c) {
    const auto unit = [&](unsigned value) {
        std::array<char, 8> hex;
        std::snprintf(hex.data(), hex.size(), "%04X", value);
        out += hex.data();
    };
    if (c < 0x10000) return unit(c);
    unit(0xD800 + ((c - 0x10000) >> 10));
    unit(0xDC00 + ((c - 0x10000) & 0x3FF));
}

std::string text_string(std::string_view text) {
    constexpr std::size_t most = 8000;  // characters; a string holds 32,767 bytes (ISO 19005-2, section 6.1.13)
    std::u32string chars = decode_utf8(text);
    if (chars.size() > most) chars.resize(most), chars.back() = U'\u2026';
    std::string out = "<FEFF";
    for (const char32_t c : chars) append_utf16_hex(out, c);
    return out + ">";
}

std::string deflated(std::string_view bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string out(size, '\0');
    if (compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                  static_cast<uLong>(bytes.size()), Z_BEST_COMPRESSION) != Z_OK)
        throw std::bad_alloc();
    out.resize(size);
    return out;
}

std::string number(double value, int decimals) {
    if (!std::isfinite(value)) value = 0;
    std::array<char, 64> out;
    const auto end = std::to_chars(out.data(), out.data() + out.size(), value, std::chars_format::fixed, decimals);
    std::string text(out.data(), end.ptr);
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

}  // namespace galley::write_pdf
