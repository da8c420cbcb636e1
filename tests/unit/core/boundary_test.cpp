// A plugin of an older or newer ABI: who fills a struct writes no more than its owner's size, who reads one reads no
// more.
#include <catch_test.hpp>

#include <cstddef>
#include <cstring>
#include <functional>

#include "core/plugin/plugin_library.hpp"
#include "core/plugin/plugin_values.hpp"
#include "core/plugin/stage_instance.hpp"

using namespace galley;
using Catch::Matchers::ContainsSubstring;

namespace {

/// What a call of the stage below does; each test sets it.
std::function<std::int32_t(const galley_host*, const galley_page*)> work;

galley_stage page_stage() {
    galley_stage stage{};
    stage.size = sizeof stage;
    stage.scope = GALLEY_SCOPE_PAGE;
    stage.id = "test.boundary";
    stage.version = "1.0.0";
    stage.summary = "Does what a test says";
    stage.create = [](const galley_host*, const galley_value*, std::uint32_t, void** instance) {
        *instance = nullptr;
        return GALLEY_OK;
    };
    stage.destroy = [](void*) {};
    stage.page = [](void*, const galley_host* host, const galley_page* page) { return work(host, page); };
    return stage;
}

Page small_page() {
    Page page;
    page.width = page.height = 10;
    page.blocks.push_back(
        {"b1", BlockKind::text, {}, {}, {{{}, {}, {{"one", {}, 1, {}}, {"two", {}, 1, {}}}, {}}}, {}, {}});
    return page;
}

class FourPixels : public PageHost {
  public:
    std::optional<ImageView> image(std::int32_t, std::string_view) override {
        return ImageView{2, 2, 2, PixelFormat::gray, 72, pixels_.data()};
    }

  private:
    std::vector<std::uint8_t> pixels_{1, 2, 3, 4};
};

/// Runs `does` as a page stage of a host that has one image, four gray pixels.
Emitted run(const std::function<std::int32_t(const galley_host*, const galley_page*)>& does) {
    static const galley_stage stage = page_stage();
    work = does;
    std::vector<Problem> problems;
    RegisteredStage registered;
    registered.stage = &stage;
    const PipelineStage in_pipeline{registered,
                                    std::make_shared<OptionValues>(stage, nlohmann::json::object(), "/", problems)};
    StageHost host;
    FourPixels images;
    StageInstance instance(in_pipeline, {host, &images});
    return instance.page(small_page());
}

/// A struct as a newer side has it, filled with marks.
template <typename Struct>
struct Grown {
    Struct known;
    std::array<std::uint8_t, 64> news;
    explicit Grown(const Struct& from) : known(from) {
        known.size = sizeof(Grown);
        news.fill(0xA5);
    }
    [[nodiscard]] bool untouched() const {
        return std::all_of(news.begin(), news.end(), [](std::uint8_t byte) { return byte == 0xA5; });
    }
};

/// The last bytes of a struct that says it is smaller are another's: reading them is what the test finds out.
template <typename Struct>
Struct shrunk(Struct from, std::uint32_t size) {
    from.size = size;
    return from;
}

}  // namespace

TEST_CASE("a page of a newer plugin is read as far as this host knows it") {
    const Emitted out = run([](const galley_host* host, const galley_page* page) {
        const Grown<galley_page> newer(*page);
        return host->emit_page(host, &newer.known);
    });
    CHECK(*out.page == small_page());
}

TEST_CASE("a document, an entry and an image of a newer plugin are read as far as this host knows them") {
    const Document document{"d", {small_page()}, {}, {}, {}, {{"title", "Daily News", {}, 1, {}}}};
    const DocumentView view(document);
    const Grown<galley_document> newer(*view.get());
    CHECK(from_abi(newer.known) == document);
    const Entry entry{"d", "a.png", "/a.png", 3, "{}"};
    CHECK(from_abi(Grown<galley_entry>(to_abi(entry)).known).file == "/a.png");
    const std::vector<std::uint8_t> pixels{1, 2, 3, 4};
    const ImageView image{2, 2, 2, PixelFormat::gray, 72, pixels.data()};
    CHECK(copy_image(Grown<galley_image>(to_abi(image)).known).pixels == pixels);
}

TEST_CASE("a struct that says it is smaller than its first version is refused, unread") {
    const Document document{"d", {small_page()}, {}, {}, {}};
    const DocumentView view(document);
    const std::vector<std::uint8_t> pixels{1};
    const ImageView image{1, 1, 1, PixelFormat::gray, 72, pixels.data()};
    for (const std::uint32_t size : {0u, 4u, 16u}) {
        CHECK_THROWS_WITH(from_abi(shrunk(*PageView(document.pages[0]).get(), size)),
                          ContainsSubstring("a galley_page says it is " + std::to_string(size) + " bytes long"));
        CHECK_THROWS_WITH(from_abi(shrunk(*view.get(), size)), ContainsSubstring("a galley_document says it is"));
        CHECK_THROWS_WITH(from_abi(shrunk(to_abi(Entry{}), size)), ContainsSubstring("a galley_entry says it is"));
        CHECK_THROWS_WITH(copy_image(shrunk(to_abi(image), size)), ContainsSubstring("a galley_image says it is"));
    }
    CHECK_THROWS_WITH(run([](const galley_host* host, const galley_page* page) {
                          const galley_page forgotten = shrunk(*page, 0);
                          return host->emit_page(host, &forgotten);
                      }),
                      ContainsSubstring("set its size"));
}

