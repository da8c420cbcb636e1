#include "recognizer.hpp"

#include <algorithm>
#include <cmath>

#include "ctc.hpp"

namespace galley::ocr_paddle {

namespace {

/// What the networks were trained with: lines of this height, in pixels, and tones from -1 for black to 1 for white.
constexpr int line_height = 48, channels = 3;
/// Narrower ones leave nothing to look at.
constexpr int least_width = 16;
/// White above and below, in heights of the image. The time that a line takes goes with its width, and so with what
/// share of the height the type has: with this 0.55. Clean pages are read as well with 0.45 and a sixth faster, worn
/// ones worse.
constexpr double white_share = 0.1;

PixPtr framed(Pix* line) {
    l_uint32 paper = 0;
    pixGetPixel(line, 0, 0, &paper);  // a line image begins with paper
    const int white = static_cast<int>(pixGetHeight(line) * white_share);
    PixPtr out(pixAddBorderGeneral(line, 0, 0, white, white, paper));
    if (!out) throw std::bad_alloc();
    return out;
}

PixPtr scaled(Pix* line) {
    const double factor = static_cast<double>(line_height) / pixGetHeight(line);
    const int width = std::max(least_width, static_cast<int>(std::lround(pixGetWidth(line) * factor)));
    PixPtr out(pixScaleToSize(line, width, line_height));
    if (!out) throw std::bad_alloc();
    return out;
}

Tensor as_input(Pix* line) {
    const int width = pixGetWidth(line);
    Tensor out{{1, channels, line_height, width}, true, std::make_shared<std::vector<float>>()};
    out.numbers->reserve(static_cast<std::size_t>(out.count()));
    constexpr float middle = 127.5F;
    for (int y = 0; y < line_height; ++y) {
        const l_uint32* row = pixGetData(line) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(line);
        for (int x = 0; x < width; ++x) {
            const float tone = static_cast<float>(GET_DATA_BYTE(row, x)) / middle - 1;
            out.numbers->insert(out.numbers->end(), channels, tone);
        }
    }
    return out;
}

}  // namespace

Recognizer::Recognizer(const std::filesystem::path& model, const std::filesystem::path& alphabet)
    : alphabet_(read_alphabet(alphabet)), network_(read_onnx(model)) {}

std::vector<Word> Recognizer::read(Pix* line) {
    const Tensor scores = network_.run(as_input(scaled(framed(line).get()).get()));
    const std::vector<Character> characters = with_doubtful(decode(scores, alphabet_), scores, alphabet_);
    return words_of(characters, pixGetWidth(line), pixGetHeight(line));
}

}  // namespace galley::ocr_paddle
