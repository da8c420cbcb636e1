// layout.lines: every text line of a page image, and the pictures, rules and tints beside them.
#include "galley/plugin.hpp"
#include "finding/detector.hpp"
#include "page_lines.hpp"

namespace galley::layout_lines {

class LayoutLines {
  public:
    static constexpr StageInfo info{"layout.lines",
                                    "1.0.0",
                                    "Finds every text line of a page image, and its pictures, rules and tints",
                                    GALLEY_HAS_IMAGE,
                                    GALLEY_HAS_LINES | GALLEY_HAS_BLOCKS,
                                    GALLEY_STAGE_EXPENSIVE};
    struct Options {
        std::string model, precision;
        bool optional = false;
    };
    static constexpr auto options = galley::options(
        opt("model", &Options::model, "pp-ocrv6-lines",
            "The detector: the name of a folder of models, or the path of one from the pipeline's folder"),
        opt("precision", &Options::precision, "exact",
            "exact: the same results on every processor of a kind; fast: bfloat16 where the processor has it",
            one_of("exact|fast")),
        opt("optional", &Options::optional, false,
            "Where the model or the runtime of networks is missing, leave the page to the stages that follow"));

    LayoutLines(const Options& o, Context& context) {
        try {
            const models::ModelFolder model = models::read_model_folder(
                models::find_folder(o.model, [&](const std::string& name) { return context.resource(name); }));
            detector_.emplace(model, network::precision_named(o.precision));
            identity_ = network::runtime_version() + ", " + models::identity_of(model);
        } catch (const ResourceError& error) {
            if (!o.optional) throw;
            missing_ = error.what();
        }
        setMsgSeverity(L_SEVERITY_NONE);
    }

    std::string identity() { return detector_ ? identity_ : "no model"; }

    /// A page that has blocks already, from a text layer or another program, stays as it is.
    Page process(Page page, Context& context) {
        if (!page.blocks.empty()) return page;
        if (!detector_) {
            context.warn("layout.lines finds no lines: " + missing_);
            return page;
        }
        const auto image = context.image(page.index);
        if (!image) {
            context.warn("page " + page.source + " has no image, so its lines are unknown");
            return page;
        }
        const toolkit::PixPtr read = toolkit::to_pix(*image), pix(pixConvertTo32(read.get()));
        if (!pix) throw std::bad_alloc();
        const finding::Findings found = finding::find_lines(
            pix.get(), [&](Pix* tile) { return (*detector_)(tile); }, [&] { context.check_cancelled(); });
        page.blocks = blocks_of(found, page.width, page.height);
        return page;
    }

  private:
    std::optional<finding::Detector> detector_;
    std::string identity_, missing_;  ///< missing_: why there is no detector
};

}  // namespace galley::layout_lines

GALLEY_PLUGIN("layout-lines", "1.0.0", "Apache-2.0", galley::layout_lines::LayoutLines)
