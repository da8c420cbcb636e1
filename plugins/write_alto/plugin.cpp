// write.alto: one ALTO file for each page.
#include "galley/plugin.hpp"

#include "alto.hpp"
#include "galley/page_writer.hpp"

namespace galley::write_alto {

class WriteAlto {
  public:
    static constexpr StageInfo info{"write.alto", "1.0.0", "Writes each page as ALTO 4.4", GALLEY_HAS_BLOCKS,
                                    GALLEY_HAS_ASSETS};

    void write(const Document& document, const Pages& pages, Context& context) {
        write_pages(
            document, pages, context, {"alto", "xml", "application/alto+xml"},
            [&](const Page& page, const PageClaims& claims) { return alto_of(document, page, claims, info.version); });
    }
};

}  // namespace galley::write_alto

GALLEY_PLUGIN("write-alto", "1.0.0", "Apache-2.0", galley::write_alto::WriteAlto)
