// layout.newspaper: the blocks of a page image, in reading order.
#include "galley/plugin.hpp"
#include "layout.hpp"
#include "text_layer.hpp"

namespace {

class LayoutNewspaper {
  public:
    static constexpr galley::StageInfo info{
        "layout.newspaper",
        "1.0.0",
        "Finds text blocks, headings, captions, pictures and rules of a newspaper page, and their reading order",
        GALLEY_HAS_IMAGE,
        GALLEY_HAS_BLOCKS,
        GALLEY_STAGE_EXPENSIVE};
    struct Options {
        std::string writing;
    };
    static constexpr auto options =
        galley::options(galley::opt("writing", &Options::writing, "auto",
                                    "How text runs: found for each part of a page, or known to be level or vertical",
                                    galley::one_of("auto|horizontal|vertical")));

    explicit LayoutNewspaper(const Options& o) : writing_(galley::layout_newspaper::writing_named(o.writing)) {}

    /// A text layer is laid out by its type alone. Pages that already have blocks, from a text dump, stay as they are.
    galley::Page process(galley::Page page, galley::Context& context) {
        if (galley::layout_newspaper::has_text_layer(page))
            page.blocks = galley::layout_newspaper::blocks_of_layer(page);
        if (!page.blocks.empty()) return page;
        const auto transform = galley::transform_of(page);
        const auto image = context.image(page.index, transform ? "upright" : "");
        if (!image) {
            context.warn("page " + page.source + " has no image, so its layout is unknown");
            return page;
        }
        page.blocks = galley::layout_newspaper::find_blocks(
            *image, {transform.value_or(galley::Transform{}), page.width, page.height}, writing_);
        return page;
    }

  private:
    galley::layout_newspaper::Writing writing_;
};

}  // namespace

GALLEY_PLUGIN("layout-newspaper", "1.0.0", "Apache-2.0", LayoutNewspaper)
