// write.page: one PAGE XML file for each page.
#include "galley/plugin.hpp"

#include "galley/xml.hpp"
#include "pcgts.hpp"

namespace galley::write_page {

class WritePage {
  public:
    static constexpr StageInfo info{"write.page", "1.0.0", "Writes each page as PAGE XML 2019-07-15", GALLEY_HAS_BLOCKS,
                                    GALLEY_HAS_ASSETS};

    void write(const Document& document, Context& context) {
        const auto claims = claims_of(document);
        for (std::size_t i = 0; i < document.pages.size(); ++i) {
            context.check_cancelled();
            context.asset(xml::path_of("page", document.pages[i], "xml"), "application/vnd.prima.page+xml",
                          pcgts_of(document, document.pages[i], claims[i], info.version));
        }
    }
};

}  // namespace galley::write_page

GALLEY_PLUGIN("write-page", "1.0.0", "Apache-2.0", galley::write_page::WritePage)
