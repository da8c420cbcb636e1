#include "reading/opening_marks.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace galley::reading {

namespace {

/// The marks, and whether they look alike when they lie on their side.
constexpr std::array<std::pair<const char*, bool>, 14> known{{{"□", true},
                                                              {"■", true},
                                                              {"◎", true},
                                                              {"●", true},
                                                              {"○", true},
                                                              {"◆", true},
                                                              {"◇", true},
                                                              {"※", true},
                                                              {"▲", false},
                                                              {"△", false},
                                                              {"▼", false},
                                                              {"▽", false},
                                                              {"★", false},
                                                              {"☆", false}}};
/// Where nothing stands a mark's share is a hundredth of this.
constexpr float least_share = 1e-3F;
/// So many columns a mark is from the next character at least.
constexpr std::size_t apart = 2;

}  // namespace

OpeningMarks::OpeningMarks(const std::vector<std::string>& alphabet, std::size_t blank) : blank_(blank) {
    for (const auto& [text, turns] : known) {
        const auto found = std::find(alphabet.begin(), alphabet.end(), text);
        if (found != alphabet.end())
            marks_.push_back({text, static_cast<std::size_t>(found - alphabet.begin()), turns});
    }
}

Character OpeningMarks::seen(const Shares& shares, std::size_t columns, bool vertical) const {
    Character out;
    float most = least_share;
    for (std::size_t at = 0; at < columns; ++at) {
        const std::span<const float> column = shares.column(at);
        for (const Mark& mark : marks_) {
            if ((vertical && !mark.turns) || column[mark.index] < most) continue;
            most = column[mark.index];
            const float others = std::accumulate(column.begin(), column.end(), 0.0F) - column[blank_];
            out = {mark.text, std::min(1.0, static_cast<double>(most / others)), static_cast<double>(at) + 0.5, at};
        }
    }
    return out;
}

void OpeningMarks::add(std::vector<Character>& characters, const Shares& shares, bool vertical) const {
    if (characters.empty() || characters.front().column <= apart) return;
    if (Character mark = seen(shares, characters.front().column - apart, vertical); !mark.text.empty())
        characters.insert(characters.begin(), std::move(mark));
}

}  // namespace galley::reading
