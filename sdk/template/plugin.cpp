// A page stage that ends every word with a mark. Change it into what you need.
#include "galley/plugin.hpp"

class Shout {
  public:
    static constexpr galley::StageInfo info{.id = "text.shout",
                                            .version = "1.0.0",
                                            .summary = "Ends every word with a mark",
                                            .consumes = GALLEY_HAS_TEXT,
                                            .produces = GALLEY_HAS_TEXT};
    struct Options {
        std::string mark;
    };
    static constexpr auto options = galley::options(galley::opt("mark", &Options::mark, "!", "What to add"));

    explicit Shout(Options o) : options_(std::move(o)) {}

    galley::Page process(galley::Page page, galley::Context&) {
        for (galley::Block& block : page.blocks)
            for (galley::Line& line : block.lines)
                for (galley::Word& word : line.words) word.text += options_.mark;
        return page;
    }

  private:
    Options options_;
};

GALLEY_PLUGIN("my-plugin", "1.0.0", "Apache-2.0", Shout)
