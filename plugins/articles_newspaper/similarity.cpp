#include "similarity.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace galley::articles_newspaper {

namespace {

// Texts compared with each other to learn what is usual on the page.
constexpr std::size_t sample = 24;

// Weight of one rare term: chance alone may bring that much, so that it proves nothing.
constexpr double one_term = 6.0;

}  // namespace

Similarity::Similarity(std::vector<std::vector<std::uint64_t>> texts) : texts_(texts.size()), mass_(texts.size(), 0.0) {
    std::unordered_map<std::uint64_t, double> holders;
    for (const auto& text : texts)
        for (const std::uint64_t term : text) holders[term] += 1;
    for (std::size_t t = 0; t < texts.size(); ++t)
        for (const std::uint64_t term : texts[t]) {
            const double rarity = std::log(static_cast<double>(texts.size() + 1) / holders[term]);
            texts_[t].push_back({term, rarity * rarity});
            mass_[t] += rarity * rarity;
        }
    chance_ = usual_share();
}

double Similarity::usual_share() const {
    const std::size_t stride = texts_.size() / sample + 1;
    std::vector<double> shares;
    for (std::size_t i = 0; i < texts_.size(); i += stride)
        for (std::size_t k = i + stride; k < texts_.size(); k += stride)
            if (const double product = mass_[i] * mass_[k]; product > 0)
                shares.push_back(common_weight(i, k) / product);
    if (shares.empty()) return 0;
    const auto middle = shares.begin() + static_cast<std::ptrdiff_t>(shares.size() / 2);
    std::nth_element(shares.begin(), middle, shares.end());
    return *middle;
}

double Similarity::between(std::size_t one, std::size_t other) const {
    const double expected = chance_ * mass_[one] * mass_[other];
    return (common_weight(one, other) + one_term) / (expected + one_term);
}

double Similarity::common_weight(std::size_t one, std::size_t other) const {
    double sum = 0;
    auto a = texts_[one].begin(), b = texts_[other].begin();
    while (a != texts_[one].end() && b != texts_[other].end()) {
        if (a->term < b->term) {
            ++a;
        } else if (b->term < a->term) {
            ++b;
        } else {
            sum += a->weight;
            ++a, ++b;
        }
    }
    return sum;
}

}  // namespace galley::articles_newspaper
