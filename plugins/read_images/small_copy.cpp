#include "small_copy.hpp"

#include <algorithm>
#include <cmath>

namespace galley::read_images {
namespace {

toolkit::PixPtr owned(Pix* pix) {
    if (pix == nullptr) throw std::bad_alloc();
    return toolkit::PixPtr(pix);
}

}  // namespace

toolkit::PixPtr small_copy(Pix* page, double pixels_max) {
    const double pixels = static_cast<double>(pixGetWidth(page)) * pixGetHeight(page);
    const auto factor = static_cast<float>(std::min(1.0, std::sqrt(pixels_max / pixels)));
    // Scaled before it turns gray: no gray copy of a large page.
    const bool scaled = factor < 1 && pixGetWidth(page) * factor >= 2 && pixGetHeight(page) * factor >= 2;
    const toolkit::PixPtr small = owned(!scaled                  ? pixClone(page)
                                        : pixGetDepth(page) == 1 ? pixScaleToGray(page, factor)
                                                                 : pixScaleAreaMap(page, factor, factor));
    return owned(pixGetDepth(small.get()) == 8 ? pixClone(small.get()) : pixConvertTo8(small.get(), 0));
}

}  // namespace galley::read_images
