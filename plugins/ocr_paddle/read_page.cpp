#include "read_page.hpp"

#include "galley/utf8.hpp"
#include "read_lines.hpp"
#include "read_vertical.hpp"

namespace galley::ocr_paddle {

namespace {

using ocr_lines::LineImage, ocr_lines::LineReaders, ocr_lines::Reader;

/// A digit by itself is read with so much confidence, at the least: the network is used to lines.
constexpr double sure_of_digit = 0.5;

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

Reader as_reader(Recognizer& recognizer) {
    return [&recognizer](Pix* pix) {
        std::vector<Word> words = recognizer.read(pix);
        print_marks(words);
        for (Word& word : words) word.confidence = ocr_lines::character_confidence(word.confidence);
        return words;
    };
}

}  // namespace

void read_page(Page& page, const ImageView& image, Recognizer& recognizer, const std::function<void()>& pause) {
    const PixPtr gray = to_gray_pix(image);
    const Reader read = as_reader(recognizer);
    const LineReaders readers{[&](const LineImage& line, BlockKind) { return read(line.pix.get()); },
                              [&](const LineImage& line) {
                                  return read_vertical(line, {{}, read, {}, sure_of_digit});
                              },
                              true};
    for (Block& block : page.blocks)
        if (ocr_lines::is_unread(block)) read_lines(block, gray.get(), readers, pause);
}

}  // namespace galley::ocr_paddle
