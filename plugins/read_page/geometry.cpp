#include "geometry.hpp"

#include <algorithm>
#include <cmath>

#include "toolkit/xml.hpp"

namespace galley::read_page {

namespace {

/// Positions beyond this are damage; sums of two still fit an int.
constexpr double farthest_pixel = 1e8;

int pixel(double value) {
    return std::isfinite(value) ? static_cast<int>(std::lround(std::clamp(value, -farthest_pixel, farthest_pixel))) : 0;
}

}  // namespace

std::vector<Point> points_of(const pugi::xml_node& coords) {
    std::vector<Point> out;
    const std::vector<double> numbers = xml::numbers_in(coords.attribute("points").value());
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) out.push_back({pixel(numbers[i]), pixel(numbers[i + 1])});
    for (const pugi::xml_node point : coords.children("Point"))
        out.push_back({pixel(point.attribute("x").as_double()), pixel(point.attribute("y").as_double())});
    return out;
}

bool is_rectangle(const std::vector<Point>& points, const Box& box) {
    const Point corners[] = {{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}};
    return points.size() == 4 && std::is_permutation(points.begin(), points.end(), std::begin(corners));
}

}  // namespace galley::read_page
