#include "near_text.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "galley/utf8.hpp"

namespace galley::captions_dedup {

namespace {

/// A line of print is shorter; longer ones must be equal, for the comparison's time grows with the square.
constexpr std::size_t longest_line = 1024;

std::u32string solid(std::u32string_view text) {
    std::u32string out(text);
    std::erase_if(out, is_space);
    return out;
}

std::u32string digits(std::u32string_view text) {
    std::u32string out(text);
    std::erase_if(out, [](char32_t c) { return !is_ascii_digit(c); });
    return out;
}

/// Edit distance within a band of `most` about the diagonal; anything above `most` means "more" (Ukkonen 1985).
std::size_t distance(std::u32string_view a, std::u32string_view b, std::size_t most) {
    std::vector<std::size_t> row(b.size() + 1), last(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        const std::size_t from = i > most ? i - most : 1, to = std::min(b.size(), i + most);
        std::fill(row.begin(), row.end(), most + 1);
        if (i <= most) row[0] = i;
        for (std::size_t j = from; j <= to; ++j)
            row[j] = std::min({last[j - 1] + (a[i - 1] != b[j - 1]), last[j] + 1, row[j - 1] + 1});
        if (*std::min_element(row.begin(), row.end()) > most) return most + 1;
        std::swap(row, last);
    }
    return last[b.size()];
}

}  // namespace

bool nearly_equal(std::u32string_view a, std::u32string_view b, double share) {
    const std::u32string left = solid(a), right = solid(b);
    if (left == right) return !left.empty();
    const std::size_t longer = std::max(left.size(), right.size()), shorter = std::min(left.size(), right.size());
    if (longer > longest_line) return false;
    const auto most = static_cast<std::size_t>(share * static_cast<double>(longer));
    if (longer - shorter > most || digits(left) != digits(right)) return false;
    return distance(left, right, most) <= most;
}

}  // namespace galley::captions_dedup
