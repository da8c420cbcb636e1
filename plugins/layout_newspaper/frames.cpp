#include "frames.hpp"

#include <cmath>

namespace galley::layout_newspaper {
namespace {

// In units of body height.
constexpr double corner = 0.8;    // how far ends of rules stand from a corner
constexpr double side_min = 2.5;  // least height of a frame
// A side's rule runs along this share of it.
constexpr double side_share = 0.8;

bool side_at(int x, int top, int bottom, const Boxes& upright, double slack) {
    return std::any_of(upright.begin(), upright.end(), [&](const Box& r) {
        return std::abs(center_x(r) - x) <= slack &&
               overlap_y(r, {0, top, 1, bottom - top}) >= side_share * (bottom - top);
    });
}

/// A level rule between top and bottom that runs out of the box: the box lies over several frames.
bool crossed(const Box& top, const Box& bottom, const Boxes& level, double slack) {
    const Box box = unite(top, bottom);
    return std::any_of(level.begin(), level.end(), [&](const Box& r) {
        const bool inside = r.y > top.bottom() && r.bottom() < bottom.y;
        const bool beyond = r.x < box.x - slack || r.right() > box.right() + slack;
        return inside && beyond && overlap_x(r, box) >= side_share * box.w;
    });
}

}  // namespace

Boxes frames_of(const Rules& rules, const Boxes& known, double body) {
    const double slack = corner * body;
    Boxes frames = known;
    for (const Box& top : rules.level)
        for (const Box& bottom : rules.level) {  // sorted by top: the first that fits is the nearest
            if (bottom.y - top.y < side_min * body || std::abs(top.x - bottom.x) > slack ||
                std::abs(top.right() - bottom.right()) > slack)
                continue;
            const bool left = side_at(top.x, top.y, bottom.bottom(), rules.upright, slack);
            const bool right = side_at(top.right(), top.y, bottom.bottom(), rules.upright, slack);
            if ((!left && !right) || crossed(top, bottom, rules.level, slack)) continue;
            frames.push_back(unite(top, bottom));
            break;
        }
    std::sort(frames.begin(), frames.end(),
              [](const Box& a, const Box& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
    // A double line gives a frame within a frame of nearly its size.
    Boxes out;
    for (const Box& f : frames) {
        const bool again = std::any_of(out.begin(), out.end(), [&](const Box& o) {
            return overlap(f, o) && std::abs(f.x - o.x) <= slack && std::abs(f.y - o.y) <= slack &&
                   std::abs(f.right() - o.right()) <= slack && std::abs(f.bottom() - o.bottom()) <= slack;
        });
        if (!again) out.push_back(f);
    }
    return out;
}

std::vector<int> holders(const Boxes& boxes, const Boxes& frames) {
    std::vector<int> out(boxes.size(), none);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        long long smallest = 0;
        for (std::size_t k = 0; k < frames.size(); ++k) {
            if (boxes[i] == frames[k] || !mostly_inside(boxes[i], frames[k]) || area(boxes[i]) >= area(frames[k]))
                continue;
            if (out[i] == none || area(frames[k]) < smallest) out[i] = static_cast<int>(k), smallest = area(frames[k]);
        }
    }
    return out;
}

}  // namespace galley::layout_newspaper
