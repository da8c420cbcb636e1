// text.redact_phones: blackens phone numbers; each change is an edit that can be undone.
#include "galley/plugin.hpp"

#include "galley/edit.hpp"
#include "rules.hpp"

class RedactPhones {
  public:
    static constexpr galley::StageInfo info{.id = "text.redact_phones",
                                            .version = "1.0.0",
                                            .summary = "Blackens phone numbers",
                                            .consumes = GALLEY_HAS_TEXT,
                                            .produces = GALLEY_HAS_TEXT};
    struct Options {
        std::string mark;
    };
    static constexpr auto options =
        galley::options(galley::opt("mark", &Options::mark, "█", "What stands in the place of each character"));

    explicit RedactPhones(Options o) : options_(std::move(o)) {}

    galley::Page process(galley::Page page, galley::Context&) {
        for (std::size_t b = 0; b < page.blocks.size(); ++b)
            for (std::size_t l = 0; l < page.blocks[b].lines.size(); ++l) {
                const std::string text = galley::text_of(page.blocks[b].lines[l]);
                galley::edit_line(page, b, l, redacted(text, options_.mark), {info.id, "phone"});
            }
        return page;
    }

  private:
    Options options_;
};

GALLEY_PLUGIN("redact-phones", "1.0.0", "Apache-2.0", RedactPhones)
