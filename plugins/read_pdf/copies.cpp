#include "copies.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace galley::read_pdf {

namespace {

/// How far a copy is moved at most: in sizes of the type, and in widths of the character, so that the second l of "ll"
/// is none.
constexpr double most_moved = 0.3, most_moved_widths = 0.8;
constexpr double size_ratio = 1.05;
constexpr double same_way = 0.02;  // sizes by which the ways of a shadow's letters differ
/// Glyphs that are compared in one place; a page may hold a million equal ones.
constexpr std::size_t most_compared = 8;
/// Comparisons for each glyph of the page that looking for repeated stretches may cost.
constexpr std::size_t budget_of_glyph = 64;

constexpr std::size_t none = static_cast<std::size_t>(-1);

bool lies_upon(const Glyph& copy, const Glyph& original) {
    const double most = std::min(most_moved * copy.size, most_moved_widths * std::abs(original.along));
    return copy.vertical == original.vertical &&
           std::max(copy.size, original.size) <= size_ratio * std::min(copy.size, original.size) &&
           std::abs(copy.x - original.x) <= (copy.vertical ? most_moved * copy.size : most) &&
           std::abs(copy.y - original.y) <= (copy.vertical ? most : most_moved * copy.size) &&
           copy.text == original.text;
}

/// Glyphs by character and place, in cells as large as twice the type.
class Places {
  public:
    explicit Places(const std::vector<Glyph>& glyphs) : glyphs_(glyphs) {}

    void add(std::size_t g) {
        auto& cell = cells_[key(glyphs_[g], 0, 0)];
        if (cell.size() == most_compared) cell.erase(cell.begin());
        cell.push_back(g);
    }

    /// The latest earlier glyph that `g` lies upon.
    [[nodiscard]] std::optional<std::size_t> under(std::size_t g) const {
        const Glyph& glyph = glyphs_[g];
        std::optional<std::size_t> latest;
        std::uint64_t seen[4] = {};
        std::size_t count = 0;
        for (const double dx : {-most_moved, most_moved})
            for (const double dy : {-most_moved, most_moved}) {
                const std::uint64_t cell = key(glyph, dx * glyph.size, dy * glyph.size);
                if (std::find(seen, seen + count, cell) != seen + count) continue;
                seen[count++] = cell;
                const auto found = cells_.find(cell);
                if (found == cells_.end()) continue;
                for (const std::size_t other : found->second)
                    if (lies_upon(glyph, glyphs_[other]) && (!latest || other > *latest)) latest = other;
            }
        return latest;
    }

  private:
    static std::uint64_t key(const Glyph& glyph, double dx, double dy) {
        const double cell = 2 * std::max(1.0, std::round(glyph.size));
        constexpr std::uint64_t prime = 0x100000001B3;  // FNV-1a
        std::uint64_t hash = std::hash<std::string_view>{}(glyph.text);
        for (const double part : {cell, std::floor((glyph.x + dx) / cell), std::floor((glyph.y + dy) / cell)})
            hash = (hash ^ static_cast<std::uint64_t>(static_cast<std::int64_t>(part))) * prime;
        return hash;
    }

    const std::vector<Glyph>& glyphs_;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> cells_;
};

/// A narrow letter of a shadow lies beside its original, not upon it, and is known by the one drawn next to it, `step`
/// before or after: the same letter, moved by the same way.
void add_narrow_ones(const std::vector<Glyph>& glyphs, const std::vector<std::size_t>& originals, std::size_t g,
                     std::size_t step, std::vector<int>& levels) {
    const std::size_t next = g + step;  // may wrap around: step back
    if (next >= glyphs.size() || levels[g] > 0 || originals[next] == none) return;
    const std::size_t own = originals[next] - step;
    if (own >= g || glyphs[own].text != glyphs[g].text) return;
    const Glyph &copy = glyphs[g], &original = glyphs[own], &neighbour = glyphs[next],
                &neighbours = glyphs[originals[next]];
    const double most = same_way * copy.size;
    const bool moved_alike = std::abs((copy.x - original.x) - (neighbour.x - neighbours.x)) <= most &&
                             std::abs((copy.y - original.y) - (neighbour.y - neighbours.y)) <= most;
    if (moved_alike) levels[g] = levels[own] + 1;
}

}  // namespace

std::vector<int> copy_levels(const std::vector<Glyph>& glyphs) {
    std::vector<int> levels(glyphs.size(), 0);
    std::vector<std::size_t> originals(glyphs.size(), none);
    Places places(glyphs);
    std::size_t budget = budget_of_glyph * glyphs.size(), retraced_to = 0;
    for (std::size_t g = 0; g < glyphs.size(); ++g) {
        const auto original = places.under(g);
        if (original) levels[g] = levels[*original] + 1, originals[g] = *original;
        if (original && g >= retraced_to) {
            const std::size_t length = g - *original;
            std::size_t same = 0;
            while (same < length && g + same < glyphs.size() && budget > 0 &&
                   glyphs[*original + same].text == glyphs[g + same].text)
                ++same, --budget;
            if (same == length) retraced_to = g + length;
            for (std::size_t k = 0; same == length && k < length; ++k)
                levels[g + k] = std::max(levels[g + k], levels[*original + k] + 1);
        }
        places.add(g);
    }
    constexpr std::size_t forth = 1, back = static_cast<std::size_t>(-1);
    for (std::size_t g = 0; g < glyphs.size(); ++g)
        for (const std::size_t step : {back, forth}) add_narrow_ones(glyphs, originals, g, step, levels);
    return levels;
}

}  // namespace galley::read_pdf
