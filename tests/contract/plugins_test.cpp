#include <catch2/catch.hpp>
#include <cstdio>
#include <regex>
#include <set>

#include "core/page_worker.hpp"
#include "core/registry.hpp"
#include "galley/document_json.hpp"

using namespace galley;

namespace {

const Registry& plugins() {
    static const Registry registry = Registry::scan({PLUGINS});
    return registry;
}

PipelineStage with_defaults(const RegisteredStage& registered) {
    std::vector<Problem> problems;
    PipelineStage stage{registered, nullptr};
    stage.options = std::make_shared<OptionValues>(*registered.stage, nlohmann::json::object(), "/", problems);
    for (const Problem& problem : problems) FAIL(registered.stage->id << problem.pointer << ": " << problem.message);
    return stage;
}

/// Data files as an installed galley has them; no images; files of the output are counted and forgotten.
Services services() {
    Services out;
    out.resource = [](const std::string& name) -> std::optional<std::filesystem::path> {
        const auto path = std::filesystem::path(CONFIG_DIR) / name;
        return exists(path) ? std::optional(path) : std::nullopt;
    };
    out.asset = [](std::string_view path, std::string_view, std::string_view) { CHECK(!path.empty()); };
    return out;
}

Page page_with_text() {
    Page page{0, "a/1.txt", 0, 0, 0, {}, {}, {}};
    Block block{"b1", BlockKind::text, {}, {}, {}, WritingMode::horizontal_ltr, {}};
    for (const char* text : {"人人都说慢慢来。", "", " A line, e\u0301tude \U0001F600", "本报讯"})
        block.lines.push_back({{}, {}, *text ? std::vector<Word>{{text, {}, 1, {}}} : std::vector<Word>{}, {}});
    page.blocks.push_back(block);
    return page;
}

std::string exported_symbols(const std::filesystem::path& file) {
    std::string out;
    FILE* pipe = popen(("nm -D --defined-only " + file.string()).c_str(), "r");
    REQUIRE(pipe != nullptr);
    char line[512];
    while (std::fgets(line, sizeof line, pipe) != nullptr) out += line;
    pclose(pipe);
    return out;
}

}  // namespace

TEST_CASE("every plugin of the project loads") {
    CHECK(plugins().problems().empty());
    CHECK(plugins().stages().size() >= 8);
}

TEST_CASE("a plugin exports its one symbol and nothing else") {
    for (const RegisteredStage& entry : plugins().stages()) {
        INFO(entry.file);
        CHECK(std::regex_match(exported_symbols(entry.file), std::regex("[0-9a-f]+ [DR] galley_plugin\n")));
    }
}

TEST_CASE("a stage says who it is and what each option does") {
    for (const RegisteredStage& entry : plugins().stages()) {
        const galley_stage& stage = *entry.stage;
        INFO(stage.id);
        CHECK(std::regex_match(stage.id, std::regex("[a-z]+\\.[a-z]+")));
        CHECK(std::regex_match(stage.version, std::regex("[0-9]+\\.[0-9]+\\.[0-9]+")));
        CHECK(std::string(stage.summary).size() > 10);
        CHECK((stage.produces != 0 || stage.consumes != 0));
        std::set<std::string> names;
        for (std::uint32_t i = 0; i < stage.option_count; ++i) {
            INFO(stage.options[i].name);
            CHECK(std::regex_match(stage.options[i].name, std::regex("[a-z0-9_]+")));
            CHECK(std::string(stage.options[i].help).size() > 10);
            CHECK(names.insert(stage.options[i].name).second);
        }
    }
}

TEST_CASE("a stage can be made with its defaults, again and again") {
    const Services host = services();
    for (const RegisteredStage& entry : plugins().stages()) {
        INFO(entry.stage->id);
        const PipelineStage stage = with_defaults(entry);
        for (int i = 0; i < 3; ++i) CHECK_NOTHROW(StageInstance(stage, host));
    }
}

TEST_CASE("an empty page and an empty document are no failure") {
    const Services host = services();
    for (const RegisteredStage& entry : plugins().stages()) {
        INFO(entry.stage->id);
        const PipelineStage stage = with_defaults(entry);
        StageInstance instance(stage, host);
        // A stage that works on pixels may say that there are none; it must not do anything worse.
        const bool needs_pixels = (entry.stage->consumes & GALLEY_HAS_IMAGE) != 0;
        if (entry.stage->scope == GALLEY_SCOPE_PAGE && !needs_pixels) CHECK_NOTHROW(instance.page(Page{}));
        if (entry.stage->scope == GALLEY_SCOPE_DOCUMENT) {
            CHECK_NOTHROW(instance.document(Document{}));
            CHECK_NOTHROW(instance.document(Document{"d", {Page{}}, {}, {}, {}}));
        }
    }
}

TEST_CASE("text stages give the same for the same, and lose no line") {
    const Services host = services();
    for (const RegisteredStage& entry : plugins().stages()) {
        if (entry.stage->scope != GALLEY_SCOPE_PAGE || (entry.stage->consumes & GALLEY_HAS_IMAGE) != 0) continue;
        INFO(entry.stage->id);
        const PipelineStage stage = with_defaults(entry);
        StageInstance first(stage, host), second(stage, host);
        const Page once = first.page(page_with_text()).page.value();
        CHECK(once == first.page(page_with_text()).page.value());
        CHECK(once == second.page(page_with_text()).page.value());
        REQUIRE(once.blocks.size() == 1);
        CHECK(once.blocks[0].lines.size() == 4);
        CHECK(text_of(once.blocks[0].lines[0]) == "人人都说慢慢来。");
    }
}
