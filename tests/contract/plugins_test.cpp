#include <catch_test.hpp>
#include <cstdio>
#include <map>
#include <regex>
#include <set>

#include "core/plugin/registry.hpp"
#include "core/worker/page_worker.hpp"
#include "galley/document_json.hpp"

using namespace galley;

namespace {

const Registry& plugins() {
    static const Registry registry = [] {
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(PLUGINS))
            if (entry.path().extension() == ".so") files.push_back(entry.path());
        return Registry::load(files);
    }();
    return registry;
}

PipelineStage with_defaults(const RegisteredStage& registered) {
    std::vector<Problem> problems;
    PipelineStage stage{registered, nullptr};
    auto given = nlohmann::json::object();
    const std::map<std::string, std::string> programs{// have no default
                                                      {"ext.read", "read_lines.py"},
                                                      {"ext.process", "redact.py"},
                                                      {"ext.document", "word_count.py"}};
    if (const auto program = programs.find(registered.stage->id); program != programs.end())
        given["command"] = {"python3", EXAMPLES "/process-python/" + program->second};
    const std::string id = registered.stage->id;
    if (id == "ocr.network" || id == "layout.lines") given["optional"] = true;  // its model is fetched, not built
    stage.options = std::make_shared<OptionValues>(*registered.stage, given, "/", problems);
    for (const Problem& problem : problems) FAIL(registered.stage->id << problem.pointer << ": " << problem.message);
    return stage;
}

/// Data files as an installed galley has them; no images; files of the output are kept.
class ConfigHost : public StageHost, public PageHost, public DocumentHost {
  public:
    StageHosts hosts() { return {*this, this, this}; }

    std::optional<std::filesystem::path> resource(const std::string& name) override {
        const auto path = std::filesystem::path(CONFIG_DIR) / name;
        return exists(path) ? std::optional(path) : std::nullopt;
    }
    void asset(std::string_view path, std::string_view, std::string_view bytes) override {
        INFO(path);
        CHECK(!path.empty());
        CHECK(files.emplace(path, bytes).second);
    }
    void asset_part(std::string_view path, std::string_view bytes, bool) override {
        CHECK(!path.empty());
        files[std::string(path)] += bytes;
    }

    std::map<std::string, std::string> files;
};

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
    ConfigHost host;
    for (const RegisteredStage& entry : plugins().stages()) {
        INFO(entry.stage->id);
        const PipelineStage stage = with_defaults(entry);
        for (int i = 0; i < 3; ++i) CHECK_NOTHROW(StageInstance(stage, host.hosts()));
    }
}

TEST_CASE("an empty page and an empty document are no failure") {
    for (const RegisteredStage& entry : plugins().stages()) {
        INFO(entry.stage->id);
        ConfigHost host;
        const PipelineStage stage = with_defaults(entry);
        StageInstance instance(stage, host.hosts());
        // A stage that works on pixels may say that there are none; it must not do anything worse.
        const bool needs_pixels = (entry.stage->consumes & GALLEY_HAS_IMAGE) != 0;
        if (entry.stage->scope == GALLEY_SCOPE_PAGE && !needs_pixels) CHECK_NOTHROW(instance.page(Page{}));
        if (entry.stage->scope == GALLEY_SCOPE_DOCUMENT) {
            CHECK_NOTHROW(instance.document(Document{}));
            host.files.clear();
            CHECK_NOTHROW(instance.document(Document{"d", {Page{}}, {}, {}, {}}));
        }
    }
}

