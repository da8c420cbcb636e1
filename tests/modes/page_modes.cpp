#include <limits>
#include <stdexcept>
#include <vector>

#include "modes.hpp"

namespace modes {

namespace {

const std::string broken = "\xC0\x80", fine = "fine", as_read = "a bad page", ghost = "ghost", first_block = "b1";
const std::string no_json = "no JSON", array = "[1]", half = R"({"a": 1)";
/// Objects in objects, more than any reader of JSON goes down.
const std::string endless_attrs = [] {
    std::string out;
    for (int i = 0; i < 100'000; ++i) out += R"({"a":)";
    return out;
}();
constexpr double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();

/// A page of 100 x 100 pixels with one block, line and word, all of which a mode may spoil before it is emitted.
struct Draft {
    galley_word word{};
    galley_line line{};
    galley_block block{};
    galley_point point{};
    galley_edit edit{};
    galley_fact fact{};
    galley_page page{};
    bool ignores_code = false;

    explicit Draft(const galley_page& in) {
        word.text = text(fine);
        word.confidence = 1;
        line.word_count = 1;
        block.id = text(fine);
        block.line_count = 1;
        edit = {text(fine), text(fine), text(fine), text(fine), text(fine), {}, in.index, 0, 1, {}};
        fact.name = fact.value = text(fine);
        fact.confidence = 1;
        page = in;
        page.width = page.height = 100;
        page.blocks = &block, page.block_count = 1;
        page.lines = &line, page.line_count = 1;
        page.words = &word, page.word_count = 1;
        page.points = &point, page.point_count = 0;
        page.edits = in.edits, page.facts = &fact, page.fact_count = 0;
    }
    void with_edit() { page.edits = &edit, page.edit_count = 1; }
    void with_fact() { page.fact_count = 1; }
    void with_point(std::int32_t x, std::int32_t y) { point = {x, y}, page.point_count = 1; }
};

PageWork spoils(void (*spoil)(Draft&)) {
    return [spoil](const galley_host* host, const galley_page* in) {
        Draft draft(*in);
        spoil(draft);
        const std::int32_t status = host->emit_page(host, &draft.page);
        return draft.ignores_code ? GALLEY_OK : status;
    };
}

PageWork spoils_image(void (*spoil)(galley_image&)) {
    return [spoil](const galley_host* host, const galley_page*) {
        static const std::vector<std::uint8_t> pixels(64);
        galley_image image{sizeof image, GALLEY_PIXELS_GRAY, 8, 8, 8, 72, pixels.data()};
        spoil(image);
        return host->emit_image(host, text(fine), &image);
    };
}

std::map<std::string, PageWork> all() {
    std::map<std::string, PageWork> out;
    const auto on_page = [&](const char* name, void (*spoil)(Draft&)) { out[name] = spoils(spoil); };
    const auto on_image = [&](const char* name, void (*spoil)(galley_image&)) { out[name] = spoils_image(spoil); };
    // Text that is no UTF-8.
    on_page("utf8-word", [](Draft& d) { d.word.text = text(broken); });
    on_page("utf8-word-attrs", [](Draft& d) { d.word.attrs = text(broken); });
    on_page("utf8-line-attrs", [](Draft& d) { d.line.attrs = text(broken); });
    on_page("utf8-block-attrs", [](Draft& d) { d.block.attrs = text(broken); });
    on_page("utf8-block-id", [](Draft& d) { d.block.id = text(broken); });
    on_page("utf8-page-attrs", [](Draft& d) { d.page.attrs = text(broken); });
    on_page("utf8-source", [](Draft& d) { d.page.source = text(broken); });
    on_page("utf8-edit-stage", [](Draft& d) { d.with_edit(), d.edit.stage = text(broken); });
    on_page("utf8-edit-block", [](Draft& d) { d.with_edit(), d.edit.block = text(broken); });
    on_page("utf8-edit-before", [](Draft& d) { d.with_edit(), d.edit.before = text(broken); });
    on_page("utf8-edit-after", [](Draft& d) { d.with_edit(), d.edit.after = text(broken); });
    on_page("utf8-edit-rule", [](Draft& d) { d.with_edit(), d.edit.rule = text(broken); });
    on_page("utf8-fact", [](Draft& d) { d.with_fact(), d.fact.value = text(broken); });
    // Attrs.
    on_page("attrs-no-json", [](Draft& d) { d.page.attrs = text(no_json); });
    on_page("attrs-array", [](Draft& d) { d.block.attrs = text(array); });
    on_page("attrs-half", [](Draft& d) { d.line.attrs = text(half); });
    on_page("attrs-endless", [](Draft& d) { d.word.attrs = text(endless_attrs); });
    // Text that goes, and edits that say what is not so.
    on_page("text-lost", [](Draft& d) { d.word.text = {}; });
    on_page("text-replaced", [](Draft&) {});
    on_page("edit-of-ghost", [](Draft& d) { d.with_edit(), d.edit.block = text(ghost); });
    on_page("edit-of-ghost-line", [](Draft& d) { d.with_edit(), d.edit.line = 7; });
    on_page("edit-of-what-never-stood",
            [](Draft& d) { d.with_edit(), d.edit.block = text(first_block), d.edit.before = text(ghost); });
    // Confidences.
    on_page("nan-word", [](Draft& d) { d.word.confidence = nan; });
    on_page("inf-word", [](Draft& d) { d.word.confidence = inf; });
    on_page("negative-word", [](Draft& d) { d.word.confidence = -0.1; });
    on_page("percent-word", [](Draft& d) { d.word.confidence = 98; });
    on_page("nan-edit", [](Draft& d) { d.with_edit(), d.edit.confidence = nan; });
    on_page("nan-fact", [](Draft& d) { d.with_fact(), d.fact.confidence = nan; });
    on_page("fact-without-name", [](Draft& d) { d.with_fact(), d.fact.name = {}; });
    // Boxes and points.
    on_page("block-too-wide", [](Draft& d) { d.block.box = {90, 0, 20, 10}; });
    on_page("block-too-low", [](Draft& d) { d.block.box = {0, 95, 10, 10}; });
    on_page("block-left", [](Draft& d) { d.block.box = {-1, 0, 10, 10}; });
    on_page("block-negative", [](Draft& d) { d.block.box = {5, 5, -2, 2}; });
    on_page("block-overflow", [](Draft& d) { d.block.box = {2147483647, 0, 2147483647, 1}; });
    on_page("line-too-wide", [](Draft& d) { d.line.box = {0, 0, 101, 1}; });
    on_page("line-negative", [](Draft& d) { d.line.box = {0, 0, 1, -1}; });
    on_page("word-too-wide", [](Draft& d) { d.word.box = {100, 0, 1, 1}; });
    on_page("word-negative", [](Draft& d) { d.word.box = {0, 0, -1, 1}; });
    on_page("block-point", [](Draft& d) { d.with_point(200, 0), d.block.point_count = 1; });
    on_page("line-point", [](Draft& d) { d.with_point(0, -3), d.line.point_count = 1; });
    on_page("page-negative", [](Draft& d) { d.page.width = -1; });
    on_page("nan-dpi", [](Draft& d) { d.page.dpi = nan; });
    on_page("negative-dpi", [](Draft& d) { d.page.dpi = -72; });
    // Ids, counts and arrays.
    on_page("no-id", [](Draft& d) { d.block.id = {}; });
    on_page("many-blocks-of-one-id", [](Draft& d) {
        static std::vector<galley_block> blocks;
        blocks.assign(2, d.block);
        d.page.blocks = blocks.data(), d.page.block_count = 2;
    });
    on_page("lines-beyond", [](Draft& d) { d.block.line_count = 1000; });
    on_page("lines-far-beyond", [](Draft& d) { d.block.first_line = 4294967295u, d.block.line_count = 4294967295u; });
    on_page("words-beyond", [](Draft& d) { d.line.first_word = 1; });
    on_page("points-beyond", [](Draft& d) { d.block.point_count = 5; });
    on_page("line-points-beyond", [](Draft& d) { d.line.first_point = 7, d.line.point_count = 1; });
    on_page("no-blocks-array", [](Draft& d) { d.page.blocks = nullptr; });
    on_page("no-lines-array", [](Draft& d) { d.page.lines = nullptr; });
    on_page("no-words-array", [](Draft& d) { d.page.words = nullptr; });
    on_page("no-points-array", [](Draft& d) { d.page.points = nullptr, d.page.point_count = 3; });
    on_page("no-edits-array", [](Draft& d) { d.page.edits = nullptr, d.page.edit_count = 2; });
    on_page("no-facts-array", [](Draft& d) { d.page.facts = nullptr, d.page.fact_count = 1; });
    on_page("size-never-set", [](Draft& d) { d.page.size = 0; });
    on_page("size-too-small", [](Draft& d) { d.page.size = 40; });
    on_page("kind-of-tomorrow", [](Draft& d) {
        d.word.text = text(as_read);  // as it was: text that goes would be refused
        d.block.kind = 1000, d.line.writing_mode = 1000;
    });
    // Images.
    on_image("image-without-pixels", [](galley_image& i) { i.pixels = nullptr; });
    on_image("image-of-no-width", [](galley_image& i) { i.width = 0; });
    on_image("image-of-negative-height", [](galley_image& i) { i.height = -8; });
    on_image("image-of-short-rows", [](galley_image& i) { i.stride = 7; });
    on_image("image-of-negative-rows", [](galley_image& i) { i.stride = -8; });
    on_image("image-of-endless-rows", [](galley_image& i) { i.stride = std::int64_t{1} << 40; });
    on_image("image-size-never-set", [](galley_image& i) { i.size = 0; });
    // What is not a page stage's to do.
    out["asset"] = [](const galley_host* host, const galley_page*) {
        return host->emit_asset(host, text(fine), text(fine), nullptr, 0);
    };
    out["asset-part"] = [](const galley_host* host, const galley_page*) {
        return host->emit_asset_part(host, text(fine), text(fine), nullptr, 0, 1);
    };
    out["borrow"] = [](const galley_host* host, const galley_page*) {
        const galley_page* lent = nullptr;
        return host->borrow_page(host, 0, &lent);
    };
    out["resource-that-is-not"] = [](const galley_host* host, const galley_page*) {
        galley_text path{};
        return host->resource(host, text(fine), &path);
    };
    out["image-into-nothing"] = [](const galley_host* host, const galley_page* page) {
        galley_image image{};
        const std::int32_t status = host->page_image(host, page->index, {}, &image);
        return status == GALLEY_E_INPUT ? GALLEY_OK : status;  // a text has none
    };
    out["line-that-is-not"] = [](const galley_host* host, const galley_page* page) {
        galley_text line{};
        return host->line_text(host, page, 4000000000u, &line);
    };
    // Ways to end.
    out["silent"] = [](const galley_host*, const galley_page*) { return GALLEY_E_INPUT; };
    out["code-99"] = [](const galley_host*, const galley_page*) { return 99; };
    out["code-negative"] = [](const galley_host*, const galley_page*) { return -1; };
    out["throw"] = [](const galley_host*, const galley_page*) -> std::int32_t {
        throw std::runtime_error("thrown on purpose");
    };
    out["throw-int"] = [](const galley_host*, const galley_page*) -> std::int32_t { throw 7; };
    out["null-page"] = [](const galley_host* host, const galley_page*) { return host->emit_page(host, nullptr); };
    out["emit-nothing"] = [](const galley_host*, const galley_page*) { return GALLEY_OK; };
    out["emit-twice"] = [](const galley_host* host, const galley_page* page) {
        (void)host->emit_page(host, page);
        return host->emit_page(host, page);
    };
    // Much talk.
    out["many-warnings"] = [](const galley_host* host, const galley_page*) {
        for (int i = 0; i < 200'000; ++i) host->report(host, GALLEY_WARNING, GALLEY_OK, text(fine));
        return GALLEY_OK;
    };
    out["endless-error"] = [](const galley_host* host, const galley_page*) {
        const std::string long_text(50'000'000, 'x');
        host->report(host, GALLEY_ERROR, GALLEY_E_INPUT, text(long_text));
        return GALLEY_E_INPUT;
    };
    out["escapes"] = [](const galley_host* host, const galley_page*) {
        const std::string tricks = "\x1b[2J\x1b]0;mine\x07 \r\nforged \xC2\x9B \xE2\x80\xAE \xFF";
        host->report(host, GALLEY_WARNING, GALLEY_OK, text(tricks));
        host->report(host, GALLEY_ERROR, GALLEY_E_INPUT, text(tricks));
        return GALLEY_E_INPUT;
    };
    return out;
}

}  // namespace

const std::map<std::string, PageWork>& page_modes() {
    static const std::map<std::string, PageWork> modes = all();
    return modes;
}

}  // namespace modes
