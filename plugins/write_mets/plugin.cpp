// write.mets: a document's files and articles as METS.
#include "galley/plugin.hpp"

#include "mets.hpp"

namespace galley::write_mets {

class WriteMets {
  public:
    static constexpr StageInfo info{"write.mets", "1.1.0", "Writes mets.xml: files, pages and articles of a document",
                                    GALLEY_HAS_ARTICLES, GALLEY_HAS_ASSETS};

    void write(const Document& document, const Pages& pages, Context& context) {
        write_mets(document, pages, info.version, [&](std::string_view bytes, bool last) {
            context.asset_part("mets.xml", "application/mets+xml", bytes, last);
        });
    }
};

}  // namespace galley::write_mets

GALLEY_PLUGIN("write-mets", "1.0.0", "Apache-2.0", galley::write_mets::WriteMets)
