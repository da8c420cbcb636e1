// Writers of formats that have a file for each page.
#pragma once

#include <array>
#include <cstdio>
#include <string>
#include <utility>

#include "galley/claims.hpp"
#include "galley/context.hpp"

namespace galley {

struct PageFormat {
    const char* folder;  ///< of the output, named as the format is: "alto"
    const char* suffix;  ///< "xml"
    const char* media_type;
};

/// "alto/0001.xml": the file of a page in the folder of a format; pages count from 1.
inline std::string path_of(const char* folder, const Page& page, const char* suffix) {
    std::array<char, 64> out;
    std::snprintf(out.data(), out.size(), "%s/%04d.%s", folder, page.index + 1, suffix);
    return out.data();
}

/// Writes each page of the document: `bytes_of(page, claims)` makes its file.
template <typename BytesOf>
void write_pages(const Document& document, const Pages& pages, Context& context, const PageFormat& format,
                 BytesOf bytes_of) {
    const Claims claims(document);
    for (const Page& page : pages) {
        context.check_cancelled();
        context.asset(path_of(format.folder, page, format.suffix), format.media_type, bytes_of(page, claims.on(page)));
    }
}

}  // namespace galley
