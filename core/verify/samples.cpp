#include "core/verify/samples.hpp"

#include <fmt/format.h>

namespace galley::verify {

namespace {

/// A line of words that stand side by side from `x` on, `height` pixels high.
Line line_of(std::initializer_list<const char*> texts, int x, int y, int height) {
    Line line;
    for (const char* text : texts) {
        const int width = 3 * height;
        line.words.push_back({text, {x, y, width, height}, 0.9, {}});
        x += width + height / 2;
    }
    const Box& first = line.words.front().box;
    line.box = {first.x, y, line.words.back().box.right() - first.x, height};
    return line;
}

Block block_of(const char* id, BlockKind kind, std::vector<Line> lines) {
    Block block;
    block.id = id;
    block.kind = kind;
    block.lines = std::move(lines);
    block.box = block.lines.front().box;
    for (const Line& line : block.lines) {
        block.box.w = std::max(block.box.w, line.box.right() - block.box.x);
        block.box.h = std::max(block.box.h, line.box.bottom() - block.box.y);
    }
    return block;
}

}  // namespace

Page dumped_page() {
    Page page;
    page.source = "verify/dump.txt";
    Block block;
    block.id = "b1";
    for (const char* text : {"人人都说慢慢来。", "　　本报太原2月15日讯（记者 张三）", "",
                             "Grüße aus Zürich, l'été n\u2019est pas là", "\U00020000\U0001F5DE Καλημέρα мир",
                             "مرحبا עולם हिन्दी ไทย 한국어 かな", "e\u0301 \u200B| 100 % \"quoted\" <b>&amp;"}) {
        Line line;
        if (*text != '\0') line.words.push_back({text, {}, 1.0, {}});
        block.lines.push_back(std::move(line));
    }
    page.blocks.push_back(std::move(block));
    return page;
}

Page printed_page() {
    Page page;
    page.source = "verify/page.png";
    page.width = 640, page.height = 480, page.dpi = 72;
    page.blocks.push_back(block_of("h1", BlockKind::heading, {line_of({"Market", "day", "moves"}, 20, 20, 30)}));
    page.blocks.push_back(block_of("t1", BlockKind::text,
                                   {line_of({"The", "square", "was", "quiet"}, 20, 70, 12),
                                    line_of({"on", "Monday,", "it", "said."}, 20, 88, 12)}));
    Block picture;
    picture.id = "i1";
    picture.kind = BlockKind::image;
    picture.box = {340, 70, 200, 150};
    picture.polygon = {{340, 70}, {540, 70}, {540, 220}, {340, 220}};
    page.blocks.push_back(std::move(picture));
    page.blocks.push_back(block_of("c1", BlockKind::caption, {line_of({"图为市场一角。", "张三摄"}, 340, 226, 10)}));
    Block vertical = block_of("v1", BlockKind::text, {Line{}});
    vertical.writing_mode = WritingMode::vertical_rl;
    vertical.box = vertical.lines[0].box = {600, 100, 20, 300};
    vertical.lines[0].words = {{"昔日新聞", {600, 100, 20, 300}, 0.5, {}}};
    page.blocks.push_back(std::move(vertical));
    page.blocks.push_back(block_of("f1", BlockKind::furniture, {line_of({"A", "3"}, 20, 450, 10)}));
    return page;
}

Page scanned_page() {
    Page page;
    page.source = "verify/scan.png";
    page.width = 480, page.height = 360, page.dpi = 72;
    return page;
}

Page crowded_page() {
    Page page;
    page.source = "verify/crowd.png";
    page.width = 60'000, page.height = 80'000, page.dpi = 1200;
    int number = 0;
    for (int b = 0; b < 400; ++b) {
        std::vector<Line> lines;
        const int x = b % 20 * 3000, y = b / 20 * 4000;
        for (int l = 0; l < 10; ++l) {
            Line line = line_of({"word", "文字", "Wort", "mot", "слово"}, x, y + l * 300, 100);
            for (Word& word : line.words) word.text += fmt::format("{}", number++ % 997);
            lines.push_back(std::move(line));
        }
        page.blocks.push_back(block_of(fmt::format("b{}", b).c_str(), BlockKind::text, std::move(lines)));
    }
    return page;
}

Document small_document() {
    Document document{"verify/1", {dumped_page(), printed_page()}, {}, {}, {}};
    document.pages[1].index = 1;
    Article article;
    article.id = "a1";
    article.parts = {{Role::headline, "Market day moves", {{1, "h1", 0, 1}}, {}},
                     {Role::body, "The square was quiet on Monday, it said.", {{1, "t1", 0, 2}}, {}},
                     {Role::image, "", {{1, "i1", 0, 0}}, {}},
                     {Role::caption, "图为市场一角。 张三摄", {{1, "c1", 0, 1}}, {}}};
    document.articles.push_back(std::move(article));
    document.unassigned = {{Role::body, "昔日新聞", {{1, "v1", 0, 1}}, {}}, {Role::body, "A 3", {{1, "f1", 0, 1}}, {}}};
    return document;
}

Image drawn_page(int width, int height) {
    Image image;
    image.width = image.stride = width;
    image.height = height;
    image.dpi = 72;
    image.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255);
    const auto bar = [&](int x, int y, int w, int h) {
        for (int row = y; row < std::min(y + h, height); ++row)
            for (int column = x; column < std::min(x + w, width); ++column)
                if ((column / 4 + row / 3) % 4 != 0)  // holes, as letters have
                    image.pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
                                 static_cast<std::size_t>(column)] = 20;
    };
    const int margin = width / 16, column = width / 2 - 2 * margin;
    bar(margin, margin, width - 2 * margin, 24);
    for (int y = margin + 50; y + 10 < height - margin; y += 18) {
        bar(margin, y, column, 10);
        bar(width / 2 + margin, y, column, 10);
    }
    return image;
}

}  // namespace galley::verify
