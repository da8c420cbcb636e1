// Stages that break a promise of the boundary each: what they emit, ask for, or write.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <thread>

#include "galley/edit.hpp"
#include "galley/json.hpp"
#include "galley/plugin.hpp"
#include "galley/text.hpp"

namespace {

using namespace galley;

std::string endless() { return R"({"a":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}"; }

/// A page stage that changes pages as it must not, on pages with a block of text.
class Change {
  public:
    static constexpr StageInfo info{
        .id = "test.change", .version = "1.0.0", .summary = "Changes a page as it must not"};
    struct Options {
        std::string how, resource;
    };
    static constexpr auto options = galley::options(
        opt("how", &Options::how, "nothing", "Which promise to break",
            one_of("nothing|empty-line|drop-line|drop-block|other-text|wrong-before|no-block|no-line|wrong-after|"
                   "drop-edit|attrs-text|attrs-list|attrs-endless|control-id|resource-late|move|split|edit|chain")),
        opt("resource", &Options::resource, "", "A data file to ask for: in create, or, resource-late, in process"));

    Change(Options o, Context& context) : options_(std::move(o)) {
        if (!options_.resource.empty() && options_.how != "resource-late") (void)context.resource(options_.resource);
    }

    Page process(Page page, Context& context) {
        const std::string& how = options_.how;
        if (page.blocks.empty() || page.blocks[0].lines.empty()) return page;
        Block& block = page.blocks[0];
        Line& line = block.lines[0];
        const std::string was = text_of(line);
        const auto add_edit = [&](const std::string& id, std::int32_t number, const std::string& before,
                                  const std::string& after) {
            page.edits.push_back({"somebody else", page.index, id, number, before, after, "rule", 1});
        };
        if (how == "empty-line") line.words.clear();
        if (how == "drop-line") block.lines.erase(block.lines.begin());
        if (how == "drop-block") page.blocks.clear();
        if (how == "other-text") line.words[0].text += "?!", line.words[0].text.erase(0, 1);
        if (how == "wrong-before") add_edit(block.id, 0, "never stood there", was);
        if (how == "no-block") add_edit("no such block", 0, was, was);
        if (how == "no-line") add_edit(block.id, 77, was, was);
        if (how == "wrong-after") add_edit(block.id, 0, was, "what it does not say");
        if (how == "drop-edit") page.edits.clear();
        if (how == "attrs-text") line.attrs = "no JSON";
        if (how == "attrs-list") block.attrs = "[1]";
        if (how == "attrs-endless") page.attrs = endless();
        if (how == "control-id") block.id = "a\nb";
        if (how == "resource-late") (void)context.resource(options_.resource);
        if (how == "move") std::reverse(block.lines.begin(), block.lines.end()), block.id = "moved";
        if (how == "split") {
            std::vector<Word> words;
            for (const char c : was) words.push_back({std::string(1, c), {}, 1, {}});
            line.words = words;
        }
        if (how == "edit" || how == "chain") edit_line(page, 0, 0, "new text", {"somebody else", "rule", 1});
        if (how == "chain") edit_line(page, 0, 0, "newer text", {"somebody else", "rule", 1});
        return page;
    }

  private:
    Options options_;
};

/// A document stage that does the same to documents.
class ChangeDocument {
  public:
    static constexpr StageInfo info{.id = "test.changedocument",
                                    .version = "1.0.0",
                                    .summary = "Changes a document as it must not",
                                    .consumes = 0,
                                    .produces = GALLEY_HAS_ARTICLES};
    struct Options {
        std::string how;
    };
    static constexpr auto options = galley::options(
        opt("how", &Options::how, "nothing", "Which promise to break",
            one_of("nothing|twin-articles|ghost|page-index|drop-page|drop-text|unclaim|attrs|claim|control-id")));

    explicit ChangeDocument(Options o) : options_(std::move(o)) {}

