#include "pieces.hpp"

#include <catch_test.hpp>

#include "lookup.hpp"

using namespace galley;
using namespace galley::write_html;

// The same texts and numbers stand in tests/viewer/logic.test.mjs: both sides must agree.
TEST_CASE("texts are folded and cut into pieces as the viewer does") {
    CHECK(folded("Ｃａｆé\u3000花 卉  b") == U"cafe花卉b");
    CHECK(pieces_of(folded("Ｃａｆé\u3000花 卉  b")) ==
          std::vector<std::uint32_t>{4070673, 1052517, 79895, 2937184, 195055, 3348041, 2987446});
    CHECK(folded("がab  İﬁne ") == U"か\u3099ab ifine");
    CHECK(pieces_of(folded("がab  İﬁne ")) == std::vector<std::uint32_t>{3377485, 2478627, 2558265, 2147888, 1495571,
                                                                         2135628, 2924760, 2143606, 3291433, 2734694});
    CHECK(pieces_of(U"").empty());
    CHECK(pieces_of(U"ab").empty());
}

TEST_CASE("the pieces of a document are kept sorted, each once") {
    Document document;
    document.articles.push_back({"a", {{Role::body, "花花", {}, {}}, {Role::body, "花", {}, {}}}, 1, "", "", {}});
    const auto pieces = pieces_from(pieces_file(document));
    REQUIRE(pieces.size() == 2);  // the character, and the pair; nothing across the end of a part but with it
    CHECK(pieces[0] < pieces[1]);
    CHECK(pieces_from(pieces_file({})).empty());
}

TEST_CASE("a shard names the documents that hold a piece, and none when most do") {
    const auto scripts = shard_scripts(2, {{5, 7, 20000}, {7}, {5, 7}, {}, {}});
    REQUIRE(scripts.size() == shards);
    CHECK(scripts[0] == "galley.load(\"pieces\",\"2-0\",{\"5\":[0,2],\"7\":0});\n");
    CHECK(scripts[1] == "galley.load(\"pieces\",\"2-1\",{\"20000\":[0]});\n");
    CHECK(scripts[255] == "galley.load(\"pieces\",\"2-255\",{});\n");
    CHECK(shard_path(2, 1) == "search/2-1.js");
}
