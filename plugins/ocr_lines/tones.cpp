#include "tones.hpp"

#include <algorithm>

namespace galley::ocr_lines {

namespace {

/// Where the tone of the paper is taken in the order of all pixels, and those of the darkest and the brightest matter.
constexpr double paper_rank = 0.75, middle_rank = 0.5, dark_rank = 0.02, bright_rank = 0.98;
/// Pixels that are neither white nor near ink, as a share of the ink, from which paper is grainy. Drawn pages and good
/// scans have none or 0.002, worn ones 0.01 to 0.1.
constexpr double grain_min = 0.005;
/// The gray edge of a stroke is this wide, in pixels.
constexpr int edge = 2;
/// White begins at this share of the way from the threshold to the mean of the paper. Measured on Fraktur of 1799 to
/// 1918: 0 breaks thin strokes of faint print, 1 leaves most of the grain.
constexpr double white_share = 0.6;
/// Small vertical Chinese of 1939 reads better with all tones up to the mean of the paper: its strokes are too dense.
constexpr double white_share_dense = 1;
/// And with black put below the mean of its ink, by this share of the way from there to the threshold: on a whole page
/// 0.17 of the character 3-grams were right, 0.15 with black at the mean.
constexpr double black_share_dense = 1.5;
/// Leptonica puts the threshold at the lowest point of the histogram where Otsu's score is within this of its best.
constexpr float near_best = 0.1F;
/// Print is somewhere darker than this share of the way from the mean of its ink to the threshold. Measured on the same
/// pages: 0.5 and 1 are alike, without this a fourth more dots and dashes are read where none are.
constexpr double core_share = 0.5;
/// Ink and paper nearer to each other are one: the line is empty.
constexpr int contrast_min = 16;

/// Pixels darker than `white` that are neither ink nor the edge of it, as a share of the ink.
double grain(Pix* gray, int threshold, int white) {
    const PixPtr ink(pixThresholdToBinary(gray, threshold)), dark(pixThresholdToBinary(gray, white));
    const PixPtr strokes(pixDilateBrick(nullptr, ink.get(), 2 * edge + 1, 2 * edge + 1));
    if (!dark || !strokes) throw std::bad_alloc();
    pixSubtract(dark.get(), dark.get(), strokes.get());
    l_int32 grains = 0, inked = 0;
    pixCountPixels(dark.get(), &grains, nullptr);
    pixCountPixels(ink.get(), &inked, nullptr);
    return inked > 0 ? static_cast<double>(grains) / inked : 0;
}

/// Whitens what is nowhere as dark as print: specks, and the print of the other side.
void clear_specks(Pix* gray, int core, int white) {
    const PixPtr cores(pixThresholdToBinary(gray, core)), specks(pixThresholdToBinary(gray, white));
    const PixPtr print(pixSeedfillBinary(nullptr, cores.get(), specks.get(), 8));
    if (!print) throw std::bad_alloc();
    pixSubtract(specks.get(), specks.get(), print.get());
    constexpr l_uint32 paper = 255;
    pixSetMasked(gray, specks.get(), paper);
}

}  // namespace

Tones::Tones(Pix* gray) {
    const int width = pixGetWidth(gray), height = pixGetHeight(gray);
    for (int y = 0; y < height; ++y) {
        const l_uint32* row = pixGetData(gray) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(gray);
        for (int x = 0; x < width; ++x) ++counts_[GET_DATA_BYTE(row, x)];
    }
    total_ = static_cast<std::int64_t>(width) * height;
}

int Tones::at_rank(double share) const {
    const double wanted = share * static_cast<double>(total_);
    double below = 0;
    for (int tone = 0; tone < 256; ++tone)
        if ((below += counts_[static_cast<std::size_t>(tone)]) > wanted) return tone;
    return 255;
}

bool Tones::is_reversed() const {
    const int middle = at_rank(middle_rank);
    return middle - at_rank(dark_rank) < at_rank(bright_rank) - middle;
}

int Tones::paper() const { return at_rank(paper_rank); }

Tones Tones::inverted() const {
    Tones out = *this;
    std::reverse(out.counts_.begin(), out.counts_.end());
    return out;
}

bool clear_paper(Pix* gray, const Tones& tones, Print print) {
    NUMA* histogram = numaCreate(256);
    for (const int count : tones.counts_) numaAddNumber(histogram, static_cast<l_float32>(count));
    l_int32 threshold = 0;
    l_float32 ink = 0, paper = 0;
    const int failed = numaSplitDistribution(histogram, near_best, &threshold, &ink, &paper, nullptr, nullptr, nullptr);
    numaDestroy(&histogram);
    if (failed != 0 || paper - ink < contrast_min) return false;
    const double share = print == Print::dense ? white_share_dense : white_share;
    const auto white = static_cast<int>(threshold + share * (static_cast<double>(paper) - threshold));
    if (grain(gray, threshold, white) < grain_min) return false;
    constexpr l_float32 linear = 1;
    const double black = print == Print::dense ? ink - black_share_dense * (threshold - ink) : ink;
    if (print == Print::open) clear_specks(gray, static_cast<int>(ink + core_share * (threshold - ink)), white);
    pixGammaTRC(gray, gray, linear, static_cast<l_int32>(black), white);
    return true;
}

}  // namespace galley::ocr_lines
