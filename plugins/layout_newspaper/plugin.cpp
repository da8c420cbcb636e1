// layout.newspaper: the blocks of a page, in reading order, out of its lines.
#include "galley/plugin.hpp"
#include "directions.hpp"
#include "layout.hpp"

namespace {

class LayoutNewspaper {
  public:
    static constexpr galley::StageInfo info{
        "layout.newspaper", "2.1.0",
        "Groups the lines of a newspaper page into blocks, in reading order, and marks where paragraphs begin",
        GALLEY_HAS_LINES, GALLEY_HAS_BLOCKS};
    struct Options {
        std::string regions;
    };
    static constexpr auto options = galley::options(
        galley::opt("regions", &Options::regions, "keep",
                    "Regions that a file brings (PAGE, ALTO): keep them as they are, or rebuild them from their lines",
                    galley::one_of("keep|rebuild")));

    explicit LayoutNewspaper(const Options& chosen) : rebuild_(chosen.regions == "rebuild") {}

    galley::Page process(galley::Page page, galley::Context&) {
        galley::layout_newspaper::tell_directions(page);
        if (rebuild_ && !galley::layout_newspaper::has_layer(page)) galley::layout_newspaper::make_layer(page);
        if (galley::layout_newspaper::has_layer(page)) page.blocks = galley::layout_newspaper::blocks_of(page);
        return page;
    }

  private:
    bool rebuild_;
};

}  // namespace

GALLEY_PLUGIN("layout-newspaper", "2.0.0", "Apache-2.0", LayoutNewspaper)
