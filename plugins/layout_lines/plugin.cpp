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
        opt("model", &Options::model, "models/pp-ocrv6-lines",
            "The network that finds lines: a folder with a model.json, among Galley's data or from the pipeline's "
            "folder"),
        opt("precision", &Options::precision, "exact",
            "32-bit floats, the same on every processor; or as fast as the processor can", one_of("exact|fast")),
        opt("optional", &Options::optional, false,
            "Where the model or the runtime of networks is missing, leave the page to the stages that follow"));

    LayoutLines(const Options& o, Context& context) {
        try {
            const std::filesystem::path folder =
                std::filesystem::path(context.resource(o.model + "/model.json")).parent_path();
            detector_.emplace(models::read_model_folder(folder), network::precision_named(o.precision));
        } catch (const ResourceError& error) {
            if (!o.optional) throw;
            missing_ = error.what();
        }
        identity_ = detector_ ? network::runtime_version() + " " + o.precision : "no network";
        setMsgSeverity(L_SEVERITY_NONE);
    }

    std::string identity() { return identity_; }

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
        const PixPtr read = to_pix(*image), pix(pixConvertTo32(read.get()));
        if (!pix) throw std::bad_alloc();
        const finding::Findings found = finding::find_lines(
            pix.get(), [&](Pix* tile) { return (*detector_)(tile); }, [&] { context.check_cancelled(); });
        page.blocks = blocks_of(found, page.width, page.height);
        return page;
    }

  private:
    std::optional<finding::Detector> detector_;
    std::string missing_;  ///< why there is none
    std::string identity_;
};

}  // namespace galley::layout_lines

GALLEY_PLUGIN("layout-lines", "1.0.0", "Apache-2.0", galley::layout_lines::LayoutLines)
