// write.hocr: one hOCR file for each page.
#include "galley/plugin.hpp"

#include "hocr.hpp"
#include "toolkit/page_writer.hpp"

namespace galley::write_hocr {

struct Hocr {
    static constexpr StageInfo info{"write.hocr", "1.1.0", "Writes each page as hOCR 1.2", GALLEY_HAS_BLOCKS,
                                    GALLEY_HAS_ASSETS};
    static constexpr toolkit::PageFormat files{"hocr", "html", "text/html"};
    static constexpr auto bytes_of = hocr_of;
};

}  // namespace galley::write_hocr

GALLEY_PLUGIN("write-hocr", "1.0.0", "Apache-2.0", galley::toolkit::PageWriter<galley::write_hocr::Hocr>)
