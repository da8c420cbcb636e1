// Paths and names as parts of a URI.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace galley::toolkit {

/// A relative path as a URI reference (RFC 3986, section 2): what is neither unreserved nor '/' is percent-encoded, so
/// that a name with spaces, '#', '?' or Chinese in it still leads to its file.
inline std::string uri_of(std::string_view path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                           std::string_view("-._~/").find(c) != std::string_view::npos;
        if (plain)
            out += c;
        else
            out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return out;
}

/// The media type of an image or PDF by the suffix of its name; "application/octet-stream" when it is none we know.
inline const char* media_type_of(std::string_view path) {
    constexpr std::array<std::pair<std::string_view, const char*>, 12> types{{{"png", "image/png"},
                                                                              {"jpg", "image/jpeg"},
                                                                              {"jpeg", "image/jpeg"},
                                                                              {"tif", "image/tiff"},
                                                                              {"tiff", "image/tiff"},
                                                                              {"webp", "image/webp"},
                                                                              {"jp2", "image/jp2"},
                                                                              {"bmp", "image/bmp"},
                                                                              {"pnm", "image/x-portable-anymap"},
                                                                              {"pdf", "application/pdf"},
                                                                              {"xml", "application/xml"},
                                                                              {"txt", "text/plain"}}};
    std::string suffix(path.substr(path.find_last_of("./") + 1));
    std::transform(suffix.begin(), suffix.end(), suffix.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (const auto& [name, type] : types)
        if (name == suffix) return type;
    return "application/octet-stream";
}

}  // namespace galley::toolkit
