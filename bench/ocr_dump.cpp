// Reads known lines: ocr-dump IMAGE BLOCKS.json LANGUAGES [--engine] [VARIABLE=VALUE]...
//
// BLOCKS is what layout-dump prints; only kinds, writing modes and boxes are looked at. LANGUAGES are parted by commas.
// Prints the blocks with their text, and its seconds of CPU (models loaded before) to stderr. With --engine each block
// is read as one by Tesseract itself, which finds the lines: what the engine costs when its regions are perfect.
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>

#include "galley/document_json.hpp"
#include "read_page.hpp"
#include "toolkit/leptonica.hpp"

namespace {

using namespace galley;
using namespace galley::ocr_tesseract;

Page page_from(const Json& json, bool with_lines) {
    Page page;
    for (const Json& b : json.at("blocks")) {
        Block block = block_from_json(b);
        block.attrs.clear();
        if (!with_lines) block.lines.clear();
        for (Line& line : block.lines) line.words.clear();
        page.blocks.push_back(std::move(block));
    }
    return page;
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::cerr << "usage: ocr-dump IMAGE BLOCKS.json LANGUAGES [--engine] [VARIABLE=VALUE]...\n";
        return 64;
    }
    const toolkit::PixPtr pix(pixRead(argv[1]));
    std::ifstream file(argv[2]);
    if (!pix || !file) {
        std::cerr << "ocr-dump: " << (pix ? argv[2] : argv[1]) << " cannot be read\n";
        return 66;
    }
    std::vector<std::string> languages;
    std::istringstream names(argv[3]);
    for (std::string name; std::getline(names, name, ',');) languages.push_back(name);
    bool engine = false;
    std::map<std::string, std::string> variables;
    for (int i = 4; i < argc; ++i) {
        const std::string text = argv[i];
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos)
            engine = true;
        else
            variables[text.substr(0, equals)] = text.substr(equals + 1);
    }
    const Image image = toolkit::to_image(pix.get());
    const ImageView view{image.width, image.height, image.stride, image.format, image.dpi, image.pixels.data()};
    Page page = page_from(Json::parse(file), !engine);
    Engines engines(languages, "", variables);
    const double start = cpu_seconds();
    read_page(page, view, engines, {}, [] {});
    std::cerr << cpu_seconds() - start << '\n';
    Json out{{"width", image.width}, {"height", image.height}, {"blocks", Json::array()}};
    for (const Block& block : page.blocks) out["blocks"].push_back(to_json(block, Detail::lines));
    std::cout << out.dump(1) << '\n';
    return 0;
}
