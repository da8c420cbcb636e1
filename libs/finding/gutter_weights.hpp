// Written by train/train gutters.
#pragma once

#include "finding/gutters.hpp"

namespace galley::finding {

inline constexpr std::array<double, gutter_features> gutter_weights{
    -4.488, 1.889, 0.959,  -2.889, -3.933, -0.184, 2.398,  3.233, 0.286,  2.500,  -0.046,
    1.273,  0.681, -1.007, -0.461, -0.136, 1.564,  -0.394, 3.004, -1.643, -1.484, 0.086};

}  // namespace galley::finding
