// ocr.paddle: the words of lines, read by a network of PaddleOCR.
#include <dnnl.h>

#include <optional>

#include "galley/plugin.hpp"
#include "read_lines.hpp"
#include "read_page.hpp"

namespace galley::ocr_paddle {

class OcrPaddle {
  public:
    static constexpr StageInfo info{
        "ocr.paddle",
        "1.0.0",
        "Reads the lines of a layout with a PP-OCR network; for Chinese, better than Tesseract",
        GALLEY_HAS_IMAGE | GALLEY_HAS_BLOCKS,
        GALLEY_HAS_TEXT,
        GALLEY_STAGE_EXPENSIVE};
    struct Options {
        std::string model;
        std::string alphabet;
        bool optional = false;
    };
    static constexpr auto options =
        galley::options(opt("model", &Options::model, "models/pp-ocr-v4-zh/recognition.onnx",
                            "The network, an ONNX file: a data file of Galley, or a path from the pipeline's folder"),
                        opt("alphabet", &Options::alphabet, "models/pp-ocr-v4-zh/characters.txt",
                            "The characters that it knows, one a line"),
                        opt("optional", &Options::optional, false,
                            "Where the model is missing, leave all lines to the stages that follow"));

    OcrPaddle(const Options& o, Context& context) {
        try {
            const std::string model = context.resource(o.model), alphabet = context.resource(o.alphabet);
            recognizer_.emplace(model, alphabet);
        } catch (const ResourceError& error) {
            const std::string reason =
                std::string(error.what()) + "; ./dev deps test brings the models that belong to Galley";
            if (!o.optional) throw ResourceError(reason);
            missing_ = reason;
        }
    }

    std::string identity() {
        const dnnl_version_t& v = *dnnl_version();
        if (!recognizer_) return "no model";
        return "oneDNN " + std::to_string(v.major) + "." + std::to_string(v.minor) + "." + std::to_string(v.patch);
    }

    Page process(Page page, Context& context) {
        if (!ocr_lines::has_unread(page)) return page;
        if (!recognizer_) {
            context.warn("ocr.paddle reads nothing: " + missing_);
            return page;
        }
        if (const auto image = context.image(page.index))
            read_page(page, *image, *recognizer_, [&] { context.check_cancelled(); });
        return page;
    }

  private:
    std::optional<Recognizer> recognizer_;
    std::string missing_;  ///< why there is none
};

}  // namespace galley::ocr_paddle

GALLEY_PLUGIN("ocr-paddle", "1.0.0", "Apache-2.0", galley::ocr_paddle::OcrPaddle)
