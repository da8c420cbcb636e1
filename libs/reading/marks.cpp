#include "reading/marks.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "galley/utf8.hpp"

namespace galley::reading {

namespace {

/// How many of a thousand characters of Chinese newspaper text each is, roughly.
constexpr std::array<std::pair<const char*, double>, 12> usual{{{"，", 60},
                                                                {"。", 25},
                                                                {"、", 15},
                                                                {"：", 4},
                                                                {"；", 2},
                                                                {"·", 0.3},
                                                                {"・", 0.3},
                                                                {"°", 0.05},
                                                                {"’", 0.05},
                                                                {"'", 0.05},
                                                                {".", 0.05},
                                                                {"®", 0.01}}};

/// Marks that may stand between ideographs only by mistake or seldom: the others are never doubted.
bool is_doubtful(const std::string& text, bool vertical) {
    if (text == "’" || text == "'") return vertical;
    return text == "·" || text == "・" || text == "°" || text == "." || text == "®";
}

/// Whether the nearest character on that side that is no mark is Chinese or Japanese; the end of the line counts as
/// the other side does.
int side(const std::vector<Character>& characters, std::size_t at, int step) {
    const auto next = static_cast<std::ptrdiff_t>(at) + step;
    if (next < 0 || next >= std::ssize(characters)) return 0;
    const std::string& text = characters[static_cast<std::size_t>(next)].text;
    return is_cjk(decode_utf8(text).front()) || text == "”" || text == "“" ? 1 : -1;
}

}  // namespace

MarkClasses::MarkClasses(const std::vector<std::string>& alphabet) {
    for (const auto& [text, weight] : usual) {
        const auto found = std::find(alphabet.begin(), alphabet.end(), text);
        if (found != alphabet.end())
            marks_.push_back({text, static_cast<std::size_t>(found - alphabet.begin()), weight});
    }
}

void MarkClasses::weigh(std::vector<Character>& characters, const Shares& shares, bool vertical) const {
    for (std::size_t i = 0; i < characters.size(); ++i) {
        Character& c = characters[i];
        if (!is_doubtful(c.text, vertical)) continue;
        if (const int sum = side(characters, i, -1) + side(characters, i, 1); sum <= 0) continue;
        const std::span<const float> here = shares.column(c.column);
        const auto weight = [&](const Mark& mark) { return mark.weight * here[mark.index]; };
        const auto best = std::max_element(marks_.begin(), marks_.end(),
                                           [&](const Mark& a, const Mark& b) { return weight(a) < weight(b); });
        if (best != marks_.end() && weight(*best) > 0) c.text = best->text;
    }
}

}  // namespace galley::reading
