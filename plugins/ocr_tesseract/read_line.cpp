#include "read_line.hpp"

#include <algorithm>
#include <cmath>

#include "ground.hpp"
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
    std::vector<Word> words =
        engine.read_characters(with_ground_white(as_pix(lines::sample(image, strip, window))).get());
    for (Word& word : words) {
        const double from = std::clamp(window.from + word.box.x / across, 0.0, strip.length());
        const double to = std::clamp(window.from + word.box.right() / across, from, strip.length());
        word.box = strip.box(from, to);
    }
    return words;
}

double word_confidence(double of_character) { return std::max(0.0, 1 - certainty_scale * (1 - of_character)); }

}  // namespace galley::ocr_tesseract
