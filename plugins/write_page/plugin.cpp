// write.page: one PAGE XML file for each page.
#include "galley/plugin.hpp"

#include "galley/page_writer.hpp"
#include "pcgts.hpp"

namespace galley::write_page {

class WritePage {
  public:
    static constexpr StageInfo info{"write.page", "1.0.0", "Writes each page as PAGE XML 2019-07-15", GALLEY_HAS_BLOCKS,
                                    GALLEY_HAS_ASSETS};

    void write(const Document& document, const Pages& pages, Context& context) {
        write_pages(
            document, pages, context, {"page", "xml", "application/vnd.prima.page+xml"},
            [&](const Page& page, const PageClaims& claims) { return pcgts_of(document, page, claims, info.version); });
    }
};

}  // namespace galley::write_page

GALLEY_PLUGIN("write-page", "1.0.0", "Apache-2.0", galley::write_page::WritePage)
