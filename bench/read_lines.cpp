// Reads lines whose places are known: read-lines IMAGE TRUTH.json MODEL_FOLDER exact|fast
//                                    read-lines IMAGE TRUTH.json LANGUAGE[+LANGUAGE] tesseract
//
// TRUTH is what sheetgen writes beside a page: "lines" with polygon, writing and text. Prints the lines as JSON, with
// what was read ("read"), how sure the reading is and the words' boxes, and the seconds of CPU to stderr, model loaded
// before: what the recogniser does when the lines are found without a fault.
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>

#include "../plugins/ocr_tesseract/engine.hpp"
#include "../plugins/ocr_tesseract/read_line.hpp"
#include "galley/context.hpp"
#include "galley/document_json.hpp"
#include "galley/text.hpp"
#include "lines/reading.hpp"
#include "reading/read_line.hpp"
#include "toolkit/leptonica.hpp"

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

using Read = std::function<std::vector<Word>(const Line&, const ImageView&)>;

Read reader(const std::string& model, const std::string& how) {
    if (how == "tesseract") {
        std::vector<std::string> languages;
        std::istringstream names(model);
        for (std::string name; std::getline(names, name, '+');) languages.push_back(name);
        auto engine = std::make_shared<ocr_tesseract::Engine>(languages, "", std::map<std::string, std::string>{});
        return [engine](const Line& line, const ImageView& image) {
            return ocr_tesseract::read_line(line, image, *engine);
        };
    }
    auto recognizer =
        std::make_shared<reading::Recognizer>(models::read_model_folder(model), network::precision_named(how));
    return [recognizer, expected = reading::Expected::anything](const Line& line, const ImageView& image) mutable {
        auto words = reading::read_line(line, image, *recognizer, expected);
        expected = reading::expected_after(words);
        return words;
    };
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

int run(int argc, char** argv) {
    if (argc != 5) {
        std::cerr << "usage: read-lines IMAGE TRUTH.json MODEL_FOLDER exact|fast, or LANGUAGES tesseract\n";
        return 64;
    }
    const toolkit::PixPtr pix(pixRead(argv[1]));
    std::ifstream file(argv[2]);
    if (!pix || !file) {
        std::cerr << "read-lines: " << (pix ? argv[2] : argv[1]) << " cannot be read\n";
        return 66;
    }
    const Image image = toolkit::to_image(pix.get());
    const Read read = reader(argv[3], argv[4]);
    Json out = Json::array();
    const double start = cpu_seconds();
    const Json truth = Json::parse(file);
    for (Json json : truth.at("lines")) {
        if (json.value("hidden", false)) continue;
        Line line = line_from(json);
        line.words = read(line, view_of(image));
        json["read"] = text_of(line);
        json["sure"] = lines::sureness(line.words);
        for (const Word& word : line.words)
            json["boxes"].push_back({word.text, word.box.x, word.box.y, word.box.w, word.box.h, word.confidence});
        out.push_back(std::move(json));
    }
    std::cerr << cpu_seconds() - start << '\n';
    std::cout << out.dump() << '\n';
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "read-lines: " << error.what() << '\n';
        return 66;
    }
}
