#include "language/word_edges.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "galley/utf8.hpp"

namespace galley::language {

namespace {

constexpr double unseen = 0.5;      // added to every count
constexpr double whole_word = 2.0;  // both halves together are a word of the page, or each of them is one
constexpr std::size_t longest_usual = 6;
constexpr double too_long = 1.0;  // for each character that both halves together have beyond that

std::vector<std::u32string_view> words_of(std::u32string_view line) {
    std::vector<std::u32string_view> out;
    for (std::size_t i = 0; i < line.size();) {
        const std::size_t begin = i;
        while (i < line.size() && !is_space(line[i])) ++i;
        if (i > begin) out.push_back(line.substr(begin, i - begin));
        while (i < line.size() && is_space(line[i])) ++i;
    }
    return out;
}

}  // namespace

void WordEdges::add(std::u32string_view line) {
    const std::vector<std::u32string_view> words = words_of(line);
    const auto count = [](Counts& counts, Count& all, char32_t c, bool edge) {
        (edge ? counts[c].edge : counts[c].inner) += 1;
        (edge ? all.edge : all.inner) += 1;
    };
    for (std::size_t w = 0; w < words.size(); ++w) {
        const std::u32string_view word = words[w];
        const bool begins = w > 0, ends = w + 1 < words.size();
        for (std::size_t i = 0; i < word.size(); ++i) {
            if (i > 0 || begins) count(begins_, all_begins_, word[i], i == 0);
            if (i + 1 < word.size() || ends) count(ends_, all_ends_, word[i], i + 1 == word.size());
        }
        if (begins && ends) whole_.emplace(word);
    }
}

double WordEdges::weight(const Counts& counts, char32_t c, const Count& all) {
    const auto found = counts.find(c);
    const Count own = found == counts.end() ? Count{} : found->second;
    return std::log((own.edge + unseen) / (all.edge + 1)) - std::log((own.inner + unseen) / (all.inner + 1));
}

bool WordEdges::parted(std::u32string_view before, std::u32string_view after) const {
    const std::vector<std::u32string_view> left = words_of(before), right = words_of(after);
    if (left.empty() || right.empty()) return true;
    const std::u32string_view last = left.back(), first = right.front();
    double odds = std::log((all_ends_.edge + 1) / (all_ends_.inner + 1));
    odds += weight(ends_, last.back(), all_ends_) + weight(begins_, first.front(), all_begins_);
    const std::u32string together = std::u32string(last) + std::u32string(first);
    if (whole_.contains(together)) odds -= whole_word;
    if (whole_.contains(std::u32string(last)) && whole_.contains(std::u32string(first))) odds += whole_word;
    if (together.size() > longest_usual) odds += too_long * static_cast<double>(together.size() - longest_usual);
    return odds > 0;
}

}  // namespace galley::language
