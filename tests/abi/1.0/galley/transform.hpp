// Optional part of the SDK (needs nlohmann-json): how a page's upright image lies on the page as read.
//
// A stage that turns or straightens a page emits the result as the layer "upright" and records the way back in the
// page's attrs, as "transform". Boxes in the model always are those of the page as read: whoever works on a layer maps
// what it finds with this.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "galley/json.hpp"
#include "galley/model.hpp"

namespace galley {

/// x' = xx x + xy y + x0, y' = yx x + yy y + y0; from pixels of the layer to pixels of the page as read.
struct Transform {
    double xx = 1, xy = 0, x0 = 0;
    double yx = 0, yy = 1, y0 = 0;

    [[nodiscard]] Point operator()(Point p) const {
        return {static_cast<std::int32_t>(std::lround(xx * p.x + xy * p.y + x0)),
                static_cast<std::int32_t>(std::lround(yx * p.x + yy * p.y + y0))};
    }

    /// The corners of a box, in the order top left, top right, bottom right, bottom left of the layer.
    [[nodiscard]] std::vector<Point> corners(const Box& b) const {
        return {(*this)({b.x, b.y}), (*this)({b.right(), b.y}), (*this)({b.right(), b.bottom()}),
                (*this)({b.x, b.bottom()})};
    }

    /// The smallest upright box around the corners, kept within `width` and `height`.
    [[nodiscard]] Box operator()(const Box& b, std::int32_t width, std::int32_t height) const {
        std::int32_t left = width, top = height, right = 0, bottom = 0;
        for (const Point& p : corners(b)) {
            left = std::min(left, p.x), right = std::max(right, p.x);
            top = std::min(top, p.y), bottom = std::max(bottom, p.y);
        }
        left = std::clamp(left, 0, width), right = std::clamp(right, 0, width);
        top = std::clamp(top, 0, height), bottom = std::clamp(bottom, 0, height);
        return {left, top, right - left, bottom - top};
    }

    /// First `inner`, then this.
    [[nodiscard]] Transform after(const Transform& inner) const {
        return {xx * inner.xx + xy * inner.yx, xx * inner.xy + xy * inner.yy, xx * inner.x0 + xy * inner.y0 + x0,
                yx * inner.xx + yy * inner.yx, yx * inner.xy + yy * inner.yy, yx * inner.x0 + yy * inner.y0 + y0};
    }

    /// The way from the page as read to the layer. The transform must not be flat; turns and shifts never are.
    [[nodiscard]] Transform inverse() const {
        const double det = xx * yy - xy * yx;
        const double a = yy / det, b = -xy / det, c = -yx / det, d = xx / det;
        return {a, b, -(a * x0 + b * y0), c, d, -(c * x0 + d * y0)};
    }

    bool operator==(const Transform&) const = default;
};

inline void record(Page& page, const Transform& t) {
    set_attr(page.attrs, "transform", std::array<double, 6>{t.xx, t.xy, t.x0, t.yx, t.yy, t.y0});
}

/// What an earlier stage recorded; nothing when the page's image stands as read.
inline std::optional<Transform> transform_of(const Page& page) {
    const auto t = attr<std::vector<double>>(page.attrs, "transform");
    if (!t || t->size() != 6) return std::nullopt;
    return Transform{(*t)[0], (*t)[1], (*t)[2], (*t)[3], (*t)[4], (*t)[5]};
}

}  // namespace galley
