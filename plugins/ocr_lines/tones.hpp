// The tones of a gray line image: paper, ink, and what lies between.
#pragma once

#include <array>

#include "galley/leptonica.hpp"

namespace galley::ocr_lines {

/// How close the strokes of the type stand: those of small Chinese characters run together or break when what lies
/// between ink and paper is made white.
enum class Print { open, dense };

/// How many pixels have each tone, 0 black to 255 white.
class Tones {
  public:
    explicit Tones(Pix* gray);

    /// The tone below which this share of the pixels lies.
    [[nodiscard]] int at_rank(double share) const;
    /// Light ink on dark paper: most of the pixels are nearer to the darkest tone than to the brightest.
    [[nodiscard]] bool is_reversed() const;
    /// Tone of the paper, when it is not reversed.
    [[nodiscard]] int paper() const;
    /// The same tones after pixInvert.
    [[nodiscard]] Tones inverted() const;

  private:
    friend bool clear_paper(Pix* gray, const Tones& tones, Print print);
    Tones() = default;

    std::array<int, 256> counts_{};
    std::int64_t total_ = 0;
};

/// Old paper shows grain, stains and the print of its other side, which is read as dots, colons and commas. Spreads the
/// tones so that everything clearly nearer to paper than to ink, as Otsu's method (1979) parts them, is white, while
/// the gray edges of strokes stay. Even paper, as of a page drawn by a program, is left alone. True when the paper is
/// white now.
bool clear_paper(Pix* gray, const Tones& tones, Print print = Print::open);

}  // namespace galley::ocr_lines
