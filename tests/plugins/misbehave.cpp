// Stages that break one rule each, on the pages whose text holds the trigger; all other pages pass unharmed.
#include <limits>
#include <thread>

#include "galley/plugin.hpp"
#include "galley/text.hpp"

namespace {

using namespace galley;

bool triggered(const Page& page, const std::string& trigger) {
    for (const Block& block : page.blocks)
        for (const Line& line : block.lines)
            if (text_of(line).find(trigger) != std::string::npos) return true;
    return false;
}

void add_word(Page& page, Word word) { page.blocks.at(0).lines.at(0).words.push_back(std::move(word)); }

class Misbehave {
  public:
    static constexpr StageInfo info{
        .id = "test.misbehave", .version = "1.0.0", .summary = "Breaks one rule on purpose"};
    struct Options {
        std::string how, trigger;
    };
    static constexpr auto options =
        galley::options(opt("how", &Options::how, "nothing", "Which rule to break",
                            one_of("nothing|throw|throw-int|throw-in-create|option-error-in-create|bad-box|bad-utf8|"
                                   "nan-confidence|twin-ids|"
                                   "hang|asset")),
                        opt("trigger", &Options::trigger, "bad page", "Pages with this text are struck"));

    explicit Misbehave(Options o) : options_(std::move(o)) {
        if (options_.how == "throw-in-create") throw std::runtime_error("create threw on purpose");
        if (options_.how == "option-error-in-create") throw OptionError("the option was refused on purpose");
    }

    Page process(Page page, Context& context) {
        if (!triggered(page, options_.trigger)) return page;
        const std::string& how = options_.how;
        if (how == "throw") throw std::runtime_error("page threw on purpose");
        if (how == "throw-int") throw 42;
        if (how == "bad-box") page.width = page.height = 10, page.blocks.at(0).box = {5, 5, 100, 1};
        if (how == "bad-utf8") add_word(page, {"\xC0\x80", {}, 1, {}});
        if (how == "nan-confidence") add_word(page, {"x", {}, std::numeric_limits<double>::quiet_NaN(), {}});
        if (how == "twin-ids") page.blocks.push_back(page.blocks.at(0));
        if (how == "asset") context.asset("from-a-page-stage.txt", "text/plain", "x");
        if (how == "hang")
            while (true) {
                context.check_cancelled();
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
        return page;
    }

  private:
    Options options_;
};

class Writer {
  public:
    static constexpr StageInfo info{.id = "test.writer", .version = "1.0.0", .summary = "Writes one file of any name"};
    struct Options {
        std::string path, how;
    };
    static constexpr auto options = galley::options(
        opt("path", &Options::path, "x.txt", "Where to write"),
        opt("how", &Options::how, "nothing", "Which rule to break", one_of("nothing|throw|bad-source")));
    explicit Writer(Options o) : options_(std::move(o)) {}

    Document process(Document document, Context& context) {
        if (options_.how == "throw") throw std::runtime_error("the writer threw on purpose");
        if (options_.how == "bad-source")
            document.unassigned.push_back({Role::body, "x", {{0, "no such block", 0, 1}}, {}});
        context.asset(options_.path, "text/plain", "written\n");
        return document;
    }

  private:
    Options options_;
};

/// Writes the number of each document's pages beside it, and in the end a list of all.
class Index {
  public:
    static constexpr StageInfo info{.id = "test.index", .version = "1.0.0", .summary = "Lists documents in one file"};
    struct Options {
        std::string path, how;
    };
    static constexpr auto options =
        galley::options(opt("path", &Options::path, "list.txt", "Where to write the list"),
                        opt("how", &Options::how, "nothing", "Which rule to break", one_of("nothing|throw")));
    explicit Index(Options o) : options_(std::move(o)) {}

    void write(const Document& document, Context& context) {
        context.asset("pages.txt", "text/plain", std::to_string(document.pages.size()));
    }
    void finish(const std::vector<std::string>& documents, Context& context) {
        if (options_.how == "throw") throw std::runtime_error("the list threw on purpose");
        std::string list;
        for (const std::string& id : documents)
            list += id + " " + std::string(context.output(id + "/pages.txt").value_or("none")) + "\n";
        context.asset(options_.path, "text/plain", list);
    }

  private:
    Options options_;
};

}  // namespace

GALLEY_PLUGIN("test-misbehave", "1.0.0", "Apache-2.0", Misbehave, Writer, Index)