TEST_CASE("text stages give the same for the same, and lose no line") {
    ConfigHost host;
    for (const RegisteredStage& entry : plugins().stages()) {
        if (entry.stage->scope != GALLEY_SCOPE_PAGE || (entry.stage->consumes & GALLEY_HAS_IMAGE) != 0) continue;
        INFO(entry.stage->id);
        const PipelineStage stage = with_defaults(entry);
        StageInstance first(stage, host.hosts()), second(stage, host.hosts());
        const Page once = first.page(page_with_text()).page.value();
        CHECK(once == first.page(page_with_text()).page.value());
        CHECK(once == second.page(page_with_text()).page.value());
        REQUIRE(once.blocks.size() == 1);
        CHECK(once.blocks[0].lines.size() == 4);
        CHECK(text_of(once.blocks[0].lines[0]) == "人人都说慢慢来。");
    }
}

namespace {

/// All that newspapers, engines and people put into a document and no writer may stumble over.
Document odd_document() {
    const std::string script = "<script>alert('x')</script>", sql = "'); DROP TABLE articles; --";
    std::string endless;
    for (int i = 0; i < 300; ++i) endless += "题";
    Document document{"报纸/a b#1?", {}, {}, {}, {}};
    Page page{0, "../no such folder/\xF0\x9F\x98\x80 & <1>.png", 1000, 1000, 300, {}, {}, {}};
    const std::vector<std::string> headlines{script,
                                             sql,
                                             endless,
                                             "same",
                                             "same",
                                             "",
                                             "../..",
                                             "CON",
                                             "/",
                                             "\xF0\x9F\x98\x80",
                                             "a\x01\x1B\xEF\xBF\xBE\"z",
                                             "花卉 flower Ελλάδα \xD7\xA2"};
    for (std::size_t i = 0; i < headlines.size(); ++i) {
        const std::string id = "b/" + std::to_string(i);
        const Box box{10, static_cast<std::int32_t>(20 * i), 900, 18};
        Block block{id, BlockKind::heading, box, {}, {}, WritingMode::horizontal_ltr, {}};
        block.lines.push_back({box, {}, {{headlines[i], box, 1, {}}}, {}});
        page.blocks.push_back(block);
        Article article{(i % 2 == 0 ? "../a \"" : "a/") + std::to_string(i), {}, 1, "", "", {}};
        if (!headlines[i].empty()) article.parts.push_back({Role::headline, headlines[i], {{0, id, 0, 1}}, {}});
        article.parts.push_back({Role::body, headlines[i] + "\n" + script, {{0, id, 0, 1}}, {}});
        article.parts.push_back({Role::image, "", {}, {}});
        document.articles.push_back(article);
    }
    document.articles.push_back({"<b>", {}, 0, "", "", {}});
    page.edits.push_back({"text.tidy", 0, "b/0", 0, sql, script, "rule \"1\"", 0.5});
    document.pages.push_back(page);
    document.pages.push_back({1, "", 0, 0, 0, {}, {}, {}});
    document.unassigned.push_back({Role::body, script, {{0, "b/0", 0, 1}}, {}});
    return document;
}

}  // namespace

TEST_CASE("no writer stumbles over odd texts, names and ids, or lets markup out") {
    for (const RegisteredStage& entry : plugins().stages()) {
        const bool writer = (entry.stage->produces & GALLEY_HAS_ASSETS) != 0;
        if (!writer || (entry.stage->consumes & GALLEY_HAS_IMAGE) != 0) continue;
        INFO(entry.stage->id);
        ConfigHost host;
        const PipelineStage stage = with_defaults(entry);
        StageInstance instance(stage, host.hosts());
        CHECK_NOTHROW(instance.document(odd_document()));
        const std::string id = entry.stage->id;
        if (id != "write.overlay" && id != "write.images") CHECK(!host.files.empty());  // of pages without images: none
        for (const auto& [path, bytes] : host.files) {
            INFO(path);
            CHECK(path.find("..") == std::string::npos);
            const bool markup = path.ends_with(".xml") || path.ends_with(".html");
            if (markup) CHECK(bytes.find("<script>alert") == std::string::npos);
            if (markup) CHECK(bytes.find_first_of("\x01\x1B") == std::string::npos);
            if (path.ends_with(".json")) CHECK(nlohmann::json::accept(bytes));
        }
    }
}
