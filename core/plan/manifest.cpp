#include "core/plan/manifest.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>

#include "core/store/hash.hpp"

namespace galley {

namespace {

bool is_device_name(std::string name) {
    if (const auto dot = name.find('.'); dot != std::string::npos) name.resize(dot);
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::toupper(c); });
    constexpr std::array plain{"CON", "PRN", "AUX", "NUL"};
    if (std::find(plain.begin(), plain.end(), name) != plain.end()) return true;
    return name.size() == 4 && (name.starts_with("COM") || name.starts_with("LPT")) && std::isdigit(name[3]) != 0;
}

/// Bytes, not letters: every common file system takes names of 255 bytes; the rest is for what galley adds.
constexpr std::size_t longest_name = 200;

std::string safe_name(std::string name) {
    for (char& c : name)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F ||
            std::string_view("\\:*?\"<>|").find(c) != std::string_view::npos)
            c = '_';
    while (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.back() = '_';
    if (name.size() > longest_name) {
        // Two names that agree in all that is kept stay two.
        const std::string rest = "-" + hash_text(name).substr(0, 8);
        std::size_t end = longest_name - rest.size();
        while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
        name.resize(end);
        name += rest;
    }
    // ".galley" in the output tree is galley's own; a leading dot hides a folder besides.
    if (name.empty() || name.front() == '.' || is_device_name(name)) name.insert(name.begin(), '_');
    return name;
}

}  // namespace

std::size_t Manifest::page_count() const {
    std::size_t count = 0;
    for (const PlannedDocument& document : documents) count += document.pages.size();
    return count;
}

std::string safe_path(const std::string& id) {
    std::string out;
    std::istringstream parts(id);
    for (std::string part; std::getline(parts, part, '/');) {
        if (part.empty() || part == ".") continue;
        out += (out.empty() ? "" : "/") + safe_name(part);
    }
    // Names of galley's own in the output tree.
    const std::string top = out.substr(0, out.find('/'));
    if (top == "run.json" || top == "index.html" || top == "viewer") out.insert(out.begin(), '_');
    return out.empty() ? "document" : out;
}

}  // namespace galley
