// Stages around a checkpoint: an expensive one, one that emits an image, one that looks at it.
#include "galley/plugin.hpp"

namespace {

using namespace galley;

class Expensive {
  public:
    static constexpr StageInfo info{.id = "test.expensive",
                                    .version = "1.0.0",
                                    .summary = "Worth a checkpoint, and does nothing",
                                    .flags = GALLEY_STAGE_EXPENSIVE};
    struct Options {
        std::string mark;
    };
    static constexpr auto options = galley::options(opt("mark", &Options::mark, "", "Changes nothing but the key"));
    explicit Expensive(const Options&) {}
    static Page process(Page page, Context&) { return page; }
};

class Layer {
  public:
    static constexpr StageInfo info{
        .id = "test.layer", .version = "1.0.0", .summary = "Emits the page's image again, as the layer copy"};
    static Page process(Page page, Context& context) {
        if (const auto image = context.image(page.index)) context.emit_image(*image, "copy");
        return page;
    }
};

class See {
  public:
    static constexpr StageInfo info{.id = "test.see",
                                    .version = "1.0.0",
                                    .summary = "Adds a line with the size of the layer copy",
                                    .consumes = GALLEY_HAS_IMAGE,
                                    .produces = GALLEY_HAS_BLOCKS | GALLEY_HAS_TEXT};
    struct Options {
        std::string say;
    };
    static constexpr auto options = galley::options(opt("say", &Options::say, "", "What the line begins with"));
    explicit See(Options o) : options_(std::move(o)) {}
    Page process(Page page, Context& context) {
        const auto image = context.image(page.index, "copy");
        const std::string text =
            options_.say +
            (image ? " " + std::to_string(image->width) + " x " + std::to_string(image->height) : " none");
        page.blocks.push_back({"seen", BlockKind::text, {}, {}, {{{}, {}, {{text, {}, 1, {}}}, {}}}, {}, {}});
        return page;
    }

  private:
    Options options_;
};

}  // namespace

GALLEY_PLUGIN("test-expensive", "1.0.0", "Apache-2.0", Expensive, Layer, See)
