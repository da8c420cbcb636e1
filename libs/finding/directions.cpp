#include "finding/directions.hpp"

#include <algorithm>
#include <cmath>

namespace galley::finding {

namespace {

/// Shorter than so many thicknesses a line does not tell how it runs.
constexpr double tells_min = 1.6;
/// Type about a line lies within so many of its thicknesses.
constexpr double about = 6;

struct Place {
    double x, y;
};

Place place_of(const Strip& s) {
    const double along = (s.from + s.to) / 2, across = s.middle_at(along);
    return s.vertical ? Place{across, along} : Place{along, across};
}

Strip turned(const Strip& s) {
    const double across = s.middle_at((s.from + s.to) / 2), along = (s.from + s.to) / 2;
    return {!s.vertical, across - s.thickness / 2, across + s.thickness / 2, {along, along}, s.length()};
}

}  // namespace

void settle_directions(std::vector<FoundLine>& lines) {
    std::vector<const FoundLine*> telling;
    double page = 0;
    for (const FoundLine& line : lines) {
        if (line.strip.length() < tells_min * line.strip.thickness) continue;
        telling.push_back(&line);
        page += line.strip.vertical ? line.strip.length() : -line.strip.length();
    }
    std::sort(telling.begin(), telling.end(),
              [](const FoundLine* a, const FoundLine* b) { return place_of(a->strip).y < place_of(b->strip).y; });
    std::vector<std::size_t> turn;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Strip& s = lines[i].strip;
        if (s.length() >= tells_min * s.thickness) continue;
        const Place here = place_of(s);
        const double reach = about * std::max(s.thickness, s.length());
        double votes = 0;
        for (const FoundLine* other : telling) {
            // Long lines reach further than their middle tells.
            const Strip& o = other->strip;
            const double low = o.vertical ? o.from : o.middle_at((o.from + o.to) / 2);
            const double high = o.vertical ? o.to : low;
            if (high < here.y - reach || low > here.y + reach) continue;
            const double left = o.vertical ? o.middle_at((o.from + o.to) / 2) : o.from;
            const double right = o.vertical ? left : o.to;
            if (right < here.x - reach || left > here.x + reach) continue;
            votes += o.vertical ? 1 : -1;
        }
        const double vote = votes != 0 ? votes : page;
        if (vote != 0 && s.vertical != (vote > 0)) turn.push_back(i);
    }
    for (const std::size_t i : turn) lines[i].strip = turned(lines[i].strip);
}

}  // namespace galley::finding
