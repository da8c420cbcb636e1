#include "clean.hpp"

#include <cmath>
#include <new>
#include <string>

#include "galley/error.hpp"
#include "upright.hpp"

namespace galley::image_clean {
namespace {

// Judging needs no more than this many pixels: orientation and skew show at half of 300 dpi.
constexpr double judged_pixels = 10e6;
// Between ink and paper once the paper is even.
constexpr int ink_threshold = 140;
// A turn by less than this many degrees is not worth resampling.
constexpr double skew_ignored = 0.15;

// The page is lit evenly within squares of this many pixels; darker than `maybe_ink` may be ink when paper is measured.
constexpr int square = 32, maybe_ink = 100, even_paper = 230, smoothing = 2;

constexpr int usual_dpi = 300;  // where the file does not say
constexpr int points_per_inch = 72;

PixPtr owned(Pix* pix) {
    if (pix == nullptr) throw std::bad_alloc();
    return PixPtr(pix);
}

/// Gray with even paper. A page too small to measure stays as it is.
PixPtr evened(Pix* gray) {
    PixPtr even(pixBackgroundNorm(gray, nullptr, nullptr, square, square, maybe_ink, square * square / 4, even_paper,
                                  smoothing, smoothing));
    return even ? std::move(even) : owned(pixClone(gray));
}

PixPtr ink_of(Pix* even) { return owned(pixThresholdToBinary(even, ink_threshold)); }

/// A small black and white copy, on which orientation and skew are judged.
PixPtr judged(Pix* gray) {
    const double pixels = static_cast<double>(pixGetWidth(gray)) * pixGetHeight(gray);
    const auto factor = static_cast<float>(std::min(1.0, std::sqrt(judged_pixels / std::max(1.0, pixels))));
    const PixPtr small(factor < 1 ? pixScaleAreaMap(gray, factor, factor) : pixClone(gray));
    return ink_of(evened(small ? small.get() : gray).get());
}

/// Ink that hangs together with the edge of the image is no print but what lies beside the paper.
void whiten_borders(Pix* even, Pix* ink) {
    const PixPtr border = owned(pixExtractBorderConnComps(ink, 8));
    const PixPtr wide(pixDilateBrick(nullptr, border.get(), 5, 5));
    pixSetMasked(even, wide ? wide.get() : border.get(), 255);
    pixSubtract(ink, ink, border.get());
}

PixPtr without_specks(PixPtr ink, double points) {
    const int dpi = pixGetXRes(ink.get()) > 0 ? pixGetXRes(ink.get()) : usual_dpi;
    const int side = static_cast<int>(std::lround(points * dpi / points_per_inch));
    if (side < 2) return ink;
    PixPtr kept(pixSelectBySize(ink.get(), side, side, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GTE, nullptr));
    return kept ? std::move(kept) : std::move(ink);
}

}  // namespace

Cleaned clean(const ImageView& image, const Settings& settings) {
    const std::int64_t pixels = static_cast<std::int64_t>(image.width) * image.height;
    if (pixels > pixels_max)
        throw LimitError("the page has " + std::to_string(pixels / 1'000'000) +
                         " megapixels, and cleaning takes up to " + std::to_string(pixels_max / 1'000'000) +
                         "; scan it at a lower resolution, or leave image.clean out");
    PixPtr gray = to_gray_pix(image);
    int turns = 0;
    double degrees = 0;
    {
        PixPtr small = judged(gray.get());
        if (settings.orientation) turns = quarter_turns(small.get());
        if (turns != 0) small = owned(pixRotateOrth(small.get(), turns));
        if (settings.deskew) degrees = skew(small.get());
        if (std::abs(degrees) < skew_ignored) degrees = 0;
    }
    Cleaned out;
    if (turns != 0) gray = owned(pixRotateOrth(gray.get(), turns));
    if (degrees != 0) {
        const auto radians = static_cast<float>(degrees * 3.14159265358979 / 180);
        gray = owned(pixRotateAMGray(gray.get(), radians, 255));
    }
    if (turns != 0 || degrees != 0) out.to_page = way_back(turns, degrees, image.width, image.height);

    out.even = settings.shading ? evened(gray.get()) : owned(pixCopy(nullptr, gray.get()));
    if (out.to_page) out.upright = std::move(gray);
    gray.reset();
    out.ink = ink_of(out.even.get());
    if (settings.borders) whiten_borders(out.even.get(), out.ink.get());
    out.ink = without_specks(std::move(out.ink), settings.despeckle_pt);
    return out;
}

}  // namespace galley::image_clean
