// write.nitf: each article as NITF.
#include "galley/plugin.hpp"

#include "nitf.hpp"

namespace galley::write_nitf {

class WriteNitf {
  public:
    static constexpr StageInfo info{"write.nitf", "1.0.0", "Writes each article as NITF, the format of newsrooms",
                                    GALLEY_HAS_ARTICLES, GALLEY_HAS_ASSETS};

    void write(const Document& document, const Pages& pages, Context& context) {
        const Places places{toolkit::LineBoxes(document, pages), toolkit::PageImages(document)};
        for (std::size_t i = 0; i < document.articles.size(); ++i) {
            context.check_cancelled();
            context.asset(path_of(i), "application/nitf+xml", bytes_of(document, i, places, info.version));
        }
    }
};

}  // namespace galley::write_nitf

GALLEY_PLUGIN("write-nitf", "1.0.0", "Apache-2.0", galley::write_nitf::WriteNitf)
