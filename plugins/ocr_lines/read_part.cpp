#include "read_part.hpp"

#include <new>

namespace galley::ocr_lines {

namespace {

// Paper left and right of a part, in heights of the image.
constexpr double end_paper = 0.1;

}  // namespace

std::vector<Word> read_part(const LineImage& image, Stretch at, const Reader& read) {
    if (at.width() == static_cast<int>(pixGetWidth(image.pix.get()))) return read(image.pix.get());
    const int height = pixGetHeight(image.pix.get()), paper = static_cast<int>(height * end_paper);
    PixPtr part = clipped(image.pix.get(), {at.from, 0, at.width(), height});
    part.reset(pixAddBorderGeneral(part.get(), paper, paper, 0, 0, image.paper));
    if (!part) throw std::bad_alloc();
    std::vector<Word> words = read(part.get());
    for (Word& word : words) word.box.x += at.from - paper;
    return words;
}

}  // namespace galley::ocr_lines
