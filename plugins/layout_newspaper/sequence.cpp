#include "sequence.hpp"

#include "frames.hpp"
#include "order.hpp"

namespace galley::layout_newspaper {
namespace {

/// What is read as one: a region with its captions, or a frame.
struct Unit {
    Box box;
    std::vector<std::size_t> regions;  // of a picture: itself, then its captions
    int frame = none;
};

struct Page {
    const Regions& regions;
    const Boxes& frames;
    const std::vector<int>& frame_holders;
    const Rules& rules;
    double body;
    int width;
};

std::vector<Unit> units_in(const Page& page, int frame) {
    std::vector<Unit> units;
    for (std::size_t i = 0; i < page.regions.size(); ++i) {
        const Region& r = page.regions[i];
        if (r.frame != frame || r.picture != none) continue;
        Unit unit{r.box, {i}};
        for (std::size_t k = 0; k < page.regions.size(); ++k)
            if (page.regions[k].picture == static_cast<int>(i)) {
                unit.box = unite(unit.box, page.regions[k].box);
                unit.regions.push_back(k);
            }
        units.push_back(std::move(unit));
    }
    for (std::size_t f = 0; f < page.frames.size(); ++f)
        if (page.frame_holders[f] == frame) units.push_back({page.frames[f], {}, static_cast<int>(f)});
    return units;
}

/// More vertical text than level text within a box.
bool reads_vertically(const Page& page, const Box& within) {
    long long vertical = 0, level = 0;
    for (const Region& r : page.regions)
        if (!r.lines.empty() && r.kind != BlockKind::caption && mostly_inside(r.box, within))
            (r.mode == WritingMode::vertical_rl ? vertical : level) += area(r.box);
    return vertical > level;
}

void read(const Page& page, int frame, const Box& within, std::vector<std::size_t>& out) {
    const std::vector<Unit> units = units_in(page, frame);
    const bool vertical = reads_vertically(page, within);
    const auto seen = [&](const Box& b) { return vertical ? turned(b, page.width) : b; };
    Boxes boxes, level, upright;
    for (const Unit& unit : units) boxes.push_back(seen(unit.box));
    for (const Box& r : page.rules.level) (vertical ? upright : level).push_back(seen(r));
    for (const Box& r : page.rules.upright) (vertical ? level : upright).push_back(seen(r));
    for (const std::size_t u : reading_order(boxes, level, upright, page.body)) {
        const Unit& unit = units[u];
        out.insert(out.end(), unit.regions.begin(), unit.regions.end());
        if (unit.frame != none) read(page, unit.frame, unit.box, out);
    }
}

}  // namespace

void put_in_order(Regions& regions, const Boxes& frames, const Rules& rules, double body, int width) {
    Boxes boxes;
    Box all;
    for (const Region& r : regions) boxes.push_back(r.box), all = unite(all, r.box);
    const std::vector<int> held = holders(boxes, frames), frame_holders = holders(frames, frames);
    for (std::size_t i = 0; i < regions.size(); ++i) regions[i].frame = held[i];
    // A caption goes where its picture goes.
    for (Region& r : regions)
        if (r.picture != none) r.frame = regions[static_cast<std::size_t>(r.picture)].frame;
    std::vector<std::size_t> order;
    read({regions, frames, frame_holders, rules, body, width}, none, all, order);
    Regions sorted;
    for (const std::size_t i : order) sorted.push_back(std::move(regions[i]));
    regions = std::move(sorted);
}

}  // namespace galley::layout_newspaper
