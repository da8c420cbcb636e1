// @ID@: replaces one text by another in every word; each change is an edit that can be undone.
#include "galley/plugin.hpp"

#include "galley/text.hpp"
#include "rules.hpp"

class @CLASS@ {
  public:
    static constexpr galley::StageInfo info{.id = "@ID@",
                                            .version = "1.0.0",
                                            .summary = "Replaces one text by another",
                                            .consumes = GALLEY_HAS_TEXT,
                                            .produces = GALLEY_HAS_TEXT};
    struct Options {
        std::string from, to;
    };
    static constexpr auto options = galley::options(galley::opt("from", &Options::from, "teh", "What to replace"),
                                                    galley::opt("to", &Options::to, "the", "What to put there"));

    explicit @CLASS@(Options o) : options_(std::move(o)) {}

    galley::Page process(galley::Page page, galley::Context&) {
        for (galley::Block& block : page.blocks) {
            for (std::size_t i = 0; i < block.lines.size(); ++i) {
                const std::string before = galley::text_of(block.lines[i]);
                for (galley::Word& word : block.lines[i].words) word.text = replaced(word.text, options_.from, options_.to);
                const std::string after = galley::text_of(block.lines[i]);
                if (before == after) continue;
                const auto line = static_cast<std::int32_t>(i);
                page.edits.push_back({info.id, page.index, block.id, line, before, after, "replace", 1.0});
            }
        }
        return page;
    }

  private:
    Options options_;
};

GALLEY_PLUGIN("@NAME@", "1.0.0", "Apache-2.0", @CLASS@)
