// Stages that break one rule each, on the pages whose text holds the trigger; all other pages pass unharmed.
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <thread>
#include <vector>

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

/// Pages of memory that nobody can use any more, 100 GB of them.
void leak() {
    constexpr std::size_t chunk = 100'000'000;
    for (int i = 0; i < 1000; ++i) {
        auto* lost = new char[chunk];
        for (std::size_t at = 0; at < chunk; at += 4096) lost[at] = 1;
        static volatile char* last;
        last = lost;
        (void)last;
    }
}

/// Faults that no exception tells of: they end, block or spoil the process.
void hurt_process(const std::string& how, const std::string& mark) {
    if (how == "abort") std::abort();
    if (how == "segfault") std::raise(SIGSEGV);  // by a bad pointer, a sanitizer would see it before the host does
    if (how == "segfault-once" && std::ifstream(mark).fail()) {
        std::ofstream(mark) << "1";
        std::raise(SIGSEGV);
    }
    if (how == "exit-0") std::exit(0);
    if (how == "leak") leak();
    if (how == "hang-hard") {
        if (!mark.empty()) std::ofstream(mark) << "1";
        std::signal(SIGTERM, SIG_IGN);
        while (true) std::this_thread::sleep_for(std::chrono::seconds(1));
    }
    if (how == "stdout") {
        std::printf("{\"kind\":\"fatal\",\"body\":{}}\n%s", std::string(200'000, 'x').c_str());
        std::fflush(stdout);
    }
    if (how == "close-fds")
        for (int fd = 0; fd < 1024; ++fd) close(fd);
    if (how == "fork" && fork() == 0) prctl(PR_SET_PDEATHSIG, SIGKILL);  // and the child goes on as if it were us
}

void add_word(Page& page, Word word) { page.blocks.at(0).lines.at(0).words.push_back(std::move(word)); }

class Misbehave {
  public:
    static constexpr StageInfo info{
        .id = "test.misbehave", .version = "1.0.0", .summary = "Breaks one rule on purpose"};
    struct Options {
        std::string how, trigger, mark;
    };
    static constexpr auto options = galley::options(
        opt("how", &Options::how, "nothing", "Which rule to break",
            one_of("nothing|throw|throw-int|throw-in-create|option-error-in-create|abort-in-create|"
                   "bad-box|bad-utf8|nan-confidence|twin-ids|hang|asset|abort|segfault|segfault-once|"
                   "exit-0|leak|hang-hard|stdout|close-fds|fork|slow|pause")),
        opt("trigger", &Options::trigger, "bad page", "Pages with this text are struck"),
        opt("mark", &Options::mark, "", "A file that is left where it struck; segfault-once strikes no more then"));

    explicit Misbehave(Options o) : options_(std::move(o)) {
        if (options_.how == "throw-in-create") throw std::runtime_error("create threw on purpose");
        if (options_.how == "abort-in-create") std::abort();
        if (options_.how == "option-error-in-create") throw OptionError("the option was refused on purpose");
    }

    Page process(Page page, Context& context) {
        if (!triggered(page, options_.trigger)) return page;
        const std::string& how = options_.how;
        hurt_process(how, options_.mark);
        if (how == "throw") throw std::runtime_error("page threw on purpose");
        if (how == "throw-int") throw 42;
        if (how == "bad-box") page.width = page.height = 10, page.blocks.at(0).box = {5, 5, 100, 1};
        if (how == "bad-utf8") add_word(page, {"\xC0\x80", {}, 1, {}});
        if (how == "nan-confidence") add_word(page, {"x", {}, std::numeric_limits<double>::quiet_NaN(), {}});
        if (how == "twin-ids") page.blocks.push_back(page.blocks.at(0));
        if (how == "asset") context.asset("from-a-page-stage.txt", "text/plain", "x");
        if (how == "slow") std::this_thread::sleep_for(std::chrono::milliseconds(20));
        if ((how == "hang" || how == "pause") && !options_.mark.empty()) std::ofstream(options_.mark) << "1";
        if (how == "pause") std::this_thread::sleep_for(std::chrono::seconds(1));
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
    static constexpr auto options =
        galley::options(opt("path", &Options::path, "x.txt", "Where to write"),
                        opt("how", &Options::how, "nothing", "Which rule to break",
                            one_of("nothing|throw|bad-source|abort|hang-hard|pieces|mixed-pieces|unfinished")));
    explicit Writer(Options o) : options_(std::move(o)) {}

    Document process(Document document, Context& context) {
        if (options_.how == "throw") throw std::runtime_error("the writer threw on purpose");
        hurt_process(options_.how, "");
        if (options_.how == "bad-source")
            document.unassigned.push_back({Role::body, "x", {{0, "no such block", 0, 1}}, {}});
        const bool pieces = options_.how == "pieces", mixed = options_.how == "mixed-pieces";
        if (pieces || mixed || options_.how == "unfinished") {
            context.asset_part(options_.path, "text/plain", "one ", false);
            context.asset_part(mixed ? "other.txt" : options_.path, "text/plain", "two", pieces);
            return document;
        }
        context.asset(options_.path, "text/plain", "written\n");
        return document;
    }

  private:
    Options options_;
};

/// Lists the files of the input, and breaks a rule when it meets one named like the trigger.
class Reader {
  public:
    static constexpr StageInfo info{"test.reader", "1.0.0", "Reads pages that say the name of their file", 0,
                                    GALLEY_HAS_BLOCKS | GALLEY_HAS_TEXT};
    struct Options {
        std::string how;
    };
    static constexpr auto options = galley::options(
        opt("how", &Options::how, "nothing", "Which rule to break", one_of("nothing|throw|abort|segfault|exit-0")));
    explicit Reader(Options o) : options_(std::move(o)) {}

    void list(std::string_view input, Context& context) {
        for (const auto& item : std::filesystem::directory_iterator(input)) {
            const std::string name = item.path().filename().string();
            context.emit({name, name, item.path().string(), 0, {}});
            if (name.find("bad") == std::string::npos) continue;
            hurt_process(options_.how, "");
            if (options_.how == "throw") throw std::runtime_error("list threw on purpose");
        }
    }
    Page load(const Entry& entry, Context&) {
        Page page;
        page.blocks.push_back({"b", BlockKind::text, {}, {}, {{{}, {}, {{entry.source, {}, 1, {}}}, {}}}, {}, {}});
        return page;
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

GALLEY_PLUGIN("test-misbehave", "1.0.0", "Apache-2.0", Misbehave, Reader, Writer, Index)
