// Prints the blocks of page images as JSON, and draws them: layout-dump IMAGE [OVERLAY.png [auto|horizontal|vertical]]
//
// The overlay shows text green, headings red, captions orange, images blue, furniture grey, the rest violet; a line
// runs through the blocks in reading order. Time and the working copy's facts go to stderr.
#include <chrono>
#include <iostream>

#include "galley/document_json.hpp"
#include "galley/leptonica.hpp"
#include "layout.hpp"

namespace {

using namespace galley;

struct Colour {
    l_uint8 r, g, b;
};

Colour colour_of(BlockKind kind) {
    switch (kind) {
        case BlockKind::text:
            return {0, 150, 0};
        case BlockKind::heading:
            return {220, 0, 0};
        case BlockKind::caption:
            return {255, 140, 0};
        case BlockKind::image:
            return {0, 0, 255};
        case BlockKind::furniture:
            return {130, 130, 130};
        default:
            return {190, 0, 220};
    }
}

void draw(Pix* page, const std::vector<Block>& blocks, const char* path) {
    constexpr int shrink = 2;
    const float factor = 1.0F / shrink;
    const PixPtr gray(pixConvertTo8(page, 0));
    const PixPtr small(pixScaleAreaMap(gray.get(), factor, factor));
    const PixPtr out(pixConvertTo32(small.get()));
    const auto frame = [&](const galley::Box& b, int width, Colour c) {
        BOX* box = boxCreate(b.x / shrink, b.y / shrink, b.w / shrink + 1, b.h / shrink + 1);
        pixRenderBoxArb(out.get(), box, width, c.r, c.g, c.b);
        boxDestroy(&box);
    };
    Point last{-1, -1};
    for (const Block& block : blocks) {
        const Colour colour = colour_of(block.kind);
        for (const Line& line : block.lines) frame(line.box, 1, {150, 200, 255});
        frame(block.box, block.writing_mode == WritingMode::vertical_rl ? 8 : 4, colour);
        if (block.kind == BlockKind::rule) continue;
        const Point at{(block.box.x + block.box.w / 2) / shrink,
                       (block.box.y + std::min(block.box.h / 2, 60)) / shrink};
        if (last.x >= 0) pixRenderLineArb(out.get(), last.x, last.y, at.x, at.y, 2, 255, 0, 255);
        last = at;
    }
    pixWrite(path, out.get(), IFF_PNG);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "usage: layout-dump IMAGE [OVERLAY.png [auto|horizontal|vertical]]\n";
        return 64;
    }
    const PixPtr pix(pixRead(argv[1]));
    if (!pix) {
        std::cerr << "layout-dump: " << argv[1] << " cannot be read as an image\n";
        return 66;
    }
    const Image image = to_image(pix.get());
    const ImageView view{image.width, image.height, image.stride, image.format, image.dpi, image.pixels.data()};
    const auto writing = layout_newspaper::writing_named(argc > 3 ? argv[3] : "auto");
    const auto start = std::chrono::steady_clock::now();
    const std::vector<Block> blocks = layout_newspaper::find_blocks(view, writing);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    std::cerr << argv[1] << ": " << blocks.size() << " blocks in " << spent.count() << " s\n";
    Json out{{"width", image.width}, {"height", image.height}, {"blocks", Json::array()}};
    for (const Block& block : blocks) out["blocks"].push_back(to_json(block, Detail::lines));
    std::cout << out.dump(1) << '\n';
    if (argc > 2) draw(pix.get(), blocks, argv[2]);
    return 0;
}
