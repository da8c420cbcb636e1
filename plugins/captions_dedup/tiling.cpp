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

/// Characters that one step of the first search looks at.
constexpr std::size_t scan_block = 16;

/// Whether `a` and `b` stand side by side in a block. Every line of a page comes here, and nearly all leave at once: a
/// loop of fixed length without a way out is one that compilers turn into a few vector instructions.
bool holds_pair(const char32_t* glyphs, char32_t a, char32_t b) {
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < scan_block; ++i)
        found |= static_cast<std::uint32_t>(glyphs[i] == a) & static_cast<std::uint32_t>(glyphs[i + 1] == b);
    return found != 0;
}

}  // namespace

Tiler::Tiler(const GlyphStream& stream)
    : stream_(stream), budget_(std::max(least_budget, budget_of_glyph * stream.size())) {}

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

bool Tiler::repeats_at(std::size_t start) {
    const std::size_t end = window_end(start);
    const char32_t* const glyphs = stream_.glyphs().data() + start;
    const std::size_t most = std::min((end - start) / 2, longest_unit);
    charge_scan(most);
    for (std::size_t block = 1; block <= most && budget_ > 0; block += scan_block) {
        if (block > 1 && start + block + scan_block < stream_.size() &&
            !holds_pair(glyphs + block, glyphs[0], glyphs[1]))
            continue;
        for (std::size_t unit = block; unit <= std::min(most, block + scan_block - 1); ++unit)
            if (glyphs[unit] == glyphs[0] && repeats(start, unit, 2)) return true;
    }
    return repeats_as_long_line(start, 2);
}

bool Tiler::repeats_as_long_line(std::size_t start, std::size_t copies) {
    if (!stream_.starts_line(start)) return false;
    find_line(start);
    const std::size_t length = stream_.end_of(line_) - start;
    return length > copies * longest_unit && length % copies == 0 && repeats(start, length / copies, copies);
}

Tiling Tiler::longest(std::size_t start, const Shape& shape) {
    const std::size_t copies = shape.copies;
    struct Step {
        std::size_t unit, tiles;  // of the tile that ends here; how many tiles lead here
    };
    if (!shape.single_glyphs && repeats_as_long_line(start, copies)) {
        const std::size_t end = stream_.end_of(line_);
        return {copies, {{start, (end - start) / copies}}, end};
    }
    const std::size_t end = window_end(start);
    const std::size_t left_over = budget_ > budget_of_search ? budget_ - budget_of_search : 0;
    std::map<std::size_t, Step> reached{{start, {0, 0}}};
    std::size_t best = start;
    for (auto step = reached.begin(); step != reached.end() && budget_ > left_over; ++step) {
        const std::size_t at = step->first, tiles = step->second.tiles + 1;
        if (at > start && (shape.to_line_end ? stream_.starts_line(at) : stream_.is_boundary(at))) best = at;
        const std::size_t most = std::min(shape.single_glyphs ? 1 : longest_unit, (end - at) / copies);
        charge_scan(most);
        for (std::size_t unit = 1; unit <= most; ++unit) {
            if (stream_.glyphs()[at] != stream_.glyphs()[at + unit] || !repeats(at, unit, copies)) continue;
            const auto [next, is_new] = reached.try_emplace(at + unit * copies, Step{unit, tiles});
            if (!is_new && tiles < next->second.tiles) next->second = {unit, tiles};
        }
    }
    Tiling out{copies, {}, best};
    for (std::size_t at = best; at > start;) {
        const std::size_t unit = reached.at(at).unit;
        at -= unit * copies;
        out.tiles.push_back({at, unit});
    }
    std::reverse(out.tiles.begin(), out.tiles.end());
    return out;
}

}  // namespace galley::captions_dedup
