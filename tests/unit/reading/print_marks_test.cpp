#include "reading/print_marks.hpp"

#include <catch_test.hpp>
#include <string>

#include "galley/utf8.hpp"

using namespace galley;
using namespace galley::reading;

namespace {

std::string printed(const std::string& read) {
    std::vector<Character> characters;
    for (const char32_t c : decode_utf8(read)) characters.push_back({encode_utf8(std::u32string(1, c)), 1, 0, 0});
    set_print_marks(characters);
    std::string out;
    for (const Character& c : characters) out += c.text;
    return out;
}

}  // namespace

TEST_CASE("upright quotation marks and apostrophes become curved ones") {
    CHECK(printed("Russia's \"new\" plan") == "Russia’s “new” plan");
    CHECK(printed("he said: \"It's") == "he said: “It’s");
    CHECK(printed("\"'Tis\"—\"no\"") == "“‘Tis”—“no”");
    CHECK(printed("groups' (\"so\")") == "groups’ (“so”)");
    CHECK(printed("das „Haus\" und \"so\"") == "das „Haus“ und “so”");
}

TEST_CASE("marks between Chinese characters are as wide as these, and those of numbers are not") {
    CHECK(printed("来了,他说:好!") == "来了，他说：好！");
    CHECK(printed("共3.5万人,其中1,000人在10:30到") == "共3.5万人，其中1,000人在10:30到");
    CHECK(printed("(2)班的(张三)") == "（2）班的（张三）");
    CHECK(printed("a (b), c: d") == "a (b), c: d");
    CHECK(printed("叫\"好\"的") == "叫“好”的");
}
