#include "reading/ctc.hpp"

#include <algorithm>
#include <array>

namespace galley::reading {

std::size_t best_class(std::span<const float> column) {
    // Several running maxima side by side, which the compiler keeps in one register: there are 18,710 classes, and
    // std::max_element looks at one after the other.
    constexpr std::size_t lanes = 16;
    std::array<float, lanes> most;
    most.fill(column.front());
    std::size_t i = 0;
    for (; i + lanes <= column.size(); i += lanes)
        for (std::size_t k = 0; k < lanes; ++k) most[k] = std::max(most[k], column[i + k]);
    float best = *std::max_element(most.begin(), most.end());
    for (; i < column.size(); ++i) best = std::max(best, column[i]);
    return static_cast<std::size_t>(std::find(column.begin(), column.end(), best) - column.begin());
}

std::vector<Character> decode(const Shares& shares, const std::vector<std::string>& alphabet, std::size_t blank) {
    std::vector<Character> out;
    std::size_t before = blank;
    for (std::size_t column = 0; column < shares.columns; ++column) {
        const std::span<const float> here = shares.column(column);
        const std::size_t what = best_class(here);
        if (what != blank) {
            if (what != before) out.push_back({alphabet[what], -1, 0, 0});
            if (here[what] > out.back().confidence) {
                out.back().confidence = here[what];
                out.back().at = static_cast<double>(column) + 0.5;
                out.back().column = column;
            }
        }
        before = what;
    }
    return out;
}

}  // namespace galley::reading
