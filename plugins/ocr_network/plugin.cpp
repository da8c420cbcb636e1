// ocr.network: the words of lines, read by a trained network.
#include <optional>

#include "galley/plugin.hpp"
#include "lines/reading.hpp"
#include "lines/unread.hpp"
#include "reading/read_line.hpp"

namespace galley::ocr_network {

class OcrNetwork {
  public:
    static constexpr StageInfo info{
        "ocr.network",    "1.3.0",         "Reads lines with a trained network: Chinese, Japanese, Latin",
        GALLEY_HAS_IMAGE, GALLEY_HAS_TEXT, GALLEY_STAGE_EXPENSIVE};
    struct Options {
        std::string model, precision;
        double least = 0;
        bool optional = false;
    };
    static constexpr auto options = galley::options(
        opt("model", &Options::model, "pp-ocrv6-characters",
            "The recogniser: the name of a folder of models, or the path of one from the pipeline's folder"),
        opt("precision", &Options::precision, "exact",
            "exact: the same results on every processor of a kind; fast: bfloat16 where the processor has it",
            one_of("exact|fast")),
        opt("least", &Options::least, 0.3,
            "Lines that are read with less confidence than this, such as those of another script, stay unread",
            between(0, 1)),
        opt("optional", &Options::optional, false,
            "Where model or runtime are missing, leave all lines to the stages that follow"));

    OcrNetwork(const Options& o, Context& context) : least_(o.least) {
        const network::Precision precision = network::precision_named(o.precision);
        try {
            const models::ModelFolder model = models::read_model_folder(
                models::find_folder(o.model, [&](const std::string& name) { return context.resource(name); }));
            recognizer_.emplace(model, precision);
            identity_ = network::runtime_version() + ", " + models::identity_of(model);
        } catch (const ResourceError& error) {
            if (!o.optional) throw;
            missing_ = error.what();
        }
    }

    std::string identity() { return recognizer_ ? identity_ : "no model"; }

    Page process(Page page, Context& context) {
        if (!lines::has_unread(page)) return page;
        if (!recognizer_) {
            context.warn("ocr.network reads nothing: " + missing_);
            return page;
        }
        const auto image = context.image(page.index);
        if (!image) return page;
        reading::Expected expected = reading::Expected::anything;
        for (Line* line : lines::unread_lines(page)) {
            context.check_cancelled();
            std::vector<Word> words = reading::read_line(*line, *image, *recognizer_, expected);
            if (!words.empty()) expected = reading::expected_after(words);
            if (lines::sureness(words) >= least_) line->words = std::move(words);
        }
        return page;
    }

  private:
    std::optional<reading::Recognizer> recognizer_;
    double least_;
    std::string identity_, missing_;  ///< missing_: why there is no recogniser
};

}  // namespace galley::ocr_network

GALLEY_PLUGIN("ocr-network", "1.0.0", "Apache-2.0", galley::ocr_network::OcrNetwork)
