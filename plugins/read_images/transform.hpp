// How a page's image lies on the image in its file.
#pragma once

#include <cmath>
#include <cstdint>

#include "galley/model.hpp"

namespace galley::read_images {

/// x' = xx x + xy y + x0, y' = yx x + yy y + y0; from pixels of the page to pixels of the file's image.
struct Transform {
    double xx = 1, xy = 0, x0 = 0;
    double yx = 0, yy = 1, y0 = 0;

    [[nodiscard]] Point operator()(Point p) const {
        return {static_cast<std::int32_t>(std::lround(xx * p.x + xy * p.y + x0)),
                static_cast<std::int32_t>(std::lround(yx * p.x + yy * p.y + y0))};
    }

    /// First `inner`, then this.
    [[nodiscard]] Transform after(const Transform& inner) const {
        return {xx * inner.xx + xy * inner.yx, xx * inner.xy + xy * inner.yy, xx * inner.x0 + xy * inner.y0 + x0,
                yx * inner.xx + yy * inner.yx, yx * inner.xy + yy * inner.yy, yx * inner.x0 + yy * inner.y0 + y0};
    }

    bool operator==(const Transform&) const = default;
};

}  // namespace galley::read_images
