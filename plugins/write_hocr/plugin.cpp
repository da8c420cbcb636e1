// write.hocr: one hOCR file for each page.
#include "galley/plugin.hpp"

#include "galley/xml.hpp"
#include "hocr.hpp"

namespace galley::write_hocr {

class WriteHocr {
  public:
    static constexpr StageInfo info{"write.hocr", "1.0.0", "Writes each page as hOCR 1.2", GALLEY_HAS_BLOCKS,
                                    GALLEY_HAS_ASSETS};

    void write(const Document& document, Context& context) {
        const auto claims = claims_of(document);
        for (std::size_t i = 0; i < document.pages.size(); ++i) {
            context.check_cancelled();
            context.asset(xml::path_of("hocr", document.pages[i], "html"), "text/html",
                          hocr_of(document, document.pages[i], claims[i], info.version));
        }
    }
};

}  // namespace galley::write_hocr

GALLEY_PLUGIN("write-hocr", "1.0.0", "Apache-2.0", galley::write_hocr::WriteHocr)
