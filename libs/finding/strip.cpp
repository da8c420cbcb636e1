#include "finding/strip.hpp"

#include <algorithm>
#include <cmath>

namespace galley::finding {

namespace {

/// Bends flatter than this share of the thickness are none: four points say it all.
constexpr double flat = 0.08;

bool is_straight(const Strip& strip) {
    const double step = strip.length() / static_cast<double>(strip.middle.size() - 1);
    const double slope = strip.slope();
    for (std::size_t i = 0; i < strip.middle.size(); ++i)
        if (std::abs(strip.middle[i] - strip.middle.front() - slope * step * static_cast<double>(i)) >
            flat * strip.thickness)
            return false;
    return true;
}

}  // namespace

double Strip::middle_at(double along) const {
    const auto last = static_cast<double>(middle.size() - 1);
    if (length() <= 0 || middle.size() < 2) return middle.front();
    const double place = (along - from) / length() * last;
    const double left = std::clamp(std::floor(place), 0.0, last - 1);
    const auto i = static_cast<std::size_t>(left);
    return middle[i] + (middle[i + 1] - middle[i]) * (place - left);
}

double Strip::slope() const { return length() > 0 ? (middle.back() - middle.front()) / length() : 0; }

Strip cut_to(const Strip& strip, double from, double to) {
    Strip out = strip;
    out.from = from, out.to = to;
    const auto last = static_cast<double>(strip.middle.size() - 1);
    for (std::size_t i = 0; i < strip.middle.size(); ++i)
        out.middle[i] = strip.middle_at(from + (to - from) * static_cast<double>(i) / last);
    return out;
}

Strip scaled(const Strip& strip, double scale) {
    Strip out = strip;
    out.from *= scale, out.to *= scale, out.thickness *= scale;
    for (double& across : out.middle) across *= scale;
    return out;
}

Strip joined(const Strip& a, const Strip& b) {
    const Strip &first = a.from <= b.from ? a : b, &second = a.from <= b.from ? b : a;
    Strip out = first;
    out.to = std::max(first.to, second.to);
    out.thickness = std::max(first.thickness, second.thickness);
    // As many places as the denser of the two would have over the whole length.
    const double step = std::min(first.length() / static_cast<double>(first.middle.size() - 1),
                                 second.length() / static_cast<double>(second.middle.size() - 1));
    constexpr double most = 32;
    const auto places = static_cast<int>(std::clamp(std::ceil(out.length() / std::max(step, 1.0)), 1.0, most));
    out.middle.clear();
    for (int i = 0; i <= places; ++i) {
        const double along = out.from + out.length() * i / places;
        const double gap = std::max(second.from - first.to, 1e-6);
        const double share = std::clamp((along - first.to) / gap, 0.0, 1.0);
        out.middle.push_back(first.middle_at(std::min(along, first.to)) * (1 - share) +
                             second.middle_at(std::max(along, second.from)) * share);
    }
    return out;
}

std::vector<Point> outline(const Strip& strip, double scale, int width, int height) {
    const bool straight = is_straight(strip);
    const std::size_t places = straight ? 2 : strip.middle.size();
    std::vector<Point> out;
    const auto add = [&](std::size_t i, double side) {
        const double along = strip.from + strip.length() * static_cast<double>(i) / static_cast<double>(places - 1);
        const double across = strip.middle_at(along) + side * strip.thickness / 2;
        const double x = strip.vertical ? across : along, y = strip.vertical ? along : across;
        out.push_back({std::clamp(static_cast<int>(std::lround(x * scale)), 0, width),
                       std::clamp(static_cast<int>(std::lround(y * scale)), 0, height)});
    };
    // A vertical line is read downwards with its right side foremost, as if it were laid down a quarter turn to the
    // left.
    const double first = strip.vertical ? 1 : -1;
    for (std::size_t i = 0; i < places; ++i) add(i, first);
    for (std::size_t i = places; i-- > 0;) add(i, -first);
    return out;
}

Box box_around(const std::vector<Point>& points) {
    if (points.empty()) return {};
    int left = points.front().x, right = left, top = points.front().y, bottom = top;
    for (const Point& p : points) {
        left = std::min(left, p.x), right = std::max(right, p.x);
        top = std::min(top, p.y), bottom = std::max(bottom, p.y);
    }
    return {left, top, right - left, bottom - top};
}

}  // namespace galley::finding
