// write.alto: one ALTO file for each page.
#include "galley/plugin.hpp"

#include "alto.hpp"
#include "toolkit/page_writer.hpp"

namespace galley::write_alto {

struct Alto {
    static constexpr StageInfo info{"write.alto", "1.1.0", "Writes each page as ALTO 4.4", GALLEY_HAS_BLOCKS,
                                    GALLEY_HAS_ASSETS};
    static constexpr toolkit::PageFormat files{"alto", "xml", "application/alto+xml"};
    static constexpr auto bytes_of = alto_of;
};

}  // namespace galley::write_alto

GALLEY_PLUGIN("write-alto", "1.0.0", "Apache-2.0", galley::toolkit::PageWriter<galley::write_alto::Alto>)
