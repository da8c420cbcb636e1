// text.tidy: what a text layer or OCR engine spoils between the paper and the text.
#include "galley/plugin.hpp"

#include "settings.hpp"
#include "tidy.hpp"

namespace galley::text_tidy {

class TidyStage {
  public:
    static constexpr StageInfo info{
        .id = "text.tidy",
        .version = "1.1.0",
        .summary = "Fixes spacing, hyphens, quotes and odd characters; every change is an edit",
        .consumes = GALLEY_HAS_TEXT,
        .produces = GALLEY_HAS_TEXT};
    using Options = text_tidy::Options;
    static constexpr auto options = galley::options(
        opt("letter_spacing", &Options::letter_spacing, true,
            "Join lines whose letters stand apart: 海 子 湾, S P E C"),
        opt("spacing", &Options::spacing, true, "Drop spaces between Chinese and digits or Latin, and at marks"),
        opt("hyphenation", &Options::hyphenation, true, "Make the hyphen of a word broken at a line end soft (U+00AD)"),
        opt("after_hanging", &Options::after_hanging,
            "und,oder,bis,sowie,and,or,to,en,of,och,et,ou,e,o,y,in,up,out,off,old",
            "Words before which a hyphen at a line end stays: Vor- und, walk-in"),
        opt("compound_first", &Options::compound_first,
            "twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety,self,half,well,ex,vice",
            "Words after which a hyphen at a line end belongs to a compound and stays"),
        opt("quotes", &Options::quotes, true, "Turn double quotes that stand the wrong way round"),
        opt("width", &Options::width, "keep", "Full-width letters and half-width kana: as printed, or folded",
            one_of("keep|fold")),
        opt("compatibility", &Options::compatibility, true, "Fold vertical and small forms and CJK radicals"),
        opt("ligatures", &Options::ligatures, true, "Split ligatures into letters"),
        opt("soft_hyphens", &Options::soft_hyphens, true, "Drop soft hyphens within lines"),
        opt("controls", &Options::controls, true, "Drop NUL, control characters and bidi embeddings"),
        opt("nfc", &Options::nfc, true, "Unicode normalization form C"),
        opt("private_use", &Options::private_use, "Texts for private-use characters, as in {\"U+E5E5\": \"　\"}"));

    explicit TidyStage(const Options& o) : settings_(settings_of(o)) {}

    Page process(Page page, Context& context) {
        Page out = tidy(std::move(page), settings_);
        if (const auto count = unmapped_private_use(out); count > 0)
            context.warn("the page holds " + std::to_string(count) +
                         " private-use characters, which mean something in one font alone; name them in the option "
                         "private_use of text.tidy");
        return out;
    }

  private:
    Settings settings_;
};

}  // namespace galley::text_tidy

GALLEY_PLUGIN("text-tidy", "1.0.0", "Apache-2.0", galley::text_tidy::TidyStage)
