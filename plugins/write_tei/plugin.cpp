// write.tei: a document as TEI P5.
#include "galley/plugin.hpp"

#include "tei.hpp"

namespace galley::write_tei {

class WriteTei {
  public:
    static constexpr StageInfo info{"write.tei", "1.1.0", "Writes tei.xml: articles as TEI P5 with their facsimile",
                                    GALLEY_HAS_ARTICLES, GALLEY_HAS_ASSETS};

    void write(const Document& document, const Pages& pages, Context& context) {
        write_tei(document, pages, info.version, [&](std::string_view bytes, bool last) {
            context.check_cancelled();
            context.asset_part("tei.xml", "application/tei+xml", bytes, last);
        });
    }
};

}  // namespace galley::write_tei

GALLEY_PLUGIN("write-tei", "1.0.0", "Apache-2.0", galley::write_tei::WriteTei)
