#include "glyph_runs.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "galley/utf8.hpp"

namespace galley::read_pdf {

namespace {

// In sizes of the type.
constexpr double gap_max = 0.1;      // a wider gap may be a space between words
constexpr double overlap_max = 0.5;  // kerning and pressed punctuation; a copy of the text goes back further
constexpr double base_max = 0.05;    // glyphs of one run stand on one line but for rounding

bool is_blank(const std::string& text) {
    const std::u32string chars = decode_utf8(text);
    return std::all_of(chars.begin(), chars.end(), is_space);
}

Rect box_of(const Glyph& g) {
    if (g.vertical) return {g.x - g.size / 2, std::min(g.y, g.y + g.along), g.size, std::abs(g.along)};
    return {std::min(g.x, g.x + g.along), g.y - ascent * g.size, std::abs(g.along), g.size};
}

Rect unite(const Rect& a, const Rect& b) {
    const double x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

bool goes_on(const Glyph& last, const Glyph& next) {
    if (last.font != next.font || last.vertical != next.vertical || last.invisible != next.invisible ||
        std::abs(last.size - next.size) > base_max * last.size)
        return false;
    const double gap = next.vertical ? next.y - (last.y + last.along) : next.x - (last.x + last.along);
    const double off = next.vertical ? next.x - last.x : next.y - last.y;
    return std::abs(off) <= base_max * next.size && gap <= gap_max * next.size &&
           gap >= -std::min(overlap_max * next.size, std::abs(next.along) / 2);
}

/// Vertical text that a program set glyph by glyph with a font that runs level: this many characters at least, each
/// below the one before.
constexpr std::size_t least_stacked = 3;
constexpr double stack_step_min = 0.8, stack_step_max = 1.6, stack_base_max = 0.2;

bool is_below(const Run& upper, const Run& lower) {
    const double step = lower.box.y - upper.box.y, off = lower.box.x - upper.box.x;
    return !lower.vertical && lower.advance > 0 && decode_utf8(lower.text).size() == 1 && upper.font == lower.font &&
           std::abs(upper.size - lower.size) <= base_max * upper.size && step >= stack_step_min * upper.size &&
           step <= stack_step_max * upper.size && std::abs(off) <= stack_base_max * upper.size;
}

std::vector<Run> stacked(std::vector<Run> runs) {
    std::vector<Run> out;
    out.reserve(runs.size());
    for (std::size_t i = 0; i < runs.size();) {
        std::size_t end = i + 1;
        const bool single = !runs[i].vertical && runs[i].advance > 0 && decode_utf8(runs[i].text).size() == 1;
        while (single && end < runs.size() && is_below(runs[end - 1], runs[end])) ++end;
        if (end - i < least_stacked) end = i + 1;
        out.push_back(std::move(runs[i]));
        for (std::size_t k = i + 1; k < end; ++k) {
            out.back().text += runs[k].text;
            out.back().box = unite(out.back().box, runs[k].box);
            out.back().vertical = true;
        }
        i = end;
    }
    return out;
}

double middle_of(std::vector<double>& values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace

std::vector<Run> runs_of(const std::vector<Glyph>& glyphs, const std::vector<int>& levels, const FontNames& names) {
    std::vector<Run> runs;
    std::vector<double> han_advances;
    const Glyph* last = nullptr;
    int level = 0;
    bool spaced = false;
    const auto end_run = [&] {
        if (last != nullptr) runs.back().advance = middle_of(han_advances);
        han_advances.clear();
        last = nullptr;
    };
    for (std::size_t g = 0; g < glyphs.size(); ++g) {
        const Glyph& glyph = glyphs[g];
        if (is_blank(glyph.text)) {
            end_run();
            spaced = true;
            continue;
        }
        if (last == nullptr || levels[g] != level || !goes_on(*last, glyph)) {
            end_run();
            const auto name = names.find(glyph.font);
            runs.push_back({{},
                            box_of(glyph),
                            glyph.size,
                            name == names.end() ? "" : name->second,
                            glyph.vertical,
                            std::exchange(spaced, false),
                            glyph.invisible,
                            levels[g],
                            0});
        }
        Run& run = runs.back();
        run.text += glyph.text;
        run.box = unite(run.box, box_of(glyph));
        if (is_han(decode_one(glyph.text, 0).c)) han_advances.push_back(std::abs(glyph.along));
        last = &glyph;
        level = levels[g];
    }
    end_run();
    return stacked(std::move(runs));
}

}  // namespace galley::read_pdf
