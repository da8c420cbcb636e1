#include "core/eval/text_distance.hpp"

#include <algorithm>
#include <vector>

#include "galley/utf8.hpp"

namespace galley {

namespace {

constexpr std::size_t rows = 64;  // of the matrix in one block

/// A block of a column: bit i of `plus` (`minus`) says that row i is one more (less) than the row above.
struct Block {
    std::uint64_t plus = ~std::uint64_t{0}, minus = 0;

    /// Goes to the next column; `above` is by how much the row above the block changes: -1, 0 or 1. Returns the same of
    /// the row that `last` is the bit of.
    int step(std::uint64_t equal, int above, std::uint64_t last) {
        const std::uint64_t vertical = equal | minus;
        if (above < 0) equal |= 1;
        const std::uint64_t across = (((equal & plus) + plus) ^ plus) | equal;
        std::uint64_t up = minus | ~(across | plus), down = plus & across;
        const int below = ((up & last) != 0 ? 1 : 0) - ((down & last) != 0 ? 1 : 0);
        up = up << 1 | (above > 0 ? 1 : 0);
        down = down << 1 | (above < 0 ? 1 : 0);
        plus = down | ~(vertical | up);
        minus = up & vertical;
        return below;
    }
};

}  // namespace

bool is_white(char32_t c) {
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::u32string folded(std::string_view text) {
    std::u32string out = decode_utf8(text);
    out.erase(std::remove_if(out.begin(), out.end(), is_white), out.end());
    return out;
}

std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
    if (a.empty() || b.empty()) return std::max(a.size(), b.size());
    std::vector<Block> blocks((a.size() + rows - 1) / rows);
    std::unordered_map<char32_t, std::vector<std::uint64_t>> places;  // of each character in a
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto& bits = places[a[i]];
        bits.resize(blocks.size());
        bits[i / rows] |= std::uint64_t{1} << i % rows;
    }
    const std::vector<std::uint64_t> nowhere(blocks.size());
    auto distance = static_cast<std::ptrdiff_t>(a.size());
    for (const char32_t c : b) {
        const auto found = places.find(c);
        const auto& equal = found == places.end() ? nowhere : found->second;
        int change = 1;  // the row of the empty text grows by one each column
        for (std::size_t k = 0; k < blocks.size(); ++k) {
            const std::size_t last = k + 1 < blocks.size() ? rows - 1 : (a.size() - 1) % rows;
            change = blocks[k].step(equal[k], change, std::uint64_t{1} << last);
        }
        distance += change;
    }
    return static_cast<std::size_t>(distance);
}

double similarity(std::string_view a, std::string_view b) {
    const std::u32string left = folded(a), right = folded(b);
    const std::size_t longer = std::max(left.size(), right.size());
    return longer == 0 ? 1 : 1 - static_cast<double>(edit_distance(left, right)) / static_cast<double>(longer);
}

Trigrams trigrams(std::u32string_view folded_text) {
    Trigrams out;
    if (folded_text.empty()) return out;
    const std::size_t length = std::min<std::size_t>(folded_text.size(), 3);
    for (std::size_t i = 0; i + length <= folded_text.size(); ++i) {
        std::uint64_t gram = 0;
        for (const char32_t c : folded_text.substr(i, length)) gram = gram << 21 | c;  // a code point has 21 bits
        ++out[gram];
    }
    return out;
}

std::size_t size(const Trigrams& grams) {
    std::size_t out = 0;
    for (const auto& [gram, count] : grams) out += count;
    return out;
}

std::size_t shared(const Trigrams& a, const Trigrams& b) {
    std::size_t out = 0;
    for (const auto& [gram, count] : a)
        if (const auto other = b.find(gram); other != b.end()) out += std::min(count, other->second);
    return out;
}

}  // namespace galley
