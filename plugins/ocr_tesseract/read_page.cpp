#include "read_page.hpp"

#include <algorithm>

#include "full_width.hpp"
#include "hangul.hpp"
#include "lines/reading.hpp"
#include "lines/unread.hpp"
#include "read_line.hpp"

namespace galley::ocr_tesseract {

namespace {

/// A block that a layout made without looking for its lines.
bool is_without_lines(const Block& block) {
    return lines::holds_text(block.kind) && block.lines.empty() && !block.box.empty() && block.attrs.empty();
}

toolkit::PixPtr clipped(Pix* page, const Box& box) {
    ::Box* area = boxCreate(box.x, box.y, box.w, box.h);
    toolkit::PixPtr part(pixClipRectangle(page, area, nullptr));
    boxDestroy(&area);
    return part;
}

/// Tesseract finds the lines within the block's box.
void read_whole(Block& block, Pix* page, Engines& engines, const Pause& pause) {
    const bool vertical = block.writing_mode == WritingMode::vertical_rl;
    constexpr int one_block = 6, one_vertical_block = 5;  // Tesseract's page segmentation modes
    const toolkit::PixPtr part = clipped(page, block.box);
    if (!part) return;
    const auto moved = [&](Box box) { return Box{box.x + block.box.x, box.y + block.box.y, box.w, box.h}; };
    Engine& engine = vertical ? engines.vertical() : engines.horizontal();
    QuoteState quotes;
    for (Block& found : engine.read(part.get(), vertical ? one_vertical_block : one_block, pause))
        for (Line& line : found.lines) {
            line.box = moved(line.box);
            line.baseline.reset();
            line.writing_mode = block.writing_mode;
            for (Word& word : line.words) word.box = moved(word.box);
            print_full_width(line.words, quotes);
            block.lines.push_back(std::move(line));
        }
}

bool is_doubtful(const Line& line, double reread) {
    return !line.words.empty() && !line.box.empty() && lines::sureness(line.words) < reread;
}

std::vector<Line*> lines_to_read(Page& page, double reread) {
    std::vector<Line*> out = lines::unread_lines(page);
    for (Block& block : page.blocks)
        for (Line& line : block.lines)
            if (lines::holds_text(block.kind) && is_doubtful(line, reread)) out.push_back(&line);
    return out;
}

/// Where those lines stand, as one picture: what their script is told from.
toolkit::PixPtr picture_of(const std::vector<Line*>& some, Pix* page) {
    toolkit::PixPtr out(pixCreate(pixGetWidth(page), pixGetHeight(page), 8));
    if (!out) throw std::bad_alloc();
    pixSetAll(out.get());
    for (const Line* line : some)
        pixRasterop(out.get(), line->box.x, line->box.y, line->box.w, line->box.h, PIX_SRC, page, line->box.x,
                    line->box.y);
    return out;
}

/// The words of a line, with the confidences that words have.
std::vector<Word> words_of(const Line& line, const ImageView& image, Engine& engine) {
    std::vector<Word> words = read_line(line, image, engine);
    for (Word& word : words) word.confidence = word_confidence(word.confidence);
    return words;
}

/// How surely the engine in use reads some lines, 0..1.
double sureness_of(const std::vector<Line*>& some, const ImageView& image, Engines& engines, const Pause& pause) {
    double sum = 0;
    for (const Line* line : some) {
        pause();
        sum += lines::sureness(words_of(*line, image, engines.horizontal()));
    }
    return sum / std::max(1.0, static_cast<double>(some.size()));
}

/// The script of a worn page is often mistaken. Where its model does not read a sample of the lines well, the other
/// models read the sample too, and the surest stays.
void settle_model(std::vector<Line*> wanted, const ImageView& image, Engines& engines, const Pause& pause) {
    constexpr std::size_t asked = 6;
    constexpr double well = 0.6;
    std::erase_if(wanted, [](const Line* line) { return line->writing_mode == WritingMode::vertical_rl; });
    if (wanted.size() < asked) return;
    std::stable_sort(wanted.begin(), wanted.end(), [](const Line* a, const Line* b) { return a->box.w > b->box.w; });
    wanted.resize(asked);
    Models best_models = engines.models();
    double best = sureness_of(wanted, image, engines, pause);
    if (best >= well) return;
    for (const Models& other : engines.others()) {
        engines.use(other);
        if (const double sure = sureness_of(wanted, image, engines, pause); sure > best)
            best = sure, best_models = other;
    }
    engines.use(best_models);
}

}  // namespace

bool wants_reading(const Page& page, double reread) {
    if (page.blocks.empty() || lines::has_unread(page)) return true;
    return std::any_of(page.blocks.begin(), page.blocks.end(), [&](const Block& block) {
        return is_without_lines(block) ||
               (lines::holds_text(block.kind) && std::any_of(block.lines.begin(), block.lines.end(),
                                                             [&](const Line& l) { return is_doubtful(l, reread); }));
    });
}

bool is_hardly_read(const Page& page) {
    constexpr double hardly = 0.5;
    constexpr int few = 10;
    int all = 0, unsure = 0;
    for (const Block& block : page.blocks)
        if (lines::holds_text(block.kind))
            for (const Line& line : block.lines) ++all, unsure += lines::sureness(line.words) < hardly;
    return all >= few && 2 * unsure > all;
}

void read_page(Page& page, const ImageView& image, Engines& engines, const PageOptions& options, const Pause& pause) {
    const std::vector<Line*> wanted = lines_to_read(page, options.reread);
    const bool whole = page.blocks.empty() || std::any_of(page.blocks.begin(), page.blocks.end(), is_without_lines);
    const toolkit::PixPtr gray(whole || engines.is_auto() ? toolkit::to_gray_pix(image) : nullptr);
    if (engines.is_auto()) engines.choose_for(whole ? gray.get() : picture_of(wanted, gray.get()).get());
    if (engines.is_auto() && !whole && 2 * wanted.size() > lines_to_read(page, 1).size())
        settle_model(wanted, image, engines, pause);
    if (page.blocks.empty()) {
        page.blocks = engines.horizontal().read(gray.get(), options.mode, pause);
        for (Block& block : page.blocks) {
            QuoteState quotes;
            for (Line& line : block.lines) print_full_width(line.words, quotes);
        }
        return;
    }
    QuoteState quotes;
    for (Line* line : wanted) {
        pause();
        const bool vertical = line->writing_mode == WritingMode::vertical_rl;
        std::vector<Word> words = words_of(*line, image, vertical ? engines.vertical() : engines.horizontal());
        if (!vertical) words = with_hangul_joined(std::move(words), line->box.h);
        if (lines::sureness(words) < lines::sureness(line->words)) continue;
        print_full_width(words, quotes);
        line->words = std::move(words);
    }
    for (Block& block : page.blocks)
        if (is_without_lines(block)) read_whole(block, gray.get(), engines, pause);
}

}  // namespace galley::ocr_tesseract
