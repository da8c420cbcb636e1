#include "word_boxes.hpp"

#include <algorithm>
#include <string_view>

#include "galley/text.hpp"

namespace galley::ocr_lines {

namespace {

/// How far a word's end may be off, and how wide the empty part of a full-width cell is, in heights of the type.
constexpr double reach = 0.75, empty_half = 0.6;
/// How far the end of a cell may be off, and the share of full cells that makes a line Chinese.
constexpr double cell_reach = 0.4, mostly = 0.7;
constexpr std::u32string_view filled_left = U"，。、；：？！）》】」』”", filled_right = U"（《【「『“";

std::vector<bool> inked_columns(const LineImage& image) {
    const PixPtr ink(pixThresholdToBinary(image.pix.get(), static_cast<int>(image.paper * ink_of_paper)));
    const int width = pixGetWidth(image.pix.get());
    std::vector<bool> out(static_cast<std::size_t>(width), false);
    NUMA* counts = ink ? pixCountPixelsByColumn(ink.get()) : nullptr;
    for (int x = 0; counts != nullptr && x < width; ++x) {
        l_float32 count = 0;
        numaGetFValue(counts, x, &count);
        out[static_cast<std::size_t>(x)] = count > 0;
    }
    numaDestroy(&counts);
    return out;
}

struct Gap {
    int from, to;
};

/// The widest run of empty columns that begins within [from, to); both ends at the middle when all is ink. Runs cut by
/// either end may be left out.
Gap widest_gap(const std::vector<bool>& inked, int from, int to, bool first, bool last) {
    Gap best{(from + to) / 2, (from + to) / 2};
    for (int x = from; x < to; ++x) {
        if (inked[static_cast<std::size_t>(x)]) continue;
        const int start = x;
        while (x < to && !inked[static_cast<std::size_t>(x)]) ++x;
        const bool counts = (first || start > from) && (last || x < to);
        if (counts && x - start > best.to - best.from) best = {start, x};
    }
    return best;
}

bool fills_left(const Word& word, char32_t c) {
    return !word.text.empty() && filled_left.find(c) != std::u32string_view::npos;
}
bool fills_right(const Word& word, char32_t c) {
    return !word.text.empty() && filled_right.find(c) != std::u32string_view::npos;
}

void set_span(Box& box, int from, int to) {
    box.x = from;
    box.w = std::max(1, to - from);
}

/// Width of a character's cell, in heights of the type: a full one, or half of one for digits and Latin.
double advance(char32_t c) { return is_cjk(c) || c == U'“' || c == U'”' || c == U'—' || c == U'…' ? 1.0 : 0.5; }

/// In Chinese and Japanese lines the cells tell more than the recognizer, which may be off by a whole character: lays
/// the words out cell by cell. False, with nothing done, when the line is not mostly of full cells.
bool lay_out_by_cells(std::vector<Word>& words, const LineImage& image) {
    double total = 0, characters = 0, full = 0;
    std::vector<double> ends;
    for (const Word& word : words) {
        for (const char32_t c : decode_utf8(word.text)) {
            total += advance(c);
            full += advance(c) == 1.0;
            ++characters;
        }
        ends.push_back(total);
    }
    if (full < mostly * characters) return false;
    // The empty half of a mark at either end of the line lies outside the ink.
    const double before = fills_right(words.front(), detail::first_char(words.front().text)) ? empty_half : 0;
    const double after = fills_left(words.back(), detail::last_char(words.back().text)) ? empty_half : 0;
    const double columns = pixGetWidth(image.pix.get()) - 2 * image.margin;
    const double scale = columns / std::max(total - before - after, 1.0);
    double start = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto column = [&](double cell) { return image.margin + static_cast<int>((cell - before) * scale); };
        set_span(words[i].box, column(start), column(ends[i]));
        start = ends[i];
    }
    return true;
}

/// An empty half next to a mark is part of its cell, not a space.
void fill_cells(Word& left, Word& right, int type) {
    const int gap = right.box.x - left.box.right(), half = static_cast<int>(empty_half * type);
    if (fills_left(left, detail::last_char(left.text))) left.box.w += std::min(gap, half);
    const int rest = right.box.x - left.box.right();
    if (fills_right(right, detail::first_char(right.text)))
        set_span(right.box, right.box.x - std::min(rest, half), right.box.right());
}

}  // namespace

void fit_to_ink(std::vector<Word>& words, const LineImage& image) {
    if (words.empty()) return;
    const std::vector<bool> inked = inked_columns(image);
    const int width = static_cast<int>(inked.size());
    const int type = image.turned ? image.extent.w : image.extent.h;
    const int off = static_cast<int>((lay_out_by_cells(words, image) ? cell_reach : reach) * type);
    const auto middle = [](const Box& box) { return box.x + box.w / 2; };
    std::vector<Gap> gaps{{0, image.margin}};
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const Box &a = words[i].box, &b = words[i + 1].box;
        const int from = std::clamp(std::max(middle(a), a.right() - off), gaps.back().to, width);
        const int to = std::clamp(std::min(middle(b), b.x + off), from, width);
        // The wide gap after a comma is its own cell's, and lies past the boundary before it.
        const bool before_mark = fills_left(words[i + 1], detail::first_char(words[i + 1].text));
        const bool after_mark = fills_right(words[i], detail::last_char(words[i].text));
        gaps.push_back(widest_gap(inked, from, to, !after_mark, !before_mark));
    }
    gaps.push_back({width - image.margin, width});
    for (std::size_t i = 0; i < words.size(); ++i) set_span(words[i].box, gaps[i].to, gaps[i + 1].from);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) fill_cells(words[i], words[i + 1], type);
}

}  // namespace galley::ocr_lines
