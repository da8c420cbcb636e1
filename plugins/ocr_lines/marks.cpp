#include "marks.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "galley/utf8.hpp"

namespace galley::ocr_lines {

namespace {

// Heights are in sizes of the type, measured from the top of its characters; widths and gaps in cells.
constexpr double large = 0.5;  // what is wider and higher is a character, not a mark
constexpr double dot_max = 0.3, dot_middle = 0.5, dot_off = 0.1;
constexpr double quote_bottom = 0.45, double_quote_min = 0.23;
constexpr double clear_side = 0.25;  // more room before than after, or the other way round
constexpr double bracket_min = 0.8;
constexpr double mark_max = 0.5;  // the widest mark
constexpr double apart = 0.07;    // parts of a mark are as close as this, and those of most characters
constexpr double apart_in_quote = 0.16;
constexpr double off_place = 0.35;  // beyond the place that the recognizer gives
constexpr double half_cell = 0.35;  // less room than this beside a bracket is no empty half
constexpr std::u32string_view like_dot = U".．:：•・-*'", like_quote = U"“”‘’\"'`*";
constexpr std::u32string_view like_stop = U"·•・°．.";
constexpr double solid = 0.6;  // a round dot fills more of its box than this, a stroke less

char32_t only_character(const Word& word) {
    const std::u32string text = decode_utf8(word.text);
    return text.size() == 1 ? text.front() : 0;
}

bool contains(std::u32string_view marks, char32_t c) { return c != 0 && marks.find(c) != std::u32string_view::npos; }

struct Ink {
    int from = 0, to = 0, top = 0, bottom = 0;
    int before = 0, after = 0;  ///< columns of paper to the neighbours; those to an end of the image count
};

class MarksOfLine {
  public:
    MarksOfLine(std::vector<Word>& words, const LineImage& image)
        : words_(words),
          image_(image),
          pieces_(ink_pieces(image)),
          width_(static_cast<int>(pixGetWidth(image.pix.get()))) {
        measure_type(image.extent.h);
        measure_cell();
    }

    bool set_right() {
        if (type_ <= 0 || cell_ <= 0) return false;
        bool changed = false;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const char32_t read = only_character(words_[i]), printed = printed_at(i, read);
            if (printed == read) continue;
            words_[i].text = encode_utf8({&printed, 1});
            changed = true;
        }
        return narrow_brackets() || changed;
    }

  private:
    /// Top and size of the characters, by the large pieces of ink: the median of either edge.
    void measure_type(int line_height) {
        std::vector<int> tops, bottoms;
        for (const InkPiece& p : pieces_) {
            if (p.width() < large * line_height || p.height() < large * line_height) continue;
            tops.push_back(p.top);
            bottoms.push_back(p.bottom);
        }
        if (tops.empty()) return;
        top_ = median(tops);
        type_ = median(bottoms) - top_;
    }

    void measure_cell() {
        std::vector<int> widths;
        for (const Word& word : words_)
            if (is_han(only_character(word))) widths.push_back(word.box.w);
        if (!widths.empty()) cell_ = median(widths);
    }

    static int median(std::vector<int>& values) {
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        return *middle;
    }

    /// The ink of a mark: pieces near the word's place that are narrow, apart from their neighbours and of the wanted
    /// shape; the nearest ones. The recognizer's places are off by up to half a cell.
    template <typename Shape>
    [[nodiscard]] std::optional<Ink> ink_of(const Word& word, Shape is_wanted) const {
        std::optional<Ink> best;
        const double middle = word.box.x + word.box.w / 2.0;
        double nearest = word.box.w / 2.0 + off_place * cell_;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            std::size_t last = i;
            while (last + 1 < pieces_.size() && belong_together(pieces_[last], pieces_[last + 1])) ++last;
            const Ink ink = ink_from(i, last);
            const double off = std::abs((ink.from + ink.to) / 2.0 - middle);
            if (ink.to - ink.from <= mark_max * cell_ && off < nearest && is_wanted(ink)) best = ink, nearest = off;
            i = last;
        }
        return best;
    }

    [[nodiscard]] bool belong_together(const InkPiece& a, const InkPiece& b) const {
        const double highest = top_ + quote_bottom * type_;
        const bool quote = a.bottom <= highest && b.bottom <= highest;
        return b.from - a.to <= (quote ? apart_in_quote : apart) * cell_;
    }

    [[nodiscard]] Ink ink_from(std::size_t first, std::size_t last) const {
        Ink ink{pieces_[first].from, pieces_[last].to, pieces_[first].top, pieces_[first].bottom, 0, 0};
        for (std::size_t i = first; i <= last; ++i) {
            ink.top = std::min(ink.top, pieces_[i].top);
            ink.bottom = std::max(ink.bottom, pieces_[i].bottom);
        }
        ink.before = ink.from - (first > 0 ? pieces_[first - 1].to : 0);
        ink.after = (last + 1 < pieces_.size() ? pieces_[last + 1].from : width_) - ink.to;
        return ink;
    }

