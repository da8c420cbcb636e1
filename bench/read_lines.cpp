// Reads lines whose places are known: read-lines IMAGE TRUTH.json MODEL_FOLDER exact|fast
//
// TRUTH is what sheetgen writes beside a page: "lines" with polygon, writing and text. Prints the lines as JSON, with
// what was read ("read"), how sure the reading is and the words' boxes, and the seconds of CPU to stderr, model loaded
// before: what the recogniser does when the lines are found without a fault.
#include <ctime>
#include <fstream>
#include <iostream>

#include "galley/context.hpp"
#include "galley/document_json.hpp"
#include "galley/leptonica.hpp"
#include "galley/text.hpp"
#include "read_line.hpp"

namespace {

using namespace galley;

Line line_from(const Json& json) {
    Line line;
    for (const Json& p : json.at("polygon"))
        line.polygon.push_back({static_cast<std::int32_t>(std::lround(p[0].get<double>())),
                                static_cast<std::int32_t>(std::lround(p[1].get<double>()))});
    Point low = line.polygon.front(), high = low;
    for (const Point& p : line.polygon) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    line.box = {low.x, low.y, high.x - low.x, high.y - low.y};
    if (json.at("writing") == "vertical") {
        line.writing_mode = WritingMode::vertical_rl;
        // Its outline starts at the upper left in the file, at the upper right in the model.
        std::rotate(line.polygon.begin(), line.polygon.begin() + 1, line.polygon.end());
    }
    return line;
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::cerr << "usage: read-lines IMAGE TRUTH.json MODEL_FOLDER exact|fast\n";
        return 64;
    }
    const PixPtr pix(pixRead(argv[1]));
    std::ifstream file(argv[2]);
    if (!pix || !file) {
        std::cerr << "read-lines: " << (pix ? argv[2] : argv[1]) << " cannot be read\n";
        return 66;
    }
    const Image image = to_image(pix.get());
    ocr_network::Recognizer recognizer(models::read_model_folder(argv[3]), network::precision_named(argv[4]));
    Json out = Json::array();
    const double start = cpu_seconds();
    const Json truth = Json::parse(file);
    for (Json json : truth.at("lines")) {
        if (json.value("hidden", false)) continue;
        Line line = line_from(json);
        line.words = ocr_network::read_line(line, view_of(image), recognizer);
        json["read"] = text_of(line);
        json["sure"] = ocr_network::sureness(line.words);
        for (const Word& word : line.words)
            json["boxes"].push_back({word.text, word.box.x, word.box.y, word.box.w, word.box.h, word.confidence});
        out.push_back(std::move(json));
    }
    std::cerr << cpu_seconds() - start << '\n';
    std::cout << out.dump() << '\n';
    return 0;
}