    Document process(Document document, Context&) {
        const std::string& how = options_.how;
        const Article article{"a", {}, 1, "", "", {}};
        if (how == "twin-articles") document.articles = {article, article};
        if (how == "ghost") document.articles = {article}, document.articles[0].continued_to = "ghost";
        if (how == "page-index") document.pages[0].index = 9999;
        if (how == "drop-page") document.pages.pop_back();
        if (how == "drop-text") document.pages[0].blocks.clear();
        if (how == "attrs") document.attrs = endless();
        if (how == "control-id") document.articles = {article}, document.articles[0].id = "a\x1b";
        if (how == "claim")
            document.unassigned.push_back({Role::body, "text", {{0, document.pages[0].blocks[0].id, 0, 1}}, {}});
        if (how == "unclaim") document.unassigned.clear();
        return document;
    }

  private:
    Options options_;
};

/// Emits a page that the host refuses, and goes on as if it had been taken: in C, without the SDK's checks.
std::int32_t careless_page(void*, const galley_host* host, const galley_page* page) noexcept {
    Page bad = from_abi(*page);
    if (!bad.blocks.empty() && text_of(bad.blocks[0].lines.at(0)).find("bad") != std::string::npos)
        bad.blocks[0].lines[0].words[0].confidence = std::numeric_limits<double>::quiet_NaN();
    (void)host->emit_page(host, PageView(bad).get());
    return GALLEY_OK;
}

/// What it says of itself is no UTF-8; and it counts its instances in a file.
class Identity {
  public:
    static constexpr StageInfo info{.id = "test.identity", .version = "1.0.0", .summary = "Says odd things of itself"};
    struct Options {
        std::string how, mark;
    };
    static constexpr auto options =
        galley::options(opt("how", &Options::how, "throw", "What to say", one_of("throw|latin")),
                        opt("mark", &Options::mark, "", "Grows by a letter with each end of an instance"));
    explicit Identity(Options o) : options_(std::move(o)) {}
    ~Identity() { std::ofstream(options_.mark, std::ios::app) << "x"; }
    Identity(const Identity&) = delete;
    Identity& operator=(const Identity&) = delete;
    std::string identity() {
        if (options_.how == "throw") throw std::runtime_error("no identity on purpose");
        return "\xE4";
    }
    static Page process(Page page, Context&) { return page; }

  private:
    Options options_;
};

/// Writes, for each page of a document, a hash of the pixels that the host gives for it.
class Hashes {
  public:
    static constexpr StageInfo info{.id = "test.hashes",
                                    .version = "1.0.0",
                                    .summary = "Hashes the pixels of pages",
                                    .consumes = 0,
                                    .produces = GALLEY_HAS_ASSETS};
    void write(const Document& document, Context& context) {
        std::string out;
        for (const Page& page : document.pages) {
            const auto image = context.image(page.index);
            std::size_t hash = 14695981039346656037u;  // FNV-1a
            for (int y = 0; image && y < image->height; ++y)
                for (int x = 0; x < image->stride; ++x)
                    hash = (hash ^ image->pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(image->stride) +
                                                 static_cast<std::size_t>(x)]) *
                           1099511628211u;
            out += std::to_string(hash) + "\n";
        }
        context.asset("hashes.txt", "text/plain", out);
    }
};

/// Emits a layer, or the page's own image anew, and says or breaks something.
class Paint {
  public:
    static constexpr StageInfo info{.id = "test.paint", .version = "1.0.0", .summary = "Emits a gray image"};
    struct Options {
        std::string layer, how;
        int value = 0;
    };
    static constexpr auto options =
        galley::options(opt("layer", &Options::layer, "", "Which layer; none: the page's own"),
                        opt("how", &Options::how, "nothing", "What to do then", one_of("nothing|throw|abort")),
                        opt("value", &Options::value, 0, "Gray, 0 to 255", between(0, 255)));
    explicit Paint(Options o) : options_(std::move(o)) {}
    Page process(Page page, Context& context) {
        if (options_.how == "throw") throw std::runtime_error("no paint on purpose");
        if (options_.how == "abort") std::abort();
        const Image image{1, 1, 1, PixelFormat::gray, 0, {static_cast<std::uint8_t>(options_.value)}};
        context.emit_image(view_of(image), options_.layer);
        return page;
    }

