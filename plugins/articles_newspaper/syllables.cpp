#include "syllables.hpp"

#include <cstddef>

namespace galley::articles_newspaper {

namespace {

/// With fewer line ends than this chance tells.
constexpr std::size_t fewest = 8;
/// Where lines break between words, more of their ends than this look like ends of words.
constexpr double between_words = 0.7;

}  // namespace

LineEnds::LineEnds(const std::vector<std::u32string_view>& lines, const Profile& profile) : words_(profile.words) {
    if (!profile.syllables) return;
    for (const std::u32string_view line : lines) edges_.add(line);
    if (lines.size() <= fewest) return;
    std::size_t parted = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) parted += edges_.parted(lines[i - 1], lines[i]) ? 1 : 0;
    within_ = static_cast<double>(parted) < between_words * static_cast<double>(lines.size() - 1);
}

bool LineEnds::space_between(std::u32string_view before, std::u32string_view after) const {
    return words_ && (!within_ || edges_.parted(before, after));
}

}  // namespace galley::articles_newspaper
