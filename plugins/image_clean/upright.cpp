#include "upright.hpp"

#include <cmath>
#include <numbers>

namespace galley::image_clean {
namespace {

// Standard deviations by which ascenders outweigh descenders. Leptonica's own minimum is 8; a page turned by mistake
// costs more than one left as it is.
constexpr double orientation_min = 10;
// Letters that stand upright show hardly anything sideways. Vertical text shows both.
constexpr double sideways_max = 0.35;

// Leptonica's search: range and step of its sweep and precision, degrees.
constexpr float skew_range = 6, skew_step = 1, skew_precision = 0.01F;
// How much better the found angle is than the others; Leptonica's documentation asks for 3.
constexpr float skew_confidence = 3;

// Smaller images, in pixels, hold no line of text to judge by.
constexpr int side_min = 64;

bool too_small(Pix* ink) { return pixGetWidth(ink) < side_min || pixGetHeight(ink) < side_min; }

double level_skew(Pix* ink, float& confidence) {
    float angle = 0;
    confidence = 0;
    const int failed = pixFindSkewSweepAndSearch(ink, &angle, &confidence, 2, 1, skew_range, skew_step, skew_precision);
    return failed != 0 || confidence < skew_confidence ? 0 : angle;
}

}  // namespace

int quarter_turns(Pix* ink) {
    if (too_small(ink)) return 0;
    float up = 0, left = 0;
    if (pixOrientDetect(ink, &up, &left, 0, 0) != 0) return 0;
    const double upright = std::abs(up), sideways = std::abs(left);
    if (upright >= orientation_min && sideways <= sideways_max * upright) return up > 0 ? 0 : 2;
    if (sideways >= orientation_min && upright <= sideways_max * sideways) return left > 0 ? 1 : 3;
    return 0;
}

double skew(Pix* ink) {
    if (too_small(ink)) return 0;
    float confidence = 0;
    const double level = level_skew(ink, confidence);
    if (confidence >= skew_confidence) return level;
    const PixPtr quarter(pixRotate90(ink, 1));
    return quarter ? level_skew(quarter.get(), confidence) : 0;
}

Transform way_back(int turns, double degrees, int width, int height) {
    Transform quarter;
    if (turns == 1) quarter = {0, 1, 0, -1, 0, static_cast<double>(height)};
    if (turns == 2) quarter = {-1, 0, static_cast<double>(width), 0, -1, static_cast<double>(height)};
    if (turns == 3) quarter = {0, -1, static_cast<double>(width), 1, 0, 0};
    if (turns % 2 != 0) std::swap(width, height);
    const double angle = degrees * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
    const double cx = width / 2.0, cy = height / 2.0;
    const Transform level{c, s, cx - c * cx - s * cy, -s, c, cy + s * cx - c * cy};
    return quarter.after(level);
}

}  // namespace galley::image_clean
