#include "type_facts.hpp"

#include <array>
#include <string>

#include "galley/json.hpp"
#include "galley/text.hpp"
#include "galley/utf8.hpp"
#include "geometry.hpp"
#include "line_axis.hpp"

namespace galley::layout_newspaper {
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

constexpr std::size_t everything = 3;  // the index of a reach both ways

double weight_of(const Line& line) {
    if (const auto weight = attr<double>(line.attrs, "weight")) return *weight;
    const std::string font = attr<std::string>(line.attrs, "font").value_or("");
    for (const char* name : {"Bold", "Black", "Heavy", "bold"})
        if (font.find(name) != std::string::npos) return bold_weight;
    return 1;
}

}  // namespace

std::vector<TypeFacts> type_facts(const std::vector<const Line*>& lines, double dpi) {
    std::vector<TypeFacts> out(lines.size());
    std::vector<std::size_t> reaches(lines.size(), everything);
    std::array<std::vector<double>, everything + 1> heights;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line& line = *lines[i];
        out[i].weight = weight_of(line);
        const double points = attr<double>(line.attrs, "size").value_or(0);
        if (points > 0 && dpi > 0) {
            out[i].size = points * dpi / points_per_inch;
            continue;
        }
        out[i].size = attr<double>(line.attrs, "height").value_or(0);
        if (!(out[i].size > 0)) out[i].size = axis_of(line).thickness;
        if (line.writing_mode == WritingMode::vertical_rl || line.words.empty()) continue;
        reaches[i] = reach_of(decode_utf8(text_of(line))).index();
        heights[reaches[i]].push_back(out[i].size);
    }
    // What a line loses, the page itself tells: most of its lines are of one type.
    std::array<double, everything + 1> share;
    share.fill(1);
    for (std::size_t r = 0; r < everything; ++r)
        if (heights[r].size() >= enough && heights[everything].size() >= enough)
            share[r] = std::min(1.0, quantile(heights[r], 0.5) / quantile(heights[everything], 0.5));
    for (std::size_t i = 0; i < lines.size(); ++i) out[i].size /= share[reaches[i]];
    return out;
}

}  // namespace galley::layout_newspaper
