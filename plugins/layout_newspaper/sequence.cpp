#include "sequence.hpp"

#include <array>

#include "frames.hpp"
#include "order.hpp"

namespace galley::layout_newspaper {
namespace {

/// What is read as one: a region with its captions, or a frame.
struct Unit {
    Box box;
    std::vector<std::size_t> regions;  // of a picture: itself, then its captions
    int frame = none;                  // read after the regions
};

/// Frames that are known, then pictures that hold text; each with the region of its picture, or none.
struct Frames {
    Boxes boxes;
    std::vector<int> pictures;
};

Frames with_pictures(const Boxes& frames, const Regions& regions) {
    Frames out{frames, std::vector<int>(frames.size(), none)};
    for (std::size_t p = 0; p < regions.size(); ++p) {
        const Box& picture = regions[p].box;
        const auto stands_on = [&](const Region& r) {
            return !r.lines.empty() && r.picture == none && mostly_inside(r.box, picture);
        };
        if (regions[p].kind != BlockKind::image || std::none_of(regions.begin(), regions.end(), stands_on)) continue;
        out.boxes.push_back(picture);
        out.pictures.push_back(static_cast<int>(p));
    }
    return out;
}

class Sequence {
  public:
    Sequence(Regions& regions, const Frames& frames, const Rules& rules, double body, int width)
        : regions_(regions),
          frames_(frames),
          rules_(rules),
          body_(body),
          width_(width),
          units_(frames.boxes.size() + 1) {
        Boxes boxes;
        for (const Region& r : regions) boxes.push_back(r.box);
        const std::vector<int> held = holders(boxes, frames.boxes), frame_holders = holders(frames.boxes, frames.boxes);
        for (std::size_t i = 0; i < regions.size(); ++i) regions[i].frame = held[i];
        // A caption goes where its picture goes.
        for (Region& r : regions)
            if (r.picture != none) r.frame = regions[static_cast<std::size_t>(r.picture)].frame;
        gather(frame_holders);
    }

    std::vector<std::size_t> run() {
        Box all;
        for (const Region& r : regions_) all = unite(all, r.box);
        std::vector<std::size_t> out;
        read(none, all, out);
        return out;
    }

  private:
    /// What stands outside all frames comes first.
    std::vector<Unit>& units_in(int frame) {
        const int place = frame + 1;
        return units_[static_cast<std::size_t>(place)];
    }

    void gather(const std::vector<int>& frame_holders) {
        std::vector<std::size_t> unit_of(regions_.size());
        for (std::size_t i = 0; i < regions_.size(); ++i) {
            if (regions_[i].picture != none) continue;
            auto& units = units_in(regions_[i].frame);
            unit_of[i] = units.size();
            units.push_back({regions_[i].box, {i}});
        }
        for (std::size_t k = 0; k < regions_.size(); ++k) {
            if (regions_[k].picture == none) continue;
            const auto picture = static_cast<std::size_t>(regions_[k].picture);
            Unit& unit = units_in(regions_[picture].frame)[unit_of[picture]];
            unit.box = unite(unit.box, regions_[k].box);
            unit.regions.push_back(k);
        }
        for (std::size_t f = 0; f < frames_.boxes.size(); ++f) {
            const int p = frames_.pictures[f];
            if (p == none) {
                units_in(frame_holders[f]).push_back({frames_.boxes[f], {}, static_cast<int>(f)});
            } else {
                const auto picture = static_cast<std::size_t>(p);
                units_in(regions_[picture].frame)[unit_of[picture]].frame = static_cast<int>(f);
            }
        }
    }

    /// How most of the text within a box runs.
    [[nodiscard]] WritingMode mode_of(const Box& within) const {
        std::array<long long, 3> areas{};
        for (const Region& r : regions_)
            if (!r.lines.empty() && r.kind != BlockKind::caption && mostly_inside(r.box, within))
                areas[static_cast<std::size_t>(r.mode)] += area(r.box);
        return static_cast<WritingMode>(std::max_element(areas.begin(), areas.end()) - areas.begin());
    }

    void read(int frame, const Box& within, std::vector<std::size_t>& out) {
        const std::vector<Unit>& units = units_in(frame);
        if (units.empty()) return;
        const WritingMode mode = mode_of(within);
        const bool vertical = mode == WritingMode::vertical_rl;
        Boxes boxes, level, upright;
        for (const Unit& unit : units) boxes.push_back(to_reading(unit.box, mode, width_));
        for (const Box& r : rules_.level)
            if (overlap(grown(r, 1), within)) (vertical ? upright : level).push_back(to_reading(r, mode, width_));
        for (const Box& r : rules_.upright)
            if (overlap(grown(r, 1), within)) (vertical ? level : upright).push_back(to_reading(r, mode, width_));
        for (const std::size_t u : reading_order(boxes, level, upright, body_)) {
            out.insert(out.end(), units[u].regions.begin(), units[u].regions.end());
            if (units[u].frame != none) read(units[u].frame, units[u].box, out);
        }
    }

    Regions& regions_;
    const Frames& frames_;
    const Rules& rules_;
    double body_;
    int width_;
    std::vector<std::vector<Unit>> units_;  // by frame; those of no frame first
};

}  // namespace

void put_in_order(Regions& regions, const Boxes& frames, const Rules& rules, double body, int width) {
    const Frames all = with_pictures(frames, regions);
    const std::vector<std::size_t> order = Sequence(regions, all, rules, body, width).run();
    Regions sorted;
    std::vector<int> place(regions.size(), none);
    for (const std::size_t i : order)
        place[i] = static_cast<int>(sorted.size()), sorted.push_back(std::move(regions[i]));
    for (Region& r : sorted)
        if (r.picture != none) r.picture = place[static_cast<std::size_t>(r.picture)];
    regions = std::move(sorted);
}

}  // namespace galley::layout_newspaper
