#include "core/site/site_path.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace galley {

namespace fs = std::filesystem;

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        unsigned value = 0;
        if (i + 2 >= text.size()) return std::nullopt;
        const auto [end, error] = std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16);
        if (error != std::errc{} || end != text.data() + i + 3) return std::nullopt;
        out += static_cast<char>(value);
        i += 2;
    }
    return out;
}

std::optional<fs::path> site_file(const fs::path& root, std::string_view target) {
    const auto path = percent_decoded(target.substr(0, target.find_first_of("?#")));
    if (!path || !path->starts_with('/') || path->find('\0') != std::string::npos) return std::nullopt;
    fs::path relative;
    for (const fs::path& part : fs::path(path->substr(1)).relative_path()) {
        if (part.native().starts_with('.')) return std::nullopt;  // ".." and hidden files
        relative /= part;
    }
    std::error_code error;
    const fs::path base = fs::canonical(root, error);
    if (error) return std::nullopt;
    fs::path file = fs::canonical(base / relative, error);
    if (!error && fs::is_directory(file, error)) file = fs::canonical(file / "index.html", error);
    if (error || !fs::is_regular_file(file, error)) return std::nullopt;
    const auto [in_base, in_file] = std::mismatch(base.begin(), base.end(), file.begin(), file.end());
    return in_base == base.end() ? std::optional(file) : std::nullopt;
}

std::string_view media_type_of(const fs::path& file) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> types{{
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".json", "application/json"},
        {".jsonl", "application/jsonl"},
        {".xml", "application/xml"},
        {".md", "text/markdown; charset=utf-8"},
        {".txt", "text/plain; charset=utf-8"},
        {".jpg", "image/jpeg"},
        {".png", "image/png"},
        {".svg", "image/svg+xml"},
        {".pdf", "application/pdf"},
    }};
    const std::string suffix = file.extension().string();
    const auto found = std::find_if(types.begin(), types.end(), [&](const auto& type) { return type.first == suffix; });
    return found == types.end() ? "application/octet-stream" : found->second;
}

}  // namespace galley
