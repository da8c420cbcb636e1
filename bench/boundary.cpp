// What the plugin boundary costs: a page of 6,000 words into the C structs of abi.h and out of them again.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "galley/codec.hpp"
#include "galley/document_json.hpp"

namespace {

constexpr int blocks = 60, lines = 20, words = 5;  // 6,000 words
constexpr int rounds = 100;

galley::Page page_of_words() {
    galley::Page page;
    page.width = 6000, page.height = 9000;
    for (int b = 0; b < blocks; ++b) {
        galley::Block& block = page.blocks.emplace_back();
        block.id = "b" + std::to_string(b);
        block.box = {b % 10 * 600, b / 10 * 1500, 550, 1400};
        for (int l = 0; l < lines; ++l) {
            galley::Line& line = block.lines.emplace_back();
            line.box = {block.box.x, block.box.y + l * 70, 550, 60};
            for (int w = 0; w < words; ++w)
                line.words.push_back(
                    {"word" + std::to_string(b * l + w), {line.box.x + w * 110, line.box.y, 100, 60}, 0.9, {}});
        }
    }
    return page;
}

template <typename Work>
void measure(const char* what, Work work) {
    std::vector<double> ms;
    for (int i = 0; i < rounds; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(ms.begin(), ms.end());
    std::printf("%-28s best %.3f ms, median %.3f ms, 90 %% below %.3f ms\n", what, ms.front(), ms[ms.size() / 2],
                ms[ms.size() * 9 / 10]);
}

}  // namespace

int main() {
    const galley::Page page = page_of_words();
    const galley::PageView view(page);
    std::size_t sum = 0;
    measure("model to ABI", [&] { sum += galley::PageView(page).get()->word_count; });
    measure("ABI to model", [&] { sum += galley::from_abi(*view.get()).blocks.size(); });
    measure("model to JSON text", [&] { sum += to_json(page, galley::Detail::words).dump().size(); });
    const std::string json = to_json(page, galley::Detail::words).dump();
    measure("JSON text to model", [&] { sum += galley::page_from_json(galley::Json::parse(json)).blocks.size(); });
    return sum > 0 ? 0 : 1;
}
