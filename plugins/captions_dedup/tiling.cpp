#include "tiling.hpp"

#include <algorithm>
#include <map>

namespace galley::captions_dedup {

namespace {

/// Glyphs of the longest unit that is looked for; a caption's longest sentence. A whole line may be longer.
constexpr std::size_t longest_unit = 512;
/// Comparisons a glyph, and for any stream at least.
constexpr std::size_t budget_of_glyph = 128, least_budget = 1 << 16;
/// Comparisons of one search, so that one hostile place does not use up what the rest of the page needs.
constexpr std::size_t budget_of_search = 1 << 20;
/// Looking for one character goes this much faster than comparing two places.
constexpr std::size_t scanned_at_once = 8;

/// Longer units are found by their first characters: so many in a row seldom come again within reach.
constexpr std::size_t telling = 4;

/// So many bits of a hash of the first characters; a multiplicative hash (Knuth, The Art of Computer Programming, 6.4).
std::size_t hash_of(const char32_t* glyphs, int bits) {
    constexpr std::uint64_t golden = 0x9E3779B97F4A7C15, other = 0xC2B2AE3D27D4EB4F;  // odd, their bits well mixed
    constexpr int word_bits = 64;
    const auto pair = [&](std::size_t at) {
        return std::uint64_t{glyphs[at]} | std::uint64_t{glyphs[at + 1]} << (word_bits / 2);
    };
    return (pair(0) * golden + pair(2) * other) >> (word_bits - bits);
}

}  // namespace

Tiler::Tiler(const GlyphStream& stream)
    : stream_(stream),
      comes_again_(stream.size(), 0),
      budget_(std::max(least_budget, budget_of_glyph * stream.size())) {
    if (stream.size() < 2 * telling) return;
    // From the end on, where each hash was seen last. Texts that share one only cost a search in vain.
    constexpr int most_bits = 16;
    int bits = 1;
    while (bits < most_bits && (std::size_t{1} << bits) < 2 * stream.size()) ++bits;
    std::vector<std::uint32_t> seen(std::size_t{1} << bits, 0);
    const char32_t* glyphs = stream.glyphs().data();
    for (std::size_t at = stream.size() - telling + 1; at-- > 0;) {
        std::uint32_t& last = seen[hash_of(glyphs + at, bits)];
        if (last != 0 && last - at <= longest_unit) comes_again_[at] = static_cast<std::uint16_t>(last - at);
        last = static_cast<std::uint32_t>(at);
    }
}

void Tiler::find_line(std::size_t start) {
    if (start < stream_.begin_of(line_)) line_ = stream_.line_at(start);
    while (stream_.end_of(line_) <= start) ++line_;
}

std::size_t Tiler::window_end(std::size_t start) {
    find_line(start);
    const std::size_t last = std::min(line_ + most_lines, stream_.line_count()) - 1;
    return stream_.end_of(last);
}

void Tiler::charge_scan(std::size_t glyphs) { budget_ -= std::min(budget_, 1 + glyphs / scanned_at_once); }

bool Tiler::repeats(std::size_t at, std::size_t unit, std::size_t copies) {
    const char32_t* glyphs = stream_.glyphs().data() + at;
    const std::size_t length = unit * (copies - 1);
    if (length > budget_) return false;
    std::size_t same = 0;
    while (same < length && glyphs[same] == glyphs[same + unit]) ++same;
    budget_ -= std::min(budget_, same);
    return same == length;
}

template <typename Visit>
bool Tiler::any_unit(std::size_t at, std::size_t most, Visit visit) const {
    const char32_t* const glyphs = stream_.glyphs().data() + at;
    for (std::size_t unit = 1; unit < telling && unit <= most; ++unit)
        if (glyphs[unit] == glyphs[0] && visit(unit)) return true;
    if (most < telling) return false;
    for (std::size_t unit = comes_again_[at]; unit != 0 && unit <= most;) {
        if (unit >= telling && visit(unit)) return true;
        const std::size_t step = comes_again_[at + unit];
        unit = step == 0 ? 0 : unit + step;
    }
    return false;
}

std::size_t Tiler::reach_of(std::size_t at, std::size_t room) {
    const bool far = at < comes_again_.size() && comes_again_[at] != 0;
    const std::size_t reach = std::min(room, far ? longest_unit : telling - 1);
    charge_scan(reach);
    return reach;
}

bool Tiler::repeats_at(std::size_t start) {
    const std::size_t reach = reach_of(start, (window_end(start) - start) / 2);
    return any_unit(start, reach, [&](std::size_t unit) { return repeats(start, unit, 2); }) ||
           repeats_as_long_line(start, 2);
}

bool Tiler::repeats_as_long_line(std::size_t start, std::size_t copies) {
    if (!stream_.starts_line(start)) return false;
    find_line(start);
    const std::size_t length = stream_.end_of(line_) - start;
    return length > copies * longest_unit && length % copies == 0 && repeats(start, length / copies, copies);
}

Tilings Tiler::longest(std::size_t start, std::size_t copies, bool single_glyphs) {
    struct Step {
        std::size_t unit, tiles;  // of the tile that ends here; how many tiles lead here
    };
    if (!single_glyphs && repeats_as_long_line(start, copies)) {
        const std::size_t end = stream_.end_of(line_);
        const Tiling whole{copies, {{start, (end - start) / copies}}, end};
        return {whole, whole};
    }
    const std::size_t end = window_end(start);
    const std::size_t left_over = budget_ > budget_of_search ? budget_ - budget_of_search : 0;
    std::map<std::size_t, Step> reached{{start, {0, 0}}};
    std::size_t last_boundary = start, last_line_end = start;
    for (auto step = reached.begin(); step != reached.end() && budget_ > left_over; ++step) {
        const std::size_t at = step->first, tiles = step->second.tiles + 1;
        if (at > start && stream_.is_boundary(at)) last_boundary = at;
        if (at > start && stream_.starts_line(at)) last_line_end = at;
        const std::size_t room = (end - at) / copies,
                          most = reach_of(at, single_glyphs ? std::min<std::size_t>(1, room) : room);
        any_unit(at, most, [&](std::size_t unit) {
            if (!repeats(at, unit, copies)) return false;
            const auto [next, is_new] = reached.try_emplace(at + unit * copies, Step{unit, tiles});
            if (!is_new && tiles < next->second.tiles) next->second = {unit, tiles};
            return false;
        });
    }
    const auto traced = [&](std::size_t best) {
        Tiling out{copies, {}, best};
        for (std::size_t at = best; at > start;) {
            const std::size_t unit = reached.at(at).unit;
            at -= unit * copies;
            out.tiles.push_back({at, unit});
        }
        std::reverse(out.tiles.begin(), out.tiles.end());
        return out;
    };
    return {traced(last_boundary), last_line_end == last_boundary ? Tiling{} : traced(last_line_end)};
}

}  // namespace galley::captions_dedup
