// A text dump: a file whose form feeds part its pages.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "galley/model.hpp"

namespace galley::read_text {

/// Bytes of one page in its file, without the form feed.
struct Range {
    std::uint64_t offset = 0, size = 0;
    bool operator==(const Range&) const = default;
};

struct Dump {
    std::string encoding;  ///< a name that ICU knows
    bool assumed = false;  ///< neither a mark nor the caller nor every byte says so: it is the likeliest
    std::vector<Range> pages;
};

/// Finds encoding and pages in one pass that holds a fixed amount of memory. `encoding` is "auto" or a name; a
/// byte order mark overrules it. A form feed at the very end parts nothing. Throws InputError when the file is no text,
/// IoError when it cannot be read.
Dump inspect(const std::filesystem::path& file, const std::string& encoding);

/// The page of UTF-8 `text`: one block "b1" with all lines as they stand, a blank one without words. CR, LF and CRLF
/// end a line.
Page page_of(std::string_view text);

/// Reads and decodes the bytes of one page. Throws IoError when they are not there.
std::string read_range(const std::filesystem::path& file, const Range& range);

}  // namespace galley::read_text
