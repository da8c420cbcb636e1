#include "lines/strip.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace galley::lines {

namespace {

Spot between(const Spot& a, const Spot& b, double share) {
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

double distance(const Spot& a, const Spot& b) { return std::hypot(b.x - a.x, b.y - a.y); }

std::vector<Spot> spots(std::vector<Point>::const_iterator from, std::vector<Point>::const_iterator to) {
    std::vector<Spot> out;
    for (; from != to; ++from) out.push_back({static_cast<double>(from->x), static_cast<double>(from->y)});
    return out;
}

/// Whether an edge goes on all the time in the direction of its ends, and that is `down` or to the right.
bool goes_on(const std::vector<Spot>& edge, bool down) {
    const Spot whole{edge.back().x - edge.front().x, edge.back().y - edge.front().y};
    if (down ? whole.y <= std::abs(whole.x) : whole.x <= std::abs(whole.y)) return false;
    for (std::size_t i = 1; i < edge.size(); ++i)
        if ((edge[i].x - edge[i - 1].x) * whole.x + (edge[i].y - edge[i - 1].y) * whole.y <= 0) return false;
    return true;
}

}  // namespace

Strip::Strip(const Line& line) : vertical_(line.writing_mode == WritingMode::vertical_rl) {
    const auto& p = line.polygon;
    if (p.size() >= 4 && p.size() % 2 == 0) {
        const auto middle = p.begin() + static_cast<std::ptrdiff_t>(p.size() / 2);
        first_ = spots(p.begin(), middle);
        other_ = spots(middle, p.end());
        std::reverse(other_.begin(), other_.end());
    }
    if (first_.empty() || !goes_on(first_, vertical_) || !goes_on(other_, vertical_)) {
        const double left = line.box.x, top = line.box.y, right = line.box.right(), bottom = line.box.bottom();
        if (vertical_)
            first_ = {{right, top}, {right, bottom}}, other_ = {{left, top}, {left, bottom}};
        else
            first_ = {{left, top}, {right, top}}, other_ = {{left, bottom}, {right, bottom}};
    }
    along_.push_back(0);
    for (std::size_t i = 0; i < first_.size(); ++i) {
        height_ += distance(first_[i], other_[i]) / static_cast<double>(first_.size());
        if (i > 0)
            along_.push_back(along_.back() +
                             distance(between(first_[i - 1], other_[i - 1], 0.5), between(first_[i], other_[i], 0.5)));
    }
}

Spot Strip::on(const std::vector<Spot>& edge, double along) const {
    // The piece that holds the place; the first and the last go on beyond their ends.
    std::size_t i = 1;
    while (i + 1 < along_.size() && along > along_[i]) ++i;
    const double piece = along_[i] - along_[i - 1];
    return between(edge[i - 1], edge[i], piece > 0 ? (along - along_[i - 1]) / piece : 0);
}

Spot Strip::at(double along, double across) const { return between(on(first_, along), on(other_, along), across); }

Box Strip::box(double from, double to) const {
    constexpr double far = std::numeric_limits<std::int32_t>::max() / 4.0;
    double left = far, top = far, right = -far, bottom = -far;
    const auto hold = [&](const Spot& s) {
        left = std::min(left, s.x), right = std::max(right, s.x);
        top = std::min(top, s.y), bottom = std::max(bottom, s.y);
    };
    const auto hold_both = [&](double along) { hold(at(along, 0)), hold(at(along, 1)); };
    hold_both(from), hold_both(to);
    for (const double corner : along_)
        if (corner > from && corner < to) hold_both(corner);
    const auto x = static_cast<std::int32_t>(std::lround(left)), y = static_cast<std::int32_t>(std::lround(top));
    return {x, y, std::max(1, static_cast<std::int32_t>(std::lround(right)) - x),
            std::max(1, static_cast<std::int32_t>(std::lround(bottom)) - y)};
}

}  // namespace galley::lines
