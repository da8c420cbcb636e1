#include "read_page.hpp"

#include "full_width.hpp"
#include "galley/error.hpp"
#include "models.hpp"
#include "read_lines.hpp"
#include "read_vertical.hpp"
#include "second_look.hpp"
#include "second_opinion.hpp"

namespace galley::ocr_tesseract {

using namespace ocr_lines;

namespace {

/// A block without lines: Tesseract finds them within its box.
void read_whole(Block& block, Pix* page, Engine& engine, const Pause& pause) {
    const bool vertical = block.writing_mode == WritingMode::vertical_rl;
    constexpr int one_block = 6, one_vertical_block = 5;  // Tesseract's page segmentation modes
    ::Box* area = boxCreate(block.box.x, block.box.y, block.box.w, block.box.h);
    const PixPtr part(pixClipRectangle(page, area, nullptr));
    boxDestroy(&area);
    if (!part) return;
    const auto moved = [&](Box box) { return Box{box.x + block.box.x, box.y + block.box.y, box.w, box.h}; };
    QuoteState quotes;
    for (Block& found : engine.read(part.get(), vertical ? one_vertical_block : one_block, pause))
        for (Line& line : found.lines) {
            line.box = moved(line.box);
            line.baseline.reset();
            for (Word& word : line.words) word.box = moved(word.box);
            print_full_width(line.words, quotes);
            block.lines.push_back(std::move(line));
        }
}

std::vector<Word> read_level(const LineImage& image, BlockKind kind, Engines& engines) {
    const Reader first = by_characters(engines.horizontal());
    const bool display = kind == BlockKind::heading || kind == BlockKind::caption;
    std::vector<Word> words = display ? read_twice(image, first) : first(image.pix.get());
    if (Engine* second = engines.second()) words = second_opinion(std::move(words), image, by_characters(*second));
    return words;
}

std::vector<Word> read_down(const LineImage& image, Engines& engines) {
    Engine* second = engines.second();
    return read_vertical(image, {by_characters(engines.vertical()), by_characters(engines.horizontal()),
                                 second == nullptr ? Reader() : by_characters(*second)});
}

LineReaders readers(Engines& engines) {
    return {[&engines](const LineImage& image, BlockKind kind) { return read_level(image, kind, engines); },
            [&engines](const LineImage& image) { return read_down(image, engines); }, engines.corners_are_quotes()};
}

}  // namespace

Engines::Engines(Models models, std::string datapath, std::map<std::string, std::string> variables)
    : models_(std::move(models)),
      datapath_(std::move(datapath)),
      variables_(std::move(variables)),
      horizontal_(models_.first, datapath_, variables_) {
    // That a model is missing is said at the start, not at the first doubt.
    std::vector<std::string> missing;
    for (const std::string& language : models_.second)
        if (!std::filesystem::exists(model_file(language))) missing.push_back(language);
    if (!missing.empty()) throw ResourceError(missing_models(missing, horizontal_.folder()));
}

std::vector<std::string> Engines::vertical_languages() const {
    std::vector<std::string> out;
    for (const std::string& language : models_.first) out.push_back(vertical_model(language));
    return out;
}

bool Engines::corners_are_quotes() const { return sets_quotes_as_corners(models_.first.front()); }

Engine& Engines::vertical() {
    if (vertical_languages() == models_.first) return horizontal_;
    if (!vertical_) vertical_ = std::make_unique<Engine>(vertical_languages(), datapath_, variables_);
    return *vertical_;
}

Engine* Engines::second() {
    if (!second_ && !models_.second.empty()) second_ = std::make_unique<Engine>(models_.second, datapath_, variables_);
    return second_.get();
}

std::filesystem::path Engines::model_file(const std::string& language) const {
    return std::filesystem::path(horizontal_.folder()) / (language + ".traineddata");
}

std::string Engines::identity() const {
    std::string out = horizontal_.identity();
    for (const std::string& language : vertical_languages())
        out += ", " + language + " " + model_hash(model_file(language));
    for (const std::string& language : models_.second)
        out += ", doubts " + language + " " + model_hash(model_file(language));
    return out;
}

bool wants_reading(const Page& page) { return page.blocks.empty() || has_unread(page); }

void read_page(Page& page, const ImageView& image, Engines& engines, int mode, const Pause& pause) {
    const PixPtr gray = to_gray_pix(image);
    if (page.blocks.empty()) {
        page.blocks = engines.horizontal().read(gray.get(), mode, pause);
        for (Block& block : page.blocks) {
            QuoteState quotes;
            for (Line& line : block.lines) print_full_width(line.words, quotes);
        }
        return;
    }
    for (Block& block : page.blocks) {
        if (!is_unread(block)) continue;
        Engine& engine = block.writing_mode == WritingMode::vertical_rl ? engines.vertical() : engines.horizontal();
        if (block.lines.empty())
            read_whole(block, gray.get(), engine, pause);
        else
            read_lines(block, gray.get(), readers(engines), pause);
    }
}

}  // namespace galley::ocr_tesseract
