#include "paragraphs.hpp"

#include <catch_test.hpp>
#include <memory>

#include "page_of_lines.hpp"

using namespace galley;
using namespace galley::layout_newspaper;
using namespace layout_test;

namespace {

struct Row {
    std::string text;
    int left = 0, right = 1200;
    bool white = false;  // above
};

/// Regions of text with the lines that they borrow.
class Text {
  public:
    void column(const std::vector<Row>& rows, int x = 0, BlockKind kind = BlockKind::text, double size = body_units) {
        Region region{kind, {}, {}};
        int y = 0;
        for (const Row& row : rows) {
            y += row.white ? 120 : 80;
            lines_.push_back(std::make_unique<Line>(line(row.text, 0, 0, 1)));
            region.lines.push_back(placed(x + row.left, y, row.right - row.left, size));
            region.lines.back().source = lines_.back().get();
        }
        region.box = box_of(region.lines);
        regions_.push_back(std::move(region));
    }
    [[nodiscard]] std::vector<std::vector<bool>> starts() const { return paragraph_starts(regions_, 4000, 0.2); }

  private:
    std::vector<std::unique_ptr<Line>> lines_;
    Regions regions_;
};

using Starts = std::vector<bool>;

}  // namespace

TEST_CASE("sentences end with a mark, quotes and brackets after it or not") {
    CHECK(ends_sentence(U"It ends."));
    CHECK(ends_sentence(U"“Does it?”"));
    CHECK(ends_sentence(U"说完了。」"));
    CHECK_FALSE(ends_sentence(U"it goes on,"));
    CHECK_FALSE(ends_sentence(U"”"));
    CHECK_FALSE(ends_sentence(U""));
}

TEST_CASE("indented lines begin paragraphs") {
    Text text;
    text.column({{"The first line of it all", 60},
                 {"goes on in the second one."},
                 {"Sentences end at edges."},
                 {"The next one is indented", 60},
                 {"and so begins anew here."}});
    CHECK(text.starts()[0] == Starts{true, false, false, true, false});
}

TEST_CASE("a sentence that ends with room for the next word ends a paragraph, ragged lines do not") {
    Text text;
    text.column({{"The first line of it all"},
                 {"goes on ragged", 0, 1000},
                 {"incomprehensibly far, and"},
                 {"is short.", 0, 500},
                 {"Then another one begins"},
                 {"and ends ragged.", 0, 1100},
                 {"Incomprehensibly, it goes"},
                 {"on and on for many lines"}});
    CHECK(text.starts()[0] == Starts{true, false, false, false, true, false, false, false});
}

TEST_CASE("white begins a paragraph") {
    Text text;
    text.column({{"One line of it all is here"},
                 {"and another one follows it"},
                 {"and a third one that ends."},
                 {"And then there is white be-", 0, 1200, true},
                 {"tween, so all begins anew."}});
    CHECK(text.starts()[0] == Starts{true, false, false, true, false});
}

TEST_CASE("Chinese indents are wider than what a quote leaves free") {
    Text text;
    text.column({{"　　他说今天的天气真的很好", 128},
                 {"「引号开头的行并不是段落", 32},
                 {"所以这一行接着上面一行说"},
                 {"他终于说完了。", 0, 448},
                 {"又过了很久很久很久他才说"}});
    CHECK(text.starts()[0] == Starts{true, false, false, false, true});
}

TEST_CASE("a sentence goes on in the next column, past a byline or a credit") {
    Text text;
    text.column({{"A headline"}}, 0, BlockKind::heading);
    text.column({{"By Somebody", 0, 400}});
    text.column({{"The text begins after it"}, {"and has as many lines as"}, {"go on to the very end of"}}, 1300);
    text.column({{"the column and further on,"}, {"until it ends there."}}, 2600);
    const auto starts = text.starts();
    CHECK(starts[2] == Starts{true, false, false});
    CHECK(starts[3] == Starts{false, false});
}

TEST_CASE("type of another size is another text") {
    Text text;
    text.column({{"The text of one column has"}, {"been cut off in the middle"}, {"as texts are in columns"}});
    text.column({{"small print that begins"}, {"anew without a heading"}, {"in the next column"}}, 1300,
                BlockKind::text, 50);
    CHECK(text.starts()[1].front());
}
