// image.clean: pages made fit for layout and OCR, as layers beside the page as read.
#include "galley/plugin.hpp"
#include "clean.hpp"

namespace {

using namespace galley;

class ImageClean {
  public:
    static constexpr StageInfo info{"image.clean", "1.0.0",
                                    "Turns and levels a page, evens out its paper, takes out specks and dark borders",
                                    GALLEY_HAS_IMAGE, GALLEY_HAS_IMAGE};
    using Options = image_clean::Settings;
    static constexpr auto options =
        galley::options(opt("orientation", &Options::orientation, true, "Turn pages that lie on a side or upside down"),
                        opt("deskew", &Options::deskew, true, "Level the lines"),
                        opt("shading", &Options::shading, true, "Even out the brightness of the paper"),
                        opt("despeckle_pt", &Options::despeckle_pt, 0.5,
                            "Take out specks smaller than this many points", between(0, 5)),
                        opt("borders", &Options::borders, true, "Whiten the dark edge of a scan"));

    explicit ImageClean(Options chosen) : settings_(chosen) {}

    /// Emits the layers "clean" (gray) and "ink" (bilevel) and, when the page was turned, "upright" (gray, tones as
    /// read) with the way back in the page's attrs.
    Page process(Page page, Context& context) {
        const auto image = context.image(page.index);
        if (!image || !page.blocks.empty()) return page;
        const image_clean::Cleaned cleaned = image_clean::clean(*image, settings_);
        if (cleaned.to_page) {
            record(page, *cleaned.to_page);
            emit(cleaned.upright.get(), "upright", context);
        }
        emit(cleaned.even.get(), "clean", context);
        emit(cleaned.ink.get(), "ink", context);
        return page;
    }

  private:
    static void emit(Pix* pix, const char* layer, Context& context) {
        const Image image = to_image(pix);
        context.emit_image(view_of(image), layer);
    }

    Options settings_;
};

}  // namespace

GALLEY_PLUGIN("image-clean", "1.0.0", "Apache-2.0", ImageClean)
