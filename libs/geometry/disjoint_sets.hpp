// Union-find: which things belong together.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace galley::geometry {

class DisjointSets {
  public:
    explicit DisjointSets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0); }

    std::size_t find(std::size_t i) {
        while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) {
        a = find(a), b = find(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }
    /// The members of each set, sets in order of their first member.
    std::vector<std::vector<std::size_t>> groups() {
        std::vector<std::vector<std::size_t>> out;
        std::vector<std::size_t> group_of(parent_.size());
        for (std::size_t i = 0; i < parent_.size(); ++i) {
            const std::size_t root = find(i);
            if (root == i) {
                group_of[i] = out.size();
                out.emplace_back();
            }
            out[group_of[root]].push_back(i);
        }
        return out;
    }

  private:
    std::vector<std::size_t> parent_;
};

}  // namespace galley::geometry
