#include "judgement.hpp"

#include <algorithm>
#include <cmath>

namespace galley::articles_newspaper {

double log_odds(double probability) {
    constexpr double least = 0.0025;
    const double p = std::clamp(probability, least, 1 - least);
    return std::log(p / (1 - p));
}

double logistic(double odds) { return 1 / (1 + std::exp(-odds)); }

}  // namespace galley::articles_newspaper
