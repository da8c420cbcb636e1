// A plugin of its time: built from the frozen headers of an ABI minor, with whatever compiler and library, and loaded
// by the host of today. It has a stage of every scope and options of several types.
#include "galley/plugin.hpp"

#include "galley/text.hpp"

namespace {

using namespace galley;

class Mark {
  public:
    static constexpr StageInfo info{.id = "abi.mark",
                                    .version = "1.0.0",
                                    .summary = "Ends every line with a mark",
                                    .consumes = GALLEY_HAS_TEXT,
                                    .produces = GALLEY_HAS_TEXT};
    struct Options {
        std::string mark;
        TextList words;
        TextMap names;
        double factor = 0;
        bool loud = false;
    };
    static constexpr auto options = galley::options(
        opt("mark", &Options::mark, "!", "What to add"), opt("words", &Options::words, "a,b", "A list"),
        opt("names", &Options::names, "A map"), opt("factor", &Options::factor, 0.5, "A number", between(0, 1)),
        opt("loud", &Options::loud, false, "A flag"));
    explicit Mark(Options o) : options_(std::move(o)) {
        if (options_.loud) throw OptionError("loud is not allowed here");
    }
    Page process(Page page, Context&) {
        for (Block& block : page.blocks)
            for (std::size_t i = 0; i < block.lines.size(); ++i) {
                Line& line = block.lines[i];
                if (line.words.empty()) continue;
                const std::string before = text_of(line);
                line.words.back().text += options_.mark;
                page.edits.push_back(
                    {info.id, page.index, block.id, static_cast<std::int32_t>(i), before, text_of(line), "mark", 1});
            }
        return page;
    }

  private:
    Options options_;
};

class Count {
  public:
    static constexpr StageInfo info{"abi.count", "1.0.0", "Writes how many pages there are", GALLEY_HAS_BLOCKS,
                                    GALLEY_HAS_ASSETS};
    void write(const Document& document, Context& context) {
        context.asset("count.txt", "text/plain", std::to_string(document.pages.size()) + "\n");
    }
};

}  // namespace

GALLEY_PLUGIN("abi-test", "1.0.0", "Apache-2.0", Mark, Count)
