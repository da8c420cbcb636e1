// One row of features, each with a name and of bounded magnitude.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace galley::page_graph {

/// Appends the features of a node or an arc to `values`; the names to `names`, where they are wanted.
class Row {
  public:
    Row(std::vector<float>& values, std::vector<std::string>* names) : values_(values), names_(names) {}

    /// A yes or no, a share, or whatever lies between -1 and 1.
    void add(const char* name, double value, std::size_t number = none) {
        values_.push_back(static_cast<float>(std::clamp(std::isfinite(value) ? value : 0.0, -most, most)));
        if (names_ == nullptr) return;
        names_->emplace_back(name);
        if (number != none) names_->back() += "_" + std::to_string(number);
    }
    /// A length of any size, in heights of body type: its logarithm, with its sign.
    void add_length(const char* name, double value) { add(name, std::copysign(std::log1p(std::abs(value)), value)); }
    /// A small length: the difference of two edges, an indent.
    void add_edge(const char* name, double value) { add(name, std::clamp(value / edge, -1.0, 1.0)); }
    /// A quotient of two sizes.
    void add_ratio(const char* name, double one, double other) {
        add(name, one > 0 && other > 0 ? std::clamp(std::log(one / other), -ratio, ratio) : 0.0);
    }
    /// One yes among `count`.
    void add_choice(const char* name, std::size_t chosen, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) add(name, i == chosen ? 1 : 0, i);
    }

  private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    static constexpr double most = 8, edge = 3, ratio = 3;

    std::vector<float>& values_;
    std::vector<std::string>* names_;
};

}  // namespace galley::page_graph
