#include "ground.hpp"

#include <algorithm>

namespace galley::ocr_tesseract {

namespace {

/// So many of the pixels are at least as dark as the ink, and as light as the ground.
constexpr float inked = 0.02F, bare = 0.6F;
/// Ground is what has no ink so near, in heights of the picture.
constexpr double near = 0.06;
/// Ink is what has so much of the contrast at least; and so much of the ground may be darker than what becomes white.
constexpr double ink_share = 0.6;
constexpr float darker_ground = 0.005F;
/// With less contrast there is nothing to stretch.
constexpr int least_contrast = 16;
constexpr int white = 255;

/// How many pixels have each tone; those under `mask` only, unless it is null.
class Histogram {
  public:
    Histogram(Pix* picture, Pix* mask) : counts_(pixGetGrayHistogramMasked(picture, mask, 0, 0, 1)) {}
    ~Histogram() { numaDestroy(&counts_); }
    Histogram(const Histogram&) = delete;
    Histogram& operator=(const Histogram&) = delete;

    /// The tone that `share` of the pixels are as dark as at most; white where there are none.
    [[nodiscard]] int tone_at_rank(float share) const {
        float sum = 0, tone = 0;
        if (counts_ == nullptr || numaGetSum(counts_, &sum) != 0 || sum <= 0) return white;
        numaHistogramGetValFromRank(counts_, share, &tone);
        return static_cast<int>(tone);
    }

  private:
    NUMA* counts_;
};

}  // namespace

toolkit::PixPtr with_ground_white(toolkit::PixPtr picture) {
    const Histogram tones(picture.get(), nullptr);
    const int ink = tones.tone_at_rank(inked), ground = tones.tone_at_rank(bare);
    if (ground - ink < least_contrast) return picture;
    const int faintest = ground - static_cast<int>(ink_share * (ground - ink));
    const toolkit::PixPtr dark(pixThresholdToBinary(picture.get(), faintest));
    const int around = 2 * std::max(1, static_cast<int>(near * pixGetHeight(picture.get()))) + 1;
    const toolkit::PixPtr inks(pixDilateBrick(nullptr, dark.get(), around, around));
    const toolkit::PixPtr away(pixInvert(nullptr, inks.get()));
    if (!away) return picture;
    const int darkest = Histogram(picture.get(), away.get()).tone_at_rank(darker_ground);
    toolkit::PixPtr out(pixGammaTRC(nullptr, picture.get(), 1, ink, std::clamp(darkest, faintest, ground)));
    return out ? std::move(out) : std::move(picture);
}

}  // namespace galley::ocr_tesseract
