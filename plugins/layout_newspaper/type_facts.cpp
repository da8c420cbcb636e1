#include "type_facts.hpp"

#include <cmath>
#include <string>

#include "galley/json.hpp"
#include "galley/text.hpp"
#include "galley/utf8.hpp"
#include "geometry.hpp"
#include "line_axis.hpp"

namespace galley::layout_newspaper {
namespace {

constexpr double points_per_inch = 72;
// What the ink of a line of type stands high, in its size: capitals or small letters, what hangs below the line, and
// both together, which is also the height of Chinese characters.
constexpr double capitals = 0.72, small_letters = 0.5, below_line = 0.22, whole = 0.94;
// Strokes of a font whose name says bold against those of others, about.
constexpr double bold_weight = 1.5;

/// The share of its type's size that the ink of a line is high, by its letters.
double share_of_type(std::u32string_view text) {
    constexpr std::u32string_view low = U"acegmnopqrsuvwxyz", hanging = U"gjpqy", flat = U" .,-–—'’‘“”\"";
    bool rises = false, hangs = false, any = false;
    for (const char32_t c : text) {
        if (c >= 0x2E80) return whole;
        if (flat.find(c) != std::u32string_view::npos) continue;
        any = true;
        rises = rises || low.find(c) == std::u32string_view::npos;
        hangs = hangs || hanging.find(c) != std::u32string_view::npos;
    }
    return any ? (rises ? capitals : small_letters) + (hangs ? below_line : 0) : whole;
}

double weight_of(const Line& line) {
    if (const auto weight = attr<double>(line.attrs, "weight")) return *weight;
    const std::string font = attr<std::string>(line.attrs, "font").value_or("");
    for (const char* name : {"Bold", "Black", "Heavy", "bold"})
        if (font.find(name) != std::string::npos) return bold_weight;
    return 1;
}

/// How far the middle half of the values lies apart, as a ratio.
double spread(std::vector<std::pair<double, double>> values) {
    const double low = weighted_quantile(values, 0.25);
    return low > 0 ? weighted_quantile(std::move(values), 0.75) / low : 1;
}

}  // namespace

double thickness_of(const Line& line) { return axis_of(line).thickness; }

std::vector<TypeFacts> type_facts(const std::vector<const Line*>& lines, double dpi) {
    std::vector<TypeFacts> out(lines.size());
    std::vector<double> shares(lines.size(), 1.0);
    std::vector<std::pair<double, double>> plain, by_letters;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line& line = *lines[i];
        out[i].weight = weight_of(line);
        const double points = attr<double>(line.attrs, "size").value_or(0);
        if (points > 0 && dpi > 0) {
            out[i].size = points * dpi / points_per_inch;
            continue;
        }
        const Axis axis = axis_of(line);
        out[i].size = attr<double>(line.attrs, "height").value_or(axis.thickness);
        if (!(out[i].size > 0)) out[i].size = axis.thickness;
        if (line.writing_mode == WritingMode::vertical_rl || line.words.empty()) continue;
        shares[i] = share_of_type(decode_utf8(text_of(line))) / whole;
        plain.emplace_back(out[i].size, axis.length());
        by_letters.emplace_back(out[i].size / shares[i], axis.length());
    }
    if (spread(by_letters) < spread(plain))
        for (std::size_t i = 0; i < lines.size(); ++i) out[i].size /= shares[i];
    return out;
}

}  // namespace galley::layout_newspaper
