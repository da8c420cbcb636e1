#include "hangul.hpp"

#include <algorithm>
#include <iterator>

#include "galley/utf8.hpp"
#include "geometry/boxes.hpp"

namespace galley::ocr_tesseract {

namespace {

/// A Korean space takes a third of a letter and more, which is at least so much of its line's thickness.
constexpr double space_min = 0.29;

bool joins(const Word& a, const Word& b, double thickness) {
    const std::u32string before = decode_utf8(a.text), behind = decode_utf8(b.text);
    if (before.empty() || behind.empty() || !is_hangul(before.back()) || !is_hangul(behind.front())) return false;
    return b.box.x - a.box.right() < space_min * thickness;
}

}  // namespace

std::vector<Word> with_hangul_joined(std::vector<Word> words, double thickness) {
    std::vector<Word> out;
    for (Word& word : words) {
        if (out.empty() || !joins(out.back(), word, thickness)) {
            out.push_back(std::move(word));
            continue;
        }
        out.back().text += word.text;
        out.back().box = geometry::unite(out.back().box, word.box);
        out.back().confidence = std::min(out.back().confidence, word.confidence);
    }
    return out;
}

}  // namespace galley::ocr_tesseract
