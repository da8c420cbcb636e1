// write.overlay: each page with its articles coloured, to look at what was understood.
#include "galley/plugin.hpp"

#include "drawing.hpp"
#include "marks.hpp"
#include "toolkit/page_writer.hpp"

namespace galley::write_overlay {

class WriteOverlay {
  public:
    static constexpr StageInfo info{"write.overlay", "1.0.0",
                                    "Draws each page with its articles and their reading order", GALLEY_HAS_ARTICLES,
                                    GALLEY_HAS_ASSETS};
    struct Options {
        int max_width = 0;
    };
    static constexpr auto options = galley::options(
        opt("max_width", &Options::max_width, 1600, "Width of the picture in pixels, at most", between(100, 20000)));

    explicit WriteOverlay(Options o) : options_(o) { setMsgSeverity(L_SEVERITY_NONE); }

    void write(const Document& document, const Pages& pages, Context& context) {
        for (const Page& page : pages) {
            const auto image = context.image(page.index);
            if (!image) continue;  // a page of a text dump has no picture
            context.asset(toolkit::path_of("overlay", page, "png"), "image/png",
                          draw(*image, overlay_of(document, page), options_.max_width));
        }
    }

  private:
    Options options_;
};

}  // namespace galley::write_overlay

GALLEY_PLUGIN("write-overlay", "1.0.0", "Apache-2.0", galley::write_overlay::WriteOverlay)
