#include "marks.hpp"

#include <catch_test.hpp>
#include <string>

#include "line_drawing.hpp"

using galley::Word;
using namespace galley::ocr_lines;

namespace {

constexpr int top = 10, bottom = top + type;

/// A level line that is drawn cell by cell; each cell's word stands where the cell is.
class Drawn {
  public:
    explicit Drawn(int cells) : image_(paper_line(cells * type)) {
        image_.turned = false;
        image_.extent = {0, 0, cells * type, type};
    }
    Drawn& han(const char* text) {
        fill(image_, x_ + 2, x_ + type - 2, top, bottom, 0);
        return cell(text, type);
    }
    /// Ink within the cell: columns and rows from its left and the top of the type.
    Drawn& ink(int from, int to, int high, int low) {
        fill(image_, x_ + from, x_ + to, top + high, top + low, 0);
        return *this;
    }
    Drawn& cell(const char* text, int width) {
        words_.push_back({text, {x_, 0, width, height}, 1.0, {}});
        x_ += width;
        return *this;
    }
    std::string printed() {
        marks_by_ink(words_, image_);
        std::string out;
        for (const Word& word : words_) out += word.text;
        return out;
    }

  private:
    LineImage image_;
    std::vector<Word> words_;
    int x_ = 0;
};

}  // namespace

TEST_CASE("a lone dot at half height between characters is a middle dot") {
    for (const char* read : {".", "：", "·"}) {
        INFO(read);
        CHECK(Drawn(3).han("国").ink(17, 23, 17, 23).cell(read, type).han("太").printed() == "国·太");
    }
}

TEST_CASE("a dot at the foot and the two of a colon stay") {
    CHECK(Drawn(3).han("国").ink(5, 11, 34, 40).cell(".", type).han("太").printed() == "国.太");
    CHECK(Drawn(3).han("国").ink(5, 11, 12, 18).ink(5, 11, 34, 40).cell("：", type).han("太").printed() == "国：太");
}

TEST_CASE("a dot beside anything but characters stays") {
    CHECK(Drawn(3).han("国").ink(17, 23, 17, 23).cell(".", type).cell("5", type).printed() == "国.5");
}

TEST_CASE("a small ring is a full stop, wherever its cell has it, and a stroke is no dot") {
    for (const char* read : {"·", "°", "．"}) {
        INFO(read);
        const auto ring = [&](int x, int y) {
            return Drawn(3)
                .han("国")
                .ink(x, x + 12, y, y + 2)
                .ink(x, x + 12, y + 10, y + 12)
                .ink(x, x + 2, y, y + 12)
                .ink(x + 10, x + 12, y, y + 12)
                .cell(read, type)
                .han("太")
                .printed();
        };
        CHECK(ring(14, 14) == "国。太");
        CHECK(ring(4, 26) == "国。太");
    }
    Drawn stroke(3);
    stroke.han("国");
    for (int i = 0; i < 9; ++i) stroke.ink(14 + i, 17 + i, 14 + i, 17 + i);
    CHECK(stroke.cell("·", type).han("太").printed() == "国、太");
}

TEST_CASE("a ring after a digit may be a degree") {
    CHECK(Drawn(3)
              .han("国")
              .cell("5", type)
              .ink(4, 12, 26, 28)
              .ink(4, 12, 32, 34)
              .ink(4, 6, 26, 34)
              .ink(10, 12, 26, 34)
              .cell("°", type)
              .printed() == "国5°");
}

TEST_CASE("quotes are single or double by their width") {
    CHECK(Drawn(3).han("说").ink(30, 36, 0, 12).cell("“", type).han("好").printed() == "说‘好");
    CHECK(Drawn(3).han("说").ink(25, 31, 0, 12).ink(33, 39, 0, 12).cell("‘", type).han("好").printed() == "说“好");
    CHECK(Drawn(3).han("好").ink(2, 8, 0, 12).cell("”", type).han("的").printed() == "好’的");
}

TEST_CASE("what hangs at the top and was read as an asterisk is a quote that opens or closes by its side of the cell") {
    CHECK(Drawn(3).han("说").ink(25, 31, 0, 12).ink(33, 39, 0, 12).cell("*", type).han("好").printed() == "说“好");
    CHECK(Drawn(3).han("好").ink(2, 8, 0, 12).ink(10, 16, 0, 12).cell("*", type).han("的").printed() == "好”的");
}

TEST_CASE("a bracket close to the character before it is half-width, and its partner is") {
    Drawn narrow(4), wide(5), mixed(4);
    narrow.han("校").ink(5, 15, 0, 40).cell("（", type / 2).han("园").ink(5, 15, 0, 40).cell("）", type / 2).han("长");
    CHECK(narrow.printed() == "校(园)长");
    wide.han("校").ink(25, 35, 0, 40).cell("（", type).han("园").ink(5, 15, 0, 40).cell("）", type).han("长");
    CHECK(wide.printed() == "校（园）长");
    mixed.han("校").ink(5, 15, 0, 40).cell("（", type / 2).han("园").ink(5, 15, 0, 40).cell("）", type).han("长");
    CHECK(mixed.printed() == "校（园）长");
}

TEST_CASE("a mark is found though the recognizer saw it a third of a cell away") {
    Drawn line(4);
    line.han("国").ink(29, 35, 17, 23).cell(".", type - 14);
    CHECK(line.ink(14, 14 + type - 2, 0, 40).cell("太", type + 14).printed() == "国·太");
}
