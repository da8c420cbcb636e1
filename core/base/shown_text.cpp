#include "core/base/shown_text.hpp"

#include <fmt/format.h>

#include "galley/utf8.hpp"

namespace galley {

namespace {

/// C0, DEL, C1, and the characters that turn the direction of what follows (UAX 9).
bool controls(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0x200E || c == 0x200F || c == 0x2028 || c == 0x2029;
}

std::string escaped(std::string_view text, bool lines) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const DecodedChar next = decode_one(text, i);
        if (next.broken())
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[i]));
        else if (lines && next.c == U'\n')
            out += '\n';
        else if (next.c == U'\n' || next.c == U'\t')
            out += next.c == U'\n' ? "\\n" : "\t";
        else if (controls(next.c))
            out += next.c < 0x100 ? fmt::format("\\x{:02x}", static_cast<unsigned>(next.c))
                                  : fmt::format("\\u{:04x}", static_cast<unsigned>(next.c));
        else
            out += text.substr(i, next.length);
        i += next.length;
    }
    return out;
}

}  // namespace

std::string shown(std::string_view text) { return escaped(text, false); }
std::string shown_lines(std::string_view text) { return escaped(text, true); }

std::string bounded(std::string_view text, std::size_t most) {
    std::string out;
    std::size_t at = 0;
    for (std::size_t length = 0; at < text.size() && out.size() <= most; at += length) {
        const DecodedChar next = decode_one(text, at);
        length = next.length;
        out += next.broken() ? std::string_view("\uFFFD") : text.substr(at, length);
    }
    if (at < text.size()) out += fmt::format("… ({} bytes more)", text.size() - at);
    return out;
}

}  // namespace galley
