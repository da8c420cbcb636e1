#include "read_page.hpp"

#include <algorithm>

#include "full_width.hpp"
#include "galley/utf8.hpp"
#include "line_image.hpp"
#include "marks.hpp"
#include "read_vertical.hpp"
#include "word_boxes.hpp"

namespace galley::ocr_paddle {

namespace {

using namespace ocr_tesseract;

/// A digit by itself is read with so much confidence, at the least: the network is used to lines.
constexpr double sure_of_digit = 0.5;

bool is_wanted(const Block& block) {
    const bool text = block.kind != BlockKind::image && block.kind != BlockKind::rule && block.kind != BlockKind::noise;
    return text &&
           std::all_of(block.lines.begin(), block.lines.end(), [](const Line& line) { return line.words.empty(); });
}

bool is_chinese(const std::vector<Word>& words, std::size_t i) {
    return i < words.size() && is_cjk(decode_utf8(words[i].text).front());
}

/// The alphabet holds signs that look like marks of print: 丶, the stroke of that shape, and － of other fonts.
void print_marks(std::vector<Word>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].text == "丶") words[i].text = "、";
        if (words[i].text == "－" && is_chinese(words, i - 1) && is_chinese(words, i + 1)) words[i].text = "—";
    }
}

/// What read_vertical() goes by are confidences as Tesseract gives them, of which word_confidence() makes a share.
Reader as_reader(Recognizer& recognizer) {
    return [&recognizer](Pix* pix) {
        std::vector<Word> words = recognizer.read(pix);
        for (Word& word : words) word.confidence = character_confidence(word.confidence);
        return words;
    };
}

}  // namespace

void read_page(Page& page, const ImageView& image, Recognizer& recognizer, const std::function<void()>& pause) {
    const PixPtr gray = to_gray_pix(image);
    const Reader level = as_reader(recognizer);
    for (Block& block : page.blocks) {
        if (!is_wanted(block)) continue;
        const bool vertical = block.writing_mode == WritingMode::vertical_rl;
        QuoteState quotes;
        const std::vector<Box> rooms = line_rooms(block, image.width, image.height);
        for (std::size_t i = 0; i < block.lines.size(); ++i) {
            pause();
            Line& line = block.lines[i];
            if (line.box.empty() || rooms[i].empty()) continue;
            const LineImage cut = line_image(gray.get(), line.box, rooms[i], block.writing_mode);
            line.words = vertical ? read_vertical(cut, {{}, level, {}, sure_of_digit}) : level(cut.pix.get());
            for (Word& word : line.words) word.confidence = word_confidence(word.confidence);
            if (vertical) corners_to_quotes(line.words);
            print_marks(line.words);
            print_full_width(line.words, quotes);
            fit_to_ink(line.words, cut);
            if (!vertical && marks_by_ink(line.words, cut)) fit_to_ink(line.words, cut);
            for (Word& word : line.words) word.box = cut.on_page(word.box);
        }
    }
}

}  // namespace galley::ocr_paddle
