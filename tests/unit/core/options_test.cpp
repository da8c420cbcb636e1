#include <catch_test.hpp>

#include "core/pipeline/option_values.hpp"
#include "galley/options.hpp"

using namespace galley;
using nlohmann::json;

namespace {

struct Options {
    std::string text, choice, path;
    std::int64_t count;
    double ratio;
    bool flag;
    TextList list;
    TextMap map;
};
constexpr auto table =
    options(opt("text", &Options::text, "t", "h"), opt("choice", &Options::choice, "sure", "h", one_of("sure|likely")),
            opt("path", &Options::path, "", "h", is_path()), opt("count", &Options::count, 2, "h", between(1, 4)),
            opt("ratio", &Options::ratio, 0.5, "h", at_least(0)), opt("flag", &Options::flag, true, "h"),
            opt("list", &Options::list, "a,b", "h"), opt("map", &Options::map, "h"));

galley_stage stage() {
    galley_stage out{};
    out.id = "test.stage";
    out.options = table.rows.data();
    out.option_count = static_cast<std::uint32_t>(table.rows.size());
    return out;
}

Options bound(const json& given, std::vector<Problem>& problems) {
    const galley_stage s = stage();
    const OptionValues values(s, given, "/pipelines", problems);
    const auto abi = values.abi();
    return detail::bind_options<Options>(table, abi.data(), static_cast<std::uint32_t>(abi.size()));
}

}  // namespace

TEST_CASE("defaults reach the plugin as its table says") {
    std::vector<Problem> problems;
    const Options o = bound(json::object(), problems);
    CHECK(problems.empty());
    CHECK(o.text == "t");
    CHECK(o.choice == "sure");
    CHECK(o.path.empty());
    CHECK(o.count == 2);
    CHECK(o.ratio == 0.5);
    CHECK(o.flag);
    CHECK(o.list == TextList{"a", "b"});
    CHECK(o.map.empty());
}

TEST_CASE("given values reach the plugin, paths absolute") {
    std::vector<Problem> problems;
    const Options o =
        bound({{"path", "../m"}, {"count", 4}, {"ratio", 1}, {"flag", false}, {"list", {"x"}}, {"map", {{"k", "v"}}}},
              problems);
    CHECK(problems.empty());
    CHECK(o.path == "/m");
    CHECK(o.count == 4);
    CHECK(o.ratio == 1.0);
    CHECK_FALSE(o.flag);
    CHECK(o.list == TextList{"x"});
    CHECK(o.map == TextMap{{"k", "v"}});
}

TEST_CASE("what does not fit is refused by name") {
    for (const json& given : {json{{"count", 5}}, json{{"count", 1.5}}, json{{"count", "2"}}, json{{"ratio", -1}},
                              json{{"flag", 1}}, json{{"list", "a"}}, json{{"list", {1}}}, json{{"map", {{"k", 1}}}},
                              json{{"choice", "maybe"}}, json{{"texd", "x"}}}) {
        std::vector<Problem> problems;
        (void)bound(given, problems);
        INFO(given);
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].pointer == "/" + given.begin().key());
    }
}

TEST_CASE("a text of the command line becomes the option's type") {
    CHECK(value_from_text(table.rows[0], "3") == "3");
    CHECK(value_from_text(table.rows[3], "3") == 3);
    CHECK(value_from_text(table.rows[5], "false") == false);
    CHECK(value_from_text(table.rows[6], "eng,deu") == json({"eng", "deu"}));
    CHECK(value_from_text(table.rows[6], "eng") == json({"eng"}));
    CHECK(value_from_text(table.rows[6], R"(["a,b"])") == json({"a,b"}));
    CHECK(value_from_text(table.rows[7], R"({"a":"b"})") == json({{"a", "b"}}));
}
