#include "read_line.hpp"

#include <algorithm>
#include <cmath>
#include <new>
#include <string>
#include <vector>

#include "galley/utf8.hpp"
#include "ground.hpp"
#include "language/letters.hpp"
#include "lines/sample.hpp"

namespace galley::ocr_tesseract {

namespace {

/// What is added above and below, and at either end, in heights of the line.
constexpr double air = 0.12, end_air = 0.3;
/// Heights of pictures, in pixels: Tesseract scales lines to 36 or 48 itself, but looks for ink in the picture first,
/// and finds little in small ones; larger ones cost time alone.
constexpr double least_height = 48, most_height = 96;
constexpr int widest = 8000;
constexpr int white = 255;
constexpr double certainty_scale = 7;  // kCertaintyScale of Tesseract's lstmrecognizer.cpp

/// Gray tones, dark on light.
toolkit::PixPtr as_pix(const lines::Samples& samples) {
    toolkit::PixPtr pix(pixCreate(samples.width, samples.height, 8));
    if (!pix) throw std::bad_alloc();
    const bool turned = lines::is_light_on_dark(samples);
    for (int y = 0; y < samples.height; ++y) {
        l_uint32* row = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
        for (int x = 0; x < samples.width; ++x) {
            const int tone = samples.tone(x, y);
            SET_DATA_BYTE(row, x, turned ? white - tone : tone);
        }
    }
    return pix;
}

bool runs_right_to_left(const std::vector<Word>& words) {
    std::u32string text;
    for (const Word& word : words) text += decode_utf8(word.text);
    return language::direction_of(text).right_to_left;
}

/// The words of a line whose picture is cut off where its ink ends: in the white beyond, which other scripts want, the
/// models for Arabic and Hebrew see stops and bars.
std::vector<Word> read_to_the_ink(Pix* picture, Engine& engine) {
    constexpr int middle_gray = 128, margin = 3;
    const toolkit::PixPtr ink(pixThresholdToBinary(picture, middle_gray));
    ::Box* around = nullptr;
    if (!ink || pixClipToForeground(ink.get(), nullptr, &around) != 0 || around == nullptr)
        return engine.read_characters(picture);
    l_int32 left = 0, width = 0;
    boxGetGeometry(around, &left, nullptr, &width, nullptr);
    boxDestroy(&around);
    const int from = std::max(0, left - margin), to = std::min(pixGetWidth(picture), left + width + margin);
    ::Box* part = boxCreate(from, 0, to - from, pixGetHeight(picture));
    const toolkit::PixPtr cut(pixClipRectangle(picture, part, nullptr));
    boxDestroy(&part);
    if (!cut) throw std::bad_alloc();
    std::vector<Word> words = engine.read_characters(cut.get());
    for (Word& word : words) word.box.x += from;
    return words;
}

}  // namespace

std::vector<Word> read_line(const Line& line, const ImageView& image, Engine& engine) {
    const lines::Strip strip(line);
    if (strip.height() < 1 || strip.length() < 1) return {};
    const double high = strip.height() * (1 + 2 * air), ends = end_air * strip.height();
    const double scale = std::clamp(high, least_height, most_height) / high;
    lines::Window window;
    window.first = -air, window.other = 1 + air;
    window.from = -ends, window.to = strip.length() + ends;
    window.height = static_cast<int>(std::lround(high * scale));
    window.width = std::clamp(static_cast<int>(std::lround((window.to - window.from) * scale)), 1, widest);
    const double across = window.width / (window.to - window.from);
    const toolkit::PixPtr picture = with_ground_white(as_pix(lines::sample(image, strip, window)));
    std::vector<Word> words = engine.read_characters(picture.get());
    if (runs_right_to_left(words)) words = read_to_the_ink(picture.get(), engine);
    for (Word& word : words) {
        const double from = std::clamp(window.from + word.box.x / across, 0.0, strip.length());
        const double to = std::clamp(window.from + word.box.right() / across, from, strip.length());
        word.box = strip.box(from, to);
    }
    return words;
}

double word_confidence(double of_character) { return std::max(0.0, 1 - certainty_scale * (1 - of_character)); }

}  // namespace galley::ocr_tesseract
