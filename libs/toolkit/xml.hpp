// What readers and writers of XML formats share, with pugixml.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "galley/error.hpp"
#include "galley/model.hpp"
#include "galley/utf8.hpp"

namespace galley::xml {

/// `text` without the characters that XML 1.0 forbids (section 2.2): most control characters, U+FFFE and U+FFFF.
/// Bytes that are no UTF-8 become U+FFFD. Markup is left alone: pugixml escapes it.
inline std::string clean(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const DecodedChar next = decode_one(text, i);
        i += next.length;
        const char32_t c = next.c;
        if (c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r') append_utf8(out, c);
    }
    return out;
}

/// The shortest decimal that reads back as `value`, with a point whatever the locale.
inline std::string number(double value) {
    std::array<char, 32> out;
    const auto end = std::to_chars(out.data(), out.data() + out.size(), value);
    return {out.data(), end.ptr};
}

/// Every decimal number in `text`, whatever stands between: "10,20 30.5,40".
inline std::vector<double> numbers_in(std::string_view text) {
    std::vector<double> out;
    for (const char* at = text.data(); at < text.data() + text.size();) {
        double value = 0;
        const auto [end, error] = std::from_chars(at, text.data() + text.size(), value, std::chars_format::fixed);
        if (error == std::errc{} && std::isfinite(value)) out.push_back(value);
        at = end > at ? end : at + 1;
    }
    return out;
}

/// The smallest box that holds every point; corners are as far apart as the outermost points.
inline Box box_around(const std::vector<Point>& points) {
    if (points.empty()) return {};
    int left = points[0].x, right = left, top = points[0].y, bottom = top;
    for (const Point& p : points) {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        top = std::min(top, p.y);
        bottom = std::max(bottom, p.y);
    }
    return {left, top, right - left, bottom - top};
}

/// The part of `box` on a page of this size; no box when none is, `box` itself when the size is unknown. Other
/// programs let boxes stick out of the paper, the model does not.
inline Box on_page(const Box& box, int width, int height) {
    if (width <= 0 || height <= 0) return box;
    const int left = std::clamp(box.x, 0, width), right = std::clamp(box.right(), 0, width);
    const int top = std::clamp(box.y, 0, height), bottom = std::clamp(box.bottom(), 0, height);
    return left < right && top < bottom ? Box{left, top, right - left, bottom - top} : Box{};
}

/// `points` moved onto a page of this size, where they lie outside; as they are when the size is unknown.
inline std::vector<Point> on_page(std::vector<Point> points, int width, int height) {
    if (width <= 0 || height <= 0) return points;
    for (Point& p : points) p = {std::clamp(p.x, 0, width), std::clamp(p.y, 0, height)};
    return points;
}

/// Turns names of any kind into ids of one XML file (NCName): a letter or '_' first, then letters, digits, '.', '-',
/// '_'; characters beyond ASCII are kept where every edition of XML has them as letters (Han and kana).
class Ids {
  public:
    /// `wanted` when it is an id and not taken yet, or the nearest that is free.
    std::string acquire(std::string_view wanted) {
        std::string base;
        for (const char32_t c : decode_utf8(wanted)) {
            const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
                                (c >= 0x4E00 && c <= 0x9FA5) || (c >= 0x3041 && c <= 0x3094);
            const bool later = is_ascii_digit(c) || c == '-' || c == '.';
            if (base.empty() && later) base += '_';
            append_utf8(base, letter || later ? c : U'_');
        }
        if (base.empty()) base = "_";
        std::string id = base;
        while (!taken_.insert(id).second) id = base + "." + std::to_string(++next_[base]);
        return id;
    }

  private:
    std::set<std::string> taken_;
    std::map<std::string, int> next_;  // of each base, so that a thousand equal names do not cost a million tries
};

/// The ids of a page's blocks and lines: the same in every XML format, so that one file can point into another (METS
/// into ALTO and PAGE). Blocks keep their names wherever XML allows; line 3 of block b is "b_l3".
struct PageIds {
    std::vector<std::string> blocks;
    std::vector<std::vector<std::string>> lines;

