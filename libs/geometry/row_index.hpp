// Finds boxes near a place without looking at all of them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "geometry/boxes.hpp"

namespace galley::geometry {

/// Boxes in bands of equal height, each band sorted by left edge. Borrows the boxes. A query costs what it finds, plus
/// the boxes that start up to `widest` before it.
class RowIndex {
  public:
    RowIndex(const Boxes& boxes, int band) : boxes_(boxes), band_(std::max(1, band)) {
        int bottom = 0;
        for (const Box& b : boxes) {
            bottom = std::max(bottom, b.bottom());
            widest_ = std::max(widest_, b.w);
        }
        bands_.resize(static_cast<std::size_t>(bottom / band_) + 1);
        for (std::size_t i = 0; i < boxes.size(); ++i)
            for (std::size_t k = at(boxes[i].y); k <= at(boxes[i].bottom() - 1); ++k) bands_[k].push_back(i);
        for (auto& members : bands_)
            std::stable_sort(members.begin(), members.end(),
                             [&](std::size_t a, std::size_t b) { return boxes[a].x < boxes[b].x; });
    }

    /// Calls `use(i)` for each box that touches `place`; a box that spans bands may come twice.
    template <typename Use>
    void touching(const Box& place, Use use) const {
        if (place.empty() || place.bottom() <= 0) return;
        const std::size_t last = std::min(at(place.bottom() - 1), bands_.size() - 1);
        for (std::size_t k = at(place.y); k <= last; ++k) {
            const auto& members = bands_[k];
            auto it = std::lower_bound(members.begin(), members.end(), place.x - widest_,
                                       [&](std::size_t i, int x) { return boxes_[i].x < x; });
            for (; it != members.end() && boxes_[*it].x < place.right(); ++it)
                if (overlap(boxes_[*it], place)) use(*it);
        }
    }

  private:
    [[nodiscard]] std::size_t at(int y) const { return static_cast<std::size_t>(std::max(0, y) / band_); }

    const Boxes& boxes_;
    int band_;
    int widest_ = 0;
    std::vector<std::vector<std::size_t>> bands_;
};

}  // namespace galley::geometry
