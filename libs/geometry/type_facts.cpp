#include "geometry/type_facts.hpp"

#include <array>
#include <string>

#include "galley/json.hpp"
#include "galley/text.hpp"
#include "galley/utf8.hpp"
#include "geometry/boxes.hpp"
#include "geometry/line_axis.hpp"

namespace galley::geometry {
namespace {

constexpr double points_per_inch = 72;
// As many lines with the same kinds of letters tell how high such a line's ink is.
constexpr std::size_t enough = 8;
// Strokes of a font whose name says bold against those of others, about.
constexpr double bold_weight = 1.5;

/// Whether any letter of a line rises above small ones, and whether any hangs below the line: a line where none does
/// is lower. Chinese characters do both.
struct Reach {
    bool rises = false, hangs = false;
    [[nodiscard]] std::size_t index() const { return (rises ? 1U : 0U) + (hangs ? 2U : 0U); }
};

Reach reach_of(std::u32string_view text) {
    constexpr std::u32string_view low = U"acegmnopqrsuvwxyz", hanging = U"gjpqy", flat = U" .,-–—'’‘“”\"";
    Reach out;
    for (const char32_t c : text) {
        if (c >= 0x2E80) return {true, true};
        if (flat.find(c) != std::u32string_view::npos) continue;
        out.rises = out.rises || low.find(c) == std::u32string_view::npos;
        out.hangs = out.hangs || hanging.find(c) != std::u32string_view::npos;
    }
    return out;
}

constexpr std::size_t everything = 3, reach_count = 4;  // the index of a reach both ways, the last of so many

double weight_of(const Line& line) {
    if (const auto weight = attr<double>(line.attrs, "weight")) return *weight;
    const std::string font = attr<std::string>(line.attrs, "font").value_or("");
    for (const char* name : {"Bold", "Black", "Heavy", "bold"})
        if (font.find(name) != std::string::npos) return bold_weight;
    return 1;
}

/// Sizes of the lines of a page by one measure of them.
using Sizes = std::vector<double>;

/// Makes up for what lines without rising or hanging letters lose. How much that is, the page itself tells: most of its
/// lines are of one type.
Sizes evened(Sizes heights, const std::vector<std::size_t>& reaches) {
    std::array<Sizes, reach_count> known;
    for (std::size_t i = 0; i < heights.size(); ++i) known[reaches[i]].push_back(heights[i]);
    std::array<double, reach_count> share;
    share.fill(1);
    for (std::size_t r = 0; r < everything; ++r)
        if (known[r].size() >= enough && known[everything].size() >= enough)
            share[r] = std::min(1.0, quantile(known[r], 0.5) / quantile(known[everything], 0.5));
    for (std::size_t i = 0; i < heights.size(); ++i) heights[i] /= share[reaches[i]];
    return heights;
}

/// How far the middle half of the sizes lies apart, as a ratio: body text is more than half of most pages.
double spread(const Sizes& sizes, const Sizes& lengths) {
    std::vector<std::pair<double, double>> weighted;
    for (std::size_t i = 0; i < sizes.size(); ++i) weighted.emplace_back(sizes[i], lengths[i]);
    const double low = weighted_quantile(weighted, 0.25);
    return low > 0 ? weighted_quantile(std::move(weighted), 0.75) / low : 1;
}

}  // namespace

std::vector<TypeFacts> type_facts(const std::vector<const Line*>& lines, double dpi) {
    std::vector<TypeFacts> out;
    std::vector<std::size_t> reaches;
    Sizes ink, thickness, lengths;
    for (const Line* line : lines) {
        const Axis axis = axis_of(*line);
        const double points = attr<double>(line->attrs, "size").value_or(0);
        const double height = attr<double>(line->attrs, "height").value_or(0);
        const bool told = dpi > 0 && points > 0;
        out.push_back({told ? points * dpi / points_per_inch : 0, told, weight_of(*line)});
        const bool latin = line->writing_mode != WritingMode::vertical_rl && !line->words.empty();
        reaches.push_back(latin ? reach_of(decode_utf8(text_of(*line))).index() : everything);
        lengths.push_back(axis.length());
        thickness.push_back(axis.thickness);
        ink.push_back(height > 0 ? height : axis.thickness);
    }
    ink = evened(std::move(ink), reaches);
    thickness = evened(std::move(thickness), reaches);
    const Sizes& measured = spread(ink, lengths) < spread(thickness, lengths) ? ink : thickness;
    for (std::size_t i = 0; i < out.size(); ++i)
        if (!out[i].told) out[i].size = measured[i];
    return out;
}

}  // namespace galley::geometry