TEST_CASE("what a struct lacks that an older side made is 0") {
    // As if this side were at 1.1, where the last member of each came in.
    const Page page = small_page();
    const PageView view(page);
    const galley_page older = shrunk(*view.get(), offsetof(galley_page, blocks));
    const galley_page read = received(older, offsetof(galley_page, blocks), "galley_page");
    CHECK(read.width == 10);
    CHECK(read.blocks == nullptr);
    CHECK(read.block_count == 0);
}

TEST_CASE("the host fills an image up to the size that its owner states, and no further") {
    (void)run([](const galley_host* host, const galley_page*) {
        Grown<galley_image> newer(galley_image{});
        CHECK(host->page_image(host, 0, {}, &newer.known) == GALLEY_OK);
        CHECK(newer.known.width == 2);
        CHECK(newer.known.size == sizeof newer);
        CHECK(newer.untouched());
        return GALLEY_OK;
    });
    // A smaller one: as if this host were at 1.1, where `pixels` came in.
    galley_image older{};
    older.size = offsetof(galley_image, pixels);
    const std::uint8_t mark = 7;
    older.pixels = &mark;
    galley_image full{};
    full.width = 2;
    full.pixels = nullptr;
    fill(&older, full, offsetof(galley_image, pixels), "galley_image");
    CHECK(older.width == 2);
    CHECK(older.size == offsetof(galley_image, pixels));
    CHECK(older.pixels == &mark);
}

TEST_CASE("an image whose size was never set is refused, unwritten") {
    (void)run([](const galley_host* host, const galley_page*) {
        for (const std::uint32_t size : {0u, 24u}) {
            galley_image image{};
            image.size = size;
            CHECK(host->page_image(host, 0, {}, &image) == GALLEY_E_INTERNAL);
            CHECK(image.pixels == nullptr);
            CHECK(image.width == 0);
        }
        return GALLEY_OK;
    });
}

TEST_CASE("a stage and a descriptor may be larger than this host knows, and not smaller than 1.0") {
    const galley_stage stage = page_stage();
    Grown<galley_stage> newer(stage);
    const galley_stage* stages[] = {&newer.known};
    const Grown<galley_plugin_desc> descriptor(
        galley_plugin_desc{0, GALLEY_ABI_MAJOR, 0, 1, "test", "1.0.0", "Apache-2.0", stages});
    CHECK_NOTHROW(check_descriptor(descriptor.known, "newer.so"));
    newer.known.size = GALLEY_STAGE_LEAST - 8;
    CHECK_THROWS_WITH(check_descriptor(descriptor.known, "older.so"), ContainsSubstring("at least 136 are needed"));
    CHECK_THROWS_WITH(check_descriptor(shrunk(descriptor.known, 40), "older.so"), ContainsSubstring("at least 48"));
}

TEST_CASE("the host that a plugin sees says how large it is") {
    (void)run([](const galley_host* host, const galley_page*) {
        CHECK(host->size >= GALLEY_HOST_LEAST);
        CHECK(GALLEY_REACHES(galley_host, host, get_extension));
        const char* name = "galley.nothing/1";
        CHECK(host->get_extension(host, {name, std::strlen(name)}) == nullptr);
        return GALLEY_OK;
    });
}

TEST_CASE("the text of a line is to be had in C, of the host's pages and of a stage's own") {
    (void)run([](const galley_host* host, const galley_page* page) {
        galley_text text{};
        CHECK(host->line_text(host, page, 0, &text) == GALLEY_OK);
        CHECK(from_abi(text) == "one two");
        std::vector<galley_word> words(page->words, page->words + page->word_count);
        words[1].text = to_abi(std::string_view("字"));
        galley_page own = *page;
        own.words = words.data();
        CHECK(host->line_text(host, &own, 0, &text) == GALLEY_OK);
        CHECK(from_abi(text) == "one字");
        return GALLEY_OK;
    });
    CHECK_THROWS_WITH(run([](const galley_host* host, const galley_page* page) {
                          galley_text text{};
                          return host->line_text(host, page, 1, &text);
                      }),
                      ContainsSubstring("the lines 1 to 2 are named, but there are only 1"));
}

TEST_CASE("kinds, modes, roles and formats of a newer side are carried as numbers") {
    const Emitted out = run([](const galley_host* host, const galley_page* page) {
        std::vector<galley_block> blocks(page->blocks, page->blocks + page->block_count);
        blocks[0].kind = 77;
        blocks[0].writing_mode = 78;
        std::vector<galley_line> lines(page->lines, page->lines + page->line_count);
        lines[0].writing_mode = 79;
        galley_page newer = *page;
        newer.blocks = blocks.data();
        newer.lines = lines.data();
        const std::vector<std::uint8_t> pixels(8);
        galley_image image{sizeof image, 99, 2, 2, 4, 72, pixels.data()};
        const std::int32_t status = host->emit_image(host, {"deep", 4}, &image);
        return status == GALLEY_OK ? host->emit_page(host, &newer) : status;
    });
    CHECK(out.page->blocks[0].kind == static_cast<BlockKind>(77));
    CHECK(out.page->blocks[0].writing_mode == static_cast<WritingMode>(78));
    CHECK(out.page->blocks[0].lines[0].writing_mode == static_cast<WritingMode>(79));
    CHECK(out.images.at("deep").format == static_cast<PixelFormat>(99));
    CHECK(out.images.at("deep").pixels.size() == 8);
}
