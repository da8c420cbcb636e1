// write.alto: one ALTO file for each page.
#include "galley/plugin.hpp"

#include "alto.hpp"
#include "galley/xml.hpp"

namespace galley::write_alto {

class WriteAlto {
  public:
    static constexpr StageInfo info{"write.alto", "1.0.0", "Writes each page as ALTO 4.4", GALLEY_HAS_BLOCKS,
                                    GALLEY_HAS_ASSETS};

    void write(const Document& document, Context& context) {
        const auto claims = claims_of(document);
        for (std::size_t i = 0; i < document.pages.size(); ++i) {
            context.check_cancelled();
            context.asset(xml::path_of("alto", document.pages[i], "xml"), "application/alto+xml",
                          alto_of(document, document.pages[i], claims[i], info.version));
        }
    }
};

}  // namespace galley::write_alto

GALLEY_PLUGIN("write-alto", "1.0.0", "Apache-2.0", galley::write_alto::WriteAlto)
