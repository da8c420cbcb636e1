// Which files an input holds, in the order in which a person would number them: shared by the reading stages.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "galley/error.hpp"
#include "galley/utf8.hpp"

namespace galley {

/// How files become documents: those of one folder, each file alone, or all together.
enum class Group { folder, file, all };

/// "folder", "file" or "all", as the option of a reading stage has it.
constexpr Group group_named(std::string_view name) {
    return name == "file" ? Group::file : name == "all" ? Group::all : Group::folder;
}

struct InputFile {
    std::string document;        ///< id of the document
    std::string source;          ///< path relative to the input, parted by '/'; bytes that are no UTF-8 stand as \xb4
    std::filesystem::path path;  ///< as the system has it
};

namespace detail {

/// The value of a decimal digit: ASCII, Arabic-Indic, Devanagari or full-width; -1 for anything else.
constexpr int digit_value(char32_t c) {
    for (const char32_t zero : {U'0', U'\u0660', U'\u06F0', U'\u0966', U'\uFF10'})
        if (c >= zero && c < zero + 10) return static_cast<int>(c - zero);
    return -1;
}

/// One run of digits without leading zeros, or one other character.
inline std::u32string next_piece(const std::u32string& text, std::size_t& at) {
    std::u32string piece;
    if (digit_value(text[at]) < 0) {
        const char32_t c = text[at++];
        return {c >= U'A' && c <= U'Z' ? c + 32 : c};
    }
    for (; at < text.size() && digit_value(text[at]) >= 0; ++at)
        if (const int value = digit_value(text[at]); value > 0 || !piece.empty())
            piece.push_back(U'0' + static_cast<char32_t>(value));
    return piece.empty() ? U"0" : piece;
}

inline bool hidden(const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    return name.starts_with('.') || name == "__MACOSX";
}

/// A name as text: a byte that is no UTF-8 stands as \xb4.
inline std::string text_of_name(std::string_view name) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (std::size_t i = 0; i < name.size();) {
        const DecodedChar next = decode_one(name, i);
        const auto byte = static_cast<unsigned char>(name[i]);
        out += next.broken() ? std::string{'\\', 'x', digits[byte >> 4], digits[byte & 15]}
                             : std::string(name.substr(i, next.length));
        i += next.length;
    }
    return out;
}

inline std::string name_of_input(const std::filesystem::path& input) {
    const auto name = input.has_filename() ? input.filename() : input.parent_path().filename();
    return name.empty() ? "input" : text_of_name(name.string());
}

/// Whether a link within the folder `root`, which is canonical, leads to something outside.
inline bool leads_out(const std::filesystem::path& link, const std::filesystem::path& root) {
    std::error_code error;
    const auto target = std::filesystem::canonical(link, error);
    if (error) return false;  // it leads nowhere
    return std::mismatch(root.begin(), root.end(), target.begin(), target.end()).first != root.end();
}

/// Gathers the files of a folder and those below it.
struct Gathering {
    std::filesystem::path root, canonical_root;
    std::function<bool(const std::filesystem::path&)> wanted;
    std::function<void(const std::string&)> tell;
    std::vector<InputFile> files = {};

    void add(const std::filesystem::path& folder) {
        namespace fs = std::filesystem;
        std::error_code error;
        fs::directory_iterator at(folder, error);
        for (; !error && at != fs::directory_iterator(); at.increment(error)) add(*at);
        if (!error) return;
        const std::string why = "the folder " + text_of_name(folder.string()) + " cannot be read: " + error.message();
        if (folder == root) throw IoError(why);
        if (tell) tell(why + "; what is in it is left out");
    }

    void add(const std::filesystem::directory_entry& entry) {
        std::error_code ignored;
        const std::filesystem::path& path = entry.path();
        const bool link = entry.is_symlink(ignored);
        if (hidden(path)) return;
        if (entry.is_directory(ignored)) {
            if (!link) add(path);
        } else if (entry.is_regular_file(ignored) && wanted(path)) {
            if (!link || !leads_out(path, canonical_root))
                files.push_back({"", text_of_name(path.lexically_relative(root).generic_string()), path});
            else if (tell)
                tell(text_of_name(path.string()) +
                     " is a link that leads out of the input, and is left out; give the file it "
                     "leads to as an input of its own to read it");
        }
    }
};

}  // namespace detail

/// page2 before page10: digits count by value, letters of either case alike; the bytes decide what is left.
inline bool natural_less(std::string_view a, std::string_view b) {
    const std::u32string left = decode_utf8(a), right = decode_utf8(b);
    std::size_t i = 0, k = 0;
    while (i < left.size() && k < right.size()) {
        const bool digits = detail::digit_value(left[i]) >= 0 && detail::digit_value(right[k]) >= 0;
        const std::u32string x = detail::next_piece(left, i), y = detail::next_piece(right, k);
        if (digits && x.size() != y.size()) return x.size() < y.size();
        if (x != y) return x < y;
    }
    if ((i < left.size()) != (k < right.size())) return k < right.size();
    return a < b;
}

/// The files of `input` (a file or a folder with its subfolders) whose suffix, in small letters, is one of `suffixes`
/// (".png"). Hidden files are left out, links to folders are not followed, and links to files that lie outside of the
/// input neither: they are told to `tell`, a sentence each, as are folders that cannot be read. Throws IoError when the
/// input itself cannot be.
inline std::vector<InputFile> input_files(const std::filesystem::path& input,
                                          std::span<const std::string_view> suffixes, Group group,
                                          const std::function<void(const std::string&)>& tell = {}) {
    namespace fs = std::filesystem;
    const auto wanted = [&](const fs::path& path) {
        std::string suffix = path.extension().string();
        for (char& c : suffix)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        return std::find(suffixes.begin(), suffixes.end(), suffix) != suffixes.end();
    };
    std::error_code error;
    if (!fs::is_directory(input, error)) {
        if (!wanted(input) || !fs::is_regular_file(input, error)) return {};
        return {{detail::text_of_name(input.stem().string()), detail::text_of_name(input.filename().string()), input}};
    }
    detail::Gathering gathering{input, fs::canonical(input, error), wanted, tell};
    gathering.add(input);
    std::vector<InputFile> files = std::move(gathering.files);
    std::sort(files.begin(), files.end(),
              [](const InputFile& a, const InputFile& b) { return natural_less(a.source, b.source); });

    const std::string root = detail::name_of_input(input);
    std::map<std::string, int> stems;
    for (const InputFile& file : files) ++stems[fs::path(file.source).replace_extension().generic_string()];
    for (InputFile& file : files) {
        const fs::path source(file.source), folder = source.parent_path();
        const std::string stem = fs::path(source).replace_extension().generic_string();
        if (group == Group::all)
            file.document = root;
        else if (group == Group::folder)
            file.document = folder.empty() ? root : folder.generic_string();
        else
            file.document = stems[stem] == 1 ? stem : file.source;  // a.png and a.tif are two documents
    }
    return files;
}

}  // namespace galley
