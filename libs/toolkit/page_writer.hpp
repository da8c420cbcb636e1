// Writers of formats that have a file for each page.
#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <string>

#include "galley/context.hpp"
#include "toolkit/claims.hpp"

namespace galley::toolkit {

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

/// "OCR-D-OCR_0001": the id of a page's file in METS, of the group `use`; pages count from 1.
inline std::string file_id(const char* use, std::int32_t page) {
    std::array<char, 64> out;
    std::snprintf(out.data(), out.size(), "%s_%04d", use, page + 1);
    return out.data();
}

/// The stage that writes each page of a document in one format. `Format` has `info` (StageInfo), `files` (PageFormat)
/// and `bytes_of(document, page, claims, version)`, which gives the bytes of a page's file.
template <typename Format>
class PageWriter {
  public:
    static constexpr auto info = Format::info;

    void write(const Document& document, const Pages& pages, Context& context) {
        const Claims claims(document);
        for (const Page& page : pages) {
            context.check_cancelled();
            context.asset(path_of(Format::files.folder, page, Format::files.suffix), Format::files.media_type,
                          Format::bytes_of(document, page, claims.on(page), info.version));
        }
    }
};

}  // namespace galley::toolkit
