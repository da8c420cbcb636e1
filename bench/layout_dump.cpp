// Lays out pages whose lines are known and prints them: layout-dump DOCUMENT.json
//
// Reads a galley.document/1, makes one layer of the lines of each page, shuffled so that their order tells nothing, and
// prints the document with the blocks that layout.newspaper makes of them. The time that the layout took goes to
// stderr.
#include <chrono>
#include <fstream>
#include <iostream>
#include <random>

#include "galley/document_json.hpp"
#include "layout.hpp"

int main(int argc, char** argv) {
    using namespace galley;
    if (argc != 2) {
        std::cerr << "usage: layout-dump DOCUMENT.json\n";
        return 64;
    }
    std::ifstream file(argv[1], std::ios::binary);
    if (!file) {
        std::cerr << "layout-dump: " << argv[1] << " cannot be read\n";
        return 66;
    }
    try {
        Document document = document_from_json(Json::parse(file));
        document.articles.clear();
        for (Page& page : document.pages) {
            if (!layout_newspaper::has_layer(page)) layout_newspaper::make_layer(page);
            if (!layout_newspaper::has_layer(page)) continue;
            auto& lines = page.blocks.front().lines;
            std::shuffle(lines.begin(), lines.end(), std::mt19937(1));
            const auto start = std::chrono::steady_clock::now();
            page.blocks = layout_newspaper::blocks_of(page);
            const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
            std::cerr << page.source << ": " << page.blocks.size() << " blocks in " << spent.count() << " ms\n";
        }
        std::cout << to_json(document, Detail::lines).dump(1) << '\n';
    } catch (const std::exception& error) {
        std::cerr << "layout-dump: " << error.what() << '\n';
        return 66;
    }
    return 0;
}
