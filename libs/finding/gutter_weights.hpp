// Written by train/train gutters.
#pragma once

#include "finding/gutters.hpp"

namespace galley::finding {

inline constexpr std::array<double, gutter_features> gutter_weights{
    -3.868, 2.053,  -0.166, -2.583, -4.017, -0.040, 2.750, 3.597,  0.296,  2.716, -0.241, 1.046,
    0.598,  -1.239, 0.517,  -1.580, 1.857,  0.356,  3.391, -1.148, -1.296, 0.232, -0.300, -0.150};

}  // namespace galley::finding
