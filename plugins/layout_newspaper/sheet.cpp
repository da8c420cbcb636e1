#include "sheet.hpp"

#include <cmath>
#include <numbers>

namespace galley::layout_newspaper {
namespace {

// Side of the squares in which the brightness of the paper is measured, in working pixels: some characters wide, so
// that every square shows paper.
constexpr int shading_square = 32;
// Darker than this may be ink, when measuring paper (0 black, 255 white).
constexpr int shading_ink = 100;
// Paper is brought to this level.
constexpr int paper_level = 220;
// Ink and paper part here when Otsu's method finds no two classes worth the name.
constexpr int plain_threshold = 140;
constexpr int threshold_min = 90, threshold_max = 180;

constexpr double degrees = std::numbers::pi / 180;
// Leptonica's search of the skew: range and step of the sweep, degrees.
constexpr double skew_range = 6, skew_step = 1, skew_precision = 0.01;
// Leptonica's measure of how much better the found angle is than the rest; its documentation asks for 3.
constexpr double skew_confidence = 3;
// Less turn than this is not worth resampling: a column's line strays by less than a tenth of its height.
constexpr double skew_ignored = 0.12 * degrees;

PixPtr owned(Pix* pix) {
    if (pix == nullptr) throw std::bad_alloc();
    return PixPtr(pix);
}

int otsu_threshold(Pix* gray) {
    NUMA* histogram = pixGetGrayHistogram(gray, 4);
    int split = plain_threshold;
    if (histogram == nullptr ||
        numaSplitDistribution(histogram, 0.1F, &split, nullptr, nullptr, nullptr, nullptr, nullptr) != 0)
        split = plain_threshold;
    numaDestroy(&histogram);
    return std::clamp(split, threshold_min, threshold_max);
}

PixPtr ink_of(Pix* gray) {
    PixPtr even(pixBackgroundNorm(gray, nullptr, nullptr, shading_square, shading_square, shading_ink,
                                  shading_square * shading_square / 4, paper_level, 2, 2));
    Pix* source = even ? even.get() : gray;  // a page of a few pixels has no squares to measure
    return owned(pixThresholdToBinary(source, otsu_threshold(source)));
}

double level_of(Pix* ink, float& confidence) {
    float angle = 0;
    if (pixFindSkewSweepAndSearch(ink, &angle, &confidence, 2, 1, skew_range, skew_step, skew_precision) != 0) {
        confidence = 0;
        return 0;
    }
    return angle * degrees;
}

}  // namespace

PixPtr reduced_gray(const ImageView& image, int scale) {
    const int width = std::max(1, image.width / scale), height = std::max(1, image.height / scale);
    PixPtr out = detail::new_pix(width, height, 8, image.dpi / scale);
    const int columns = std::min(width * scale, image.width), rows = std::min(scale, image.height);
    const int step = image.format == PixelFormat::rgb ? 3 : 1;
    std::vector<std::uint32_t> sums(static_cast<std::size_t>(width));
    for (int y = 0; y < height; ++y) {
        std::fill(sums.begin(), sums.end(), 0);
        for (int k = 0; k < rows; ++k) {
            const std::uint8_t* row = image.pixels + static_cast<std::ptrdiff_t>(y * scale + k) * image.stride;
            for (int x = 0; x < columns; ++x) {
                const int value = image.format == PixelFormat::bilevel ? (row[x >> 3] >> (7 - (x & 7)) & 1 ? 0 : 255)
                                  : image.format == PixelFormat::gray  ? row[x]
                                                                       : row[x * step + 1];  // green stands for all
                sums[static_cast<std::size_t>(x / scale)] += static_cast<std::uint32_t>(value);
            }
        }
        l_uint32* line = pixGetData(out.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(out.get());
        const auto count = static_cast<std::uint32_t>(rows * std::min(scale, columns));
        for (int x = 0; x < width; ++x) SET_DATA_BYTE(line, x, sums[static_cast<std::size_t>(x)] / count);
    }
    return out;
}

double skew_of(Pix* ink) {
    float level_confidence = 0, upright_confidence = 0;
    const double level = level_of(ink, level_confidence);
    if (level_confidence >= skew_confidence) return level;
    // Pages of vertical text have no level lines; their columns are level when the page is turned by a quarter.
    const PixPtr quarter(pixRotate90(ink, 1));
    const double upright = quarter ? level_of(quarter.get(), upright_confidence) : 0;
    return upright_confidence >= skew_confidence ? upright : 0;
}

Sheet make_sheet(const ImageView& image, int scale) {
    Sheet sheet;
    sheet.gray = reduced_gray(image, scale);
    sheet.ink = ink_of(sheet.gray.get());
    const int width = pixGetWidth(sheet.gray.get()), height = pixGetHeight(sheet.gray.get());
    double angle = skew_of(sheet.ink.get());
    if (std::abs(angle) < skew_ignored) angle = 0;
    if (angle != 0) {
        // Given its size, Leptonica makes the turned copy large enough for all corners.
        const auto turn = [&](Pix* pix) {
            return owned(pixRotate(pix, static_cast<float>(angle), L_ROTATE_SHEAR, L_BRING_IN_WHITE, width, height));
        };
        sheet.gray = turn(sheet.gray.get());
        sheet.ink = turn(sheet.ink.get());
    }
    const double cx = pixGetWidth(sheet.gray.get()) / 2.0, cy = pixGetHeight(sheet.gray.get()) / 2.0;
    const double c = scale * std::cos(angle), s = scale * std::sin(angle);
    sheet.to_image = {c, s, scale * width / 2.0 - c * cx - s * cy, -s, c, scale * height / 2.0 + s * cx - c * cy};
    return sheet;
}

}  // namespace galley::layout_newspaper
