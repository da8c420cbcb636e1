// Which texts speak of the same thing: terms shared by a heading and a text, weighted by their rarity on the page.
#pragma once

#include <cstdint>
#include <vector>

#include "language/terms.hpp"
#include "unit.hpp"

namespace galley::articles_newspaper {

/// A match is even when the second best shares more than this part of what the best does.
inline constexpr double even_share = 0.7;

using language::terms_of;

/// The terms of paragraphs first..last of a unit, without its dateline: newspapers share those.
std::vector<std::uint64_t> terms_of(const Unit& unit, std::size_t first, std::size_t last);

/// Answers for the headings of a page how much they share with its texts.
class Affinity {
  public:
    /// `units` may be dropped afterwards.
    explicit Affinity(const std::vector<Unit>& units);

    /// Weight of the terms of heading `speaker` that the texts among units first..last hold, each counted once.
    [[nodiscard]] double shared(std::size_t speaker, std::size_t first, std::size_t last) const;

    struct Peer {
        std::size_t unit = 0;
        double weight = 0;
    };
    /// The unit of the whole page that shares most with heading `speaker`; `weight` is 0 when none shares anything,
    /// and the lead over the second best otherwise counts: an even match has weight 0 too.
    [[nodiscard]] Peer closest(std::size_t speaker) const;

  private:
    struct Term {
        double weight = 0;
        std::vector<std::uint32_t> holders;  // units, ascending
    };
    std::vector<std::vector<Term>> spoken_;  // by unit; empty for texts
};

}  // namespace galley::articles_newspaper
