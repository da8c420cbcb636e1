// write.docling: a document as DoclingDocument JSON.
#include "galley/plugin.hpp"

#include "docling.hpp"

namespace galley::write_docling {

class WriteDocling {
  public:
    static constexpr StageInfo info{"write.docling", "1.0.0", "Writes docling.json, a DoclingDocument of the articles",
                                    GALLEY_HAS_ARTICLES, GALLEY_HAS_ASSETS};

    void write(const Document& document, const Pages& pages, Context& context) {
        write_docling::write(document, pages, [&](std::string_view bytes, bool last) {
            context.asset_part("docling.json", "application/json", bytes, last);
        });
    }
};

}  // namespace galley::write_docling

GALLEY_PLUGIN("write-docling", "1.0.0", "Apache-2.0", galley::write_docling::WriteDocling)
