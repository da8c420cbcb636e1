#include "core/eval/spaces.hpp"

#include <map>
#include <string_view>

#include "core/eval/text_distance.hpp"
#include "galley/utf8.hpp"

namespace galley {

namespace {

constexpr std::size_t reach = 4;  // characters on each side by which a place is known

enum class Gap : char { solid, spaced, paragraph };

using Places = std::map<std::u32string, std::vector<Gap>, std::less<>>;

/// The places of a text by what stands around them.
Places places_of(const std::vector<std::string>& paragraphs) {
    std::u32string characters;
    std::vector<Gap> before;
    for (const std::string& paragraph : paragraphs) {
        Gap gap = Gap::paragraph;
        for (const char32_t c : decode_utf8(paragraph)) {
            if (is_white(c)) {
                if (gap == Gap::solid) gap = Gap::spaced;
                continue;
            }
            characters.push_back(c);
            before.push_back(gap);
            gap = Gap::solid;
        }
    }
    Places out;
    for (std::size_t i = reach; i + reach <= characters.size(); ++i)
        if (i < before.size()) out[characters.substr(i - reach, 2 * reach)].push_back(before[i]);
    return out;
}

bool is_letter_of_words(char32_t c) {
    return !is_cjk(c) && !is_shared_mark(c) && (c >= 0xC0 || is_ascii_digit(c) || (c | 32) - U'a' < 26u);
}

bool wrong(char32_t left, char32_t right, Gap truth, Gap found) {
    if (is_cjk(left) && is_cjk(right)) return found == Gap::spaced && truth == Gap::solid;
    return is_letter_of_words(left) && is_letter_of_words(right) && truth != found;
}

}  // namespace

SpaceErrors compare_spaces(const std::vector<std::string>& truth, const std::vector<std::string>& found) {
    SpaceErrors out;
    const Places there = places_of(found);
    for (const auto& [around, wanted] : places_of(truth)) {
        const auto other = there.find(around);
        if (other == there.end() || other->second.size() != wanted.size()) continue;
        const auto ends = [](const std::vector<Gap>& gaps) {
            for (const Gap gap : gaps)
                if (gap == Gap::paragraph) return true;
            return false;
        };
        if (ends(wanted) || ends(other->second)) continue;
        for (std::size_t i = 0; i < wanted.size(); ++i)
            out.wrong += wrong(around[reach - 1], around[reach], wanted[i], other->second[i]);
        out.compared += wanted.size();
    }
    return out;
}

}  // namespace galley
