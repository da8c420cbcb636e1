// ocr.tesseract: the words of a page image.
#include <algorithm>

#include "galley/plugin.hpp"
#include "ligatures.hpp"
#include "read_page.hpp"
#include "readings.hpp"

namespace galley::ocr_tesseract {

class OcrTesseract {
  public:
    static constexpr StageInfo info{"ocr.tesseract",
                                    "1.2.0",
                                    "Reads text with Tesseract, line by line where lines are known",
                                    GALLEY_HAS_IMAGE,
                                    GALLEY_HAS_BLOCKS | GALLEY_HAS_TEXT | GALLEY_HAS_LINES,
                                    GALLEY_STAGE_EXPENSIVE};
    struct Options {
        TextList languages;
        double reread = 0.6;
        int psm = 0;
        std::string datapath;
        TextMap variables;
        TextMap ligatures;
    };
    static constexpr auto options = galley::options(
        opt("languages", &Options::languages, "auto",
            "Models to read with, the main one first; auto: the installed one for the script that the lines are in"),
        opt("reread", &Options::reread, 0.6,
            "Lines that an earlier stage read with less confidence than this are read again; the surer reading stays",
            between(0, 1)),
        opt("psm", &Options::psm, 3, "Page segmentation mode for a page without blocks", between(1, 13)),
        opt("datapath", &Options::datapath, "", "Folder of the models; empty for Tesseract's own", is_path()),
        opt("variables", &Options::variables, "Variables of Tesseract, by name"),
        opt("ligatures", &Options::ligatures, "Signs that a model writes for several letters, and the letters"));

    explicit OcrTesseract(const Options& o)
        : engines_(checked(o.languages), o.datapath, o.variables),
          page_options_{o.psm, o.reread},
          ligatures_(o.ligatures) {
        setMsgSeverity(L_SEVERITY_NONE);
    }

    std::string identity() { return engines_.identity(); }

    Page process(Page page, Context& context) {
        if (!wants_reading(page, page_options_.reread)) return page;  // born digital, or read by another stage
        const auto image = context.image(page.index);
        if (!image) {
            context.warn("page " + page.source + " has no image to read");
            return page;
        }
        if (page.blocks.empty() && std::max(image->width, image->height) > longest_side) {
            context.warn("page " + page.source + " is longer than the " + std::to_string(longest_side) +
                         " pixels on which Tesseract finds lines, and no stage before it found one: nothing is read");
            return page;
        }
        const EarlierReadings earlier(page);
        read_page(page, *image, engines_, page_options_, [&] { context.check_cancelled(); });
        if (is_hardly_read(page))
            context.warn("most lines of page " + page.source +
                         " are read unsurely, so its text and articles may be worth nothing: if it is in a script that "
                         "no model here reads, install Tesseract's, such as apt-get install tesseract-ocr-kor");
        write_out(page, ligatures_);
        earlier.add_edits(page);
        return page;
    }

  private:
    static constexpr std::int32_t longest_side = 32767;  ///< of a whole page, in pixels: its coordinates have 16 bits

    static const TextList& checked(const TextList& languages) {
        if (languages.empty())
            throw OptionError("\"languages\" names no model; give one such as chi_sim or eng, or auto");
        return languages;
    }

    Engines engines_;
    PageOptions page_options_;
    Ligatures ligatures_;
};

}  // namespace galley::ocr_tesseract

GALLEY_PLUGIN("ocr-tesseract", "1.0.0", "Apache-2.0", galley::ocr_tesseract::OcrTesseract)
