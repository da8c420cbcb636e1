// write.page: one PAGE XML file for each page.
#include "galley/plugin.hpp"

#include "pcgts.hpp"
#include "toolkit/page_writer.hpp"

namespace galley::write_page {

struct PageXml {
    static constexpr StageInfo info{"write.page", "1.1.0", "Writes each page as PAGE XML 2019-07-15", GALLEY_HAS_BLOCKS,
                                    GALLEY_HAS_ASSETS};
    static constexpr toolkit::PageFormat files{"page", "xml", "application/vnd.prima.page+xml"};
    static constexpr auto bytes_of = pcgts_of;
};

}  // namespace galley::write_page

GALLEY_PLUGIN("write-page", "1.0.0", "Apache-2.0", galley::toolkit::PageWriter<galley::write_page::PageXml>)
