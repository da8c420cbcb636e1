// Do two texts speak of the same thing? Their words tell.
#pragma once

#include <cstdint>
#include <vector>

namespace galley::articles_newspaper {

/// Compares texts of one page with each other (the idea of Hearst's TextTiling, 1997).
class Similarity {
  public:
    /// Each text as its distinct terms, ascending (terms_of).
    explicit Similarity(std::vector<std::vector<std::uint64_t>> texts);

    /// How much of their words two texts share, over what any two texts of their lengths share on this page: about 1
    /// for unrelated ones, 2 and more for texts of one article. Linear in their lengths.
    [[nodiscard]] double between(std::size_t one, std::size_t other) const;

  private:
    struct Held {
        std::uint64_t term = 0;
        double weight = 0;  // squared rarity
    };
    [[nodiscard]] double common_weight(std::size_t one, std::size_t other) const;
    [[nodiscard]] double usual_share() const;

    std::vector<std::vector<Held>> texts_;
    std::vector<double> mass_;  // by text: weight of all that it holds
    double chance_ = 0;         // weight that unrelated texts share, for each unit of the product of their masses
};

}  // namespace galley::articles_newspaper
