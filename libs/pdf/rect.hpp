// Places on a page of a PDF, in points (1/72 inch), origin at the top left of the page as it is seen, y down.
#pragma once

namespace galley::pdf {

struct Rect {
    double x = 0, y = 0, w = 0, h = 0;

    [[nodiscard]] double right() const { return x + w; }
    [[nodiscard]] double bottom() const { return y + h; }
    [[nodiscard]] double area() const { return w > 0 && h > 0 ? w * h : 0; }
    [[nodiscard]] bool holds(double px, double py) const {
        return px >= x && px <= right() && py >= y && py <= bottom();
    }
    bool operator==(const Rect&) const = default;
};

inline double shared_area(const Rect& a, const Rect& b) {
    const double w = (a.right() < b.right() ? a.right() : b.right()) - (a.x > b.x ? a.x : b.x);
    const double h = (a.bottom() < b.bottom() ? a.bottom() : b.bottom()) - (a.y > b.y ? a.y : b.y);
    return w > 0 && h > 0 ? w * h : 0;
}

}  // namespace galley::pdf