    [[nodiscard]] bool is_middle_dot(const Ink& ink) const {
        if (ink.to - ink.from > dot_max * cell_ || ink.bottom - ink.top > dot_max * type_) return false;
        return std::abs((ink.top + ink.bottom) / 2.0 - top_ - dot_middle * type_) <= dot_off * type_;
    }

    [[nodiscard]] bool is_small(const Ink& ink) const {
        return ink.to - ink.from <= mark_max * cell_ && ink.bottom - ink.top <= mark_max * type_;
    }

    struct Shape {
        bool ring = false;  ///< the ink goes round a piece of paper
        double filled = 1;  ///< share of its box that is ink
    };

    [[nodiscard]] Shape shape_of(const Ink& ink) const {
        const PixPtr part = clipped(image_.pix.get(), {ink.from, ink.top, ink.to - ink.from, ink.bottom - ink.top});
        const PixPtr black(pixThresholdToBinary(part.get(), static_cast<int>(image_.paper * ink_of_paper)));
        const PixPtr white(black ? pixInvert(nullptr, black.get()) : nullptr);
        const PixPtr inside(white ? pixRemoveBorderConnComps(white.get(), 4) : nullptr);
        if (!inside) throw std::bad_alloc();
        l_int32 holes = 0, pixels = 0;
        pixCountConnComp(inside.get(), 4, &holes);
        pixCountPixels(black.get(), &pixels, nullptr);
        return {holes > 0, static_cast<double>(pixels) / ((ink.to - ink.from) * (ink.bottom - ink.top))};
    }

    [[nodiscard]] bool is_high(const Ink& ink) const { return ink.bottom <= top_ + quote_bottom * type_; }

    [[nodiscard]] bool is_tall(const Ink& ink) const { return ink.bottom - ink.top >= bracket_min * type_; }

    [[nodiscard]] bool han_at(std::size_t i) const { return i < words_.size() && is_han(only_character(words_[i])); }

    [[nodiscard]] bool follows_digit(std::size_t i) const {
        if (i == 0 || words_[i - 1].text.empty()) return false;
        const char last = words_[i - 1].text.back();
        return last >= '0' && last <= '9';
    }

    [[nodiscard]] char32_t printed_at(std::size_t i, char32_t read) const {
        const auto dot = [&](const Ink& ink) { return is_middle_dot(ink); };
        const auto high = [&](const Ink& ink) { return is_high(ink); };
        if (contains(like_stop, read) && !follows_digit(i))
            if (const std::optional<Ink> ink =
                    ink_of(words_[i], [&](const Ink& it) { return is_small(it) && !is_high(it); })) {
                const Shape shape = shape_of(*ink);
                if (shape.ring) return U'。';
                if (shape.filled < solid && read == U'·') return U'、';
            }
        if (contains(like_dot, read) && han_at(i - 1) && han_at(i + 1) && ink_of(words_[i], dot)) return U'·';
        if (contains(like_quote, read) && (han_at(i - 1) || han_at(i + 1)))
            if (const std::optional<Ink> ink = ink_of(words_[i], high)) return quote(*ink, read);
        return read;
    }

    [[nodiscard]] char32_t quote(const Ink& ink, char32_t read) const {
        const bool opening = read == U'“' || read == U'‘', closing = read == U'”' || read == U'’';
        const int lead = ink.before - ink.after, clear = static_cast<int>(clear_side * cell_);
        const bool twice = ink.to - ink.from >= double_quote_min * cell_;
        if (opening || lead > clear) return twice ? U'“' : U'‘';
        if (closing || -lead > clear) return twice ? U'”' : U'’';
        return read;
    }

    /// Whether a bracket stands close to a character on its outer side.
    [[nodiscard]] bool is_narrow(std::size_t i, bool opens) const {
        if (!han_at(opens ? i - 1 : i + 1)) return false;
        const std::optional<Ink> ink = ink_of(words_[i], [&](const Ink& it) { return is_tall(it); });
        return ink && (opens ? ink->before : ink->after) < half_cell * cell_;
    }

    bool narrow_brackets() {
        bool changed = false;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (only_character(words_[i]) != U'（' || !is_narrow(i, true)) continue;
            std::size_t partner = i + 1;
            while (partner < words_.size() && only_character(words_[partner]) != U'）') ++partner;
            if (han_at(partner + 1) && !is_narrow(partner, false)) continue;
            words_[i].text = "(";
            if (partner < words_.size()) words_[partner].text = ")";
            changed = true;
        }
        return changed;
    }

    std::vector<Word>& words_;
    const LineImage& image_;
    std::vector<InkPiece> pieces_;
    int width_;
    int top_ = 0, type_ = 0, cell_ = 0;
};

}  // namespace

bool marks_by_ink(std::vector<Word>& words, const LineImage& image) { return MarksOfLine(words, image).set_right(); }

}  // namespace galley::ocr_lines