  private:
    Options options_;
};

/// Adds a line with the first pixel of each of some layers.
class Look {
  public:
    static constexpr StageInfo info{.id = "test.look",
                                    .version = "1.0.0",
                                    .summary = "Says what layers look like",
                                    .produces = GALLEY_HAS_BLOCKS | GALLEY_HAS_TEXT};
    struct Options {
        TextList layers;
        std::string say;
    };
    static constexpr auto options = galley::options(opt("layers", &Options::layers, "", "Layers; own: the page's own"),
                                                    opt("say", &Options::say, "", "What the line begins with"));
    explicit Look(Options o) : options_(std::move(o)) {}
    Page process(Page page, Context& context) {
        std::string text = options_.say;
        for (const std::string& layer : options_.layers) {
            const auto image = context.image(page.index, layer == "own" ? "" : layer);
            text += " " + layer + "=" + (image ? std::to_string(image->pixels[0]) : "none");
        }
        page.blocks.push_back({"look" + std::to_string(page.blocks.size()),
                               BlockKind::text,
                               {},
                               {},
                               {{{}, {}, {{text, {}, 1, {}}}, {}}},
                               {},
                               {}});
        return page;
    }

  private:
    Options options_;
};

/// Writes files of the run in finish, or breaks something there.
class Finish {
  public:
    static constexpr StageInfo info{.id = "test.finish",
                                    .version = "1.0.0",
                                    .summary = "Writes a file of the run",
                                    .consumes = 0,
                                    .produces = GALLEY_HAS_ASSETS};
    struct Options {
        std::string path, how;
    };
    static constexpr auto options =
        galley::options(opt("path", &Options::path, "all.txt", "Where to write"),
                        opt("how", &Options::how, "nothing", "What to do instead", one_of("nothing|throw|abort|io")));
    explicit Finish(Options o) : options_(std::move(o)) {}
    static void write(const Document&, Context&) {}
    void finish(const std::vector<std::string>&, Context& context) {
        if (options_.how == "throw") throw std::runtime_error("no end on purpose");
        if (options_.how == "io") throw IoError("the disk is said to be full");
        if (options_.how == "abort") std::abort();
        context.asset(options_.path, "text/plain", "all");
    }

  private:
    Options options_;
};

/// Fails as if a disk did, until a file is there.
class Flaky {
  public:
    static constexpr StageInfo info{.id = "test.flaky",
                                    .version = "1.0.0",
                                    .summary = "Fails until a file is there",
                                    .consumes = 0,
                                    .produces = GALLEY_HAS_ASSETS};
    struct Options {
        std::string mark;
    };
    static constexpr auto options = galley::options(opt("mark", &Options::mark, "", "The file"));
    explicit Flaky(Options o) : options_(std::move(o)) {}
    void write(const Document&, Context& context) {
        if (!std::ifstream(options_.mark)) throw IoError("the disk was away");
        context.asset("flaky.txt", "text/plain", "there");
    }

  private:
    Options options_;
};

class Careless {
  public:
    static constexpr StageInfo info{
        .id = "test.careless", .version = "1.0.0", .summary = "Does not look whether what it emits is taken"};
    static Page process(Page page, Context&) { return page; }
};

constexpr galley_stage careless = [] {
    galley_stage stage = detail::describe<Careless>();
    stage.page = careless_page;
    return stage;
}();

template <typename S>
constexpr const galley_stage* of = &detail::stage_descriptor<S>;

constexpr const galley_stage* stages[] = {&careless, of<Change>, of<ChangeDocument>, of<Identity>, of<Hashes>,
                                          of<Paint>, of<Look>,   of<Finish>,         of<Flaky>};

}  // namespace

extern "C" GALLEY_EXPORT constinit const galley_plugin_desc galley_plugin = {sizeof(galley_plugin_desc),
                                                                             GALLEY_ABI_MAJOR,
                                                                             GALLEY_ABI_MINOR,
                                                                             std::size(stages),
                                                                             "test-boundary",
                                                                             "1.0.0",
                                                                             "Apache-2.0",
                                                                             stages};
