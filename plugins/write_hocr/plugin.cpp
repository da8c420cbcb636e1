// write.hocr: one hOCR file for each page.
#include "galley/plugin.hpp"

#include "galley/page_writer.hpp"
#include "hocr.hpp"

namespace galley::write_hocr {

class WriteHocr {
  public:
    static constexpr StageInfo info{"write.hocr", "1.0.0", "Writes each page as hOCR 1.2", GALLEY_HAS_BLOCKS,
                                    GALLEY_HAS_ASSETS};

    void write(const Document& document, const Pages& pages, Context& context) {
        write_pages(
            document, pages, context, {"hocr", "html", "text/html"},
            [&](const Page& page, const PageClaims& claims) { return hocr_of(document, page, claims, info.version); });
    }
};

}  // namespace galley::write_hocr

GALLEY_PLUGIN("write-hocr", "1.0.0", "Apache-2.0", galley::write_hocr::WriteHocr)