    /// Acquires them from `ids`, which must be new.
    PageIds(const Page& page, Ids& ids) {
        for (const Block& block : page.blocks) blocks.push_back(ids.acquire(block.id));
        for (std::size_t b = 0; b < page.blocks.size(); ++b) {
            auto& own = lines.emplace_back();
            for (std::size_t l = 1; l <= page.blocks[b].lines.size(); ++l)
                own.push_back(ids.acquire(blocks[b] + "_l" + std::to_string(l)));
        }
    }
};

/// Appends an attribute whose text may hold anything.
inline void set(pugi::xml_node node, const char* name, std::string_view value) {
    node.append_attribute(name).set_value(clean(value).c_str());
}

/// Appends an element that holds text.
inline pugi::xml_node add_text(pugi::xml_node parent, const char* name, std::string_view text) {
    pugi::xml_node node = parent.append_child(name);
    node.text().set(clean(text).c_str());
    return node;
}

/// The file's bytes: UTF-8 with a declaration, indented by one space.
inline std::string bytes_of(const pugi::xml_document& document) {
    struct Writer : pugi::xml_writer {
        std::string out;
        void write(const void* data, std::size_t size) override { out.append(static_cast<const char*>(data), size); }
    } writer;
    document.save(writer, " ", pugi::format_default, pugi::encoding_utf8);
    return std::move(writer.out);
}

/// A new document with its declaration.
inline pugi::xml_document new_document() {
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    return document;
}

/// A page is a few megabytes of XML; what is larger would fill the memory before anything could be said about it.
inline constexpr std::uintmax_t largest_file_mb = 512;

/// Whether `name` stands in the first 4,096 bytes of a file: what a damaged file was meant to be.
inline bool head_names(const std::filesystem::path& file, std::string_view name) {
    std::string head(4096, '\0');
    FILE* in = std::fopen(file.c_str(), "rb");
    if (in == nullptr) return false;
    head.resize(std::fread(head.data(), 1, head.size(), in));
    std::fclose(in);
    return head.find(name) != std::string::npos;
}

/// Reads a file and takes the prefixes off its elements ("alto:String" becomes "String"), so that a namespace may be
/// written either way. No entity is fetched or expanded but XML's own five. Throws InputError, which names the line,
/// when it is no XML, and IoError when it cannot be read.
inline pugi::xml_document read(const std::string& file) {
    std::error_code ignored;
    const std::uintmax_t size = std::filesystem::file_size(file, ignored);
    if (!ignored && size > largest_file_mb * 1024 * 1024)
        throw LimitError("the file " + file + " is larger than " + std::to_string(largest_file_mb) +
                         " MB; give one file for each page");
    pugi::xml_document document;
    const pugi::xml_parse_result result = document.load_file(file.c_str());
    if (result.status == pugi::status_file_not_found || result.status == pugi::status_io_error)
        throw IoError("the file " + file + " cannot be read");
    if (!result) {
        std::string start;
        if (FILE* in = std::fopen(file.c_str(), "rb")) {
            start.resize(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)));
            start.resize(std::fread(start.data(), 1, start.size(), in));
            std::fclose(in);
        }
        throw InputError("the file " + file + " is damaged or no XML, line " +
                         std::to_string(std::count(start.begin(), start.end(), '\n') + 1) + ": " +
                         result.description());
    }
    struct Walker : pugi::xml_tree_walker {
        bool for_each(pugi::xml_node& node) override {
            const std::string_view name = node.name();
            if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
                node.set_name(std::string(name.substr(colon + 1)).c_str());
            return true;
        }
    } walker;
    document.traverse(walker);
    return document;
}

}  // namespace galley::xml
