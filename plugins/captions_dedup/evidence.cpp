#include "evidence.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <string_view>

#include "galley/utf8.hpp"

namespace galley::captions_dedup {

namespace {

// Bits of information in one character of running text, rounded down. Shannon's guess for English letters is near
// 1.3 (Prediction and Entropy of Printed English, 1951); for Chinese characters about 4 (Chang & Lin 1994). Numbers
// repeat for reasons of their own (2020, 8888), and so do marks.
constexpr double ideograph_bits = 4, kana_bits = 2.5, letter_bits = 1.5, digit_bits = 1, mark_bits = 1;
// A unit of one character. Languages double few of them, and those are listed; alphabets double letters, but not
// several in a row.
constexpr double single_ideograph_bits = 10, single_letter_bits = 7, single_mark_bits = 6;
/// A unit such as 人人, itself a repetition: its root could be repeated on purpose any number of times.
constexpr double repeated_root_bits = 4;
/// Two alphabetic copies that meet without a space, where words should have one.
constexpr double missing_space_bits = 8;
constexpr std::size_t least_letters_for_missing_space = 6;

// What people repeat on purpose stands apart: copies that meet at a space, after a mark, or on lines of their own tell
// nothing. Such a unit is part of a doubled stretch only where the others tell at least this much.
constexpr double proof_bits = 8;
// A stretch within a line has had many chances to occur.
constexpr double part_of_line_penalty = 4, lone_part_of_line_penalty = 20;

constexpr double sure_bits = 20, likely_bits = 12;
/// Enough for a line by itself on a page that was drawn double elsewhere: a section of two ideographs.
constexpr double label_bits = 6;
/// Enough for a whole sentence that follows itself without a space, by itself on such a page: longer than a refrain.
constexpr double sentence_bits = 40;

enum class Kind { ideograph, kana, letter, digit, leader, mark };

Kind kind_of(char32_t c) {
    if (is_han(c)) return Kind::ideograph;
    const auto code = static_cast<UChar32>(c);
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(code, &status);
    if (script == USCRIPT_HANGUL) return Kind::ideograph;
    if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA) return Kind::kana;
    if (u_isdigit(code)) return Kind::digit;
    if (u_isalpha(code)) return Kind::letter;
    // Dashes, ellipses and dot leaders are set double or in rows.
    if (std::u32string_view(U"—…-–.·_=*~～─━").find(c) != std::u32string_view::npos) return Kind::leader;
    return Kind::mark;
}

double bits_of(char32_t c) {
    switch (kind_of(c)) {
        case Kind::ideograph:
            return ideograph_bits;
        case Kind::kana:
            return kana_bits;
        case Kind::letter:
            return letter_bits;
        case Kind::digit:
            return digit_bits;
        case Kind::leader:
            return 0;
        case Kind::mark:
            return mark_bits;
    }
    return 0;
}

double bits_of_single(char32_t c) {
    switch (kind_of(c)) {
        case Kind::ideograph:
        case Kind::kana:
            return single_ideograph_bits;
        case Kind::letter:
            return single_letter_bits;
        case Kind::digit:
            return digit_bits;
        case Kind::leader:
            return 0;
        case Kind::mark:
            return single_mark_bits;
    }
    return 0;
}

double information_of(std::u32string_view text) {
    double bits = 0;
    for (const char32_t c : text) bits += bits_of(c);
    return bits;
}

/// The length of the shortest text of which `unit` is a repetition.
std::size_t root_length(std::u32string_view unit) {
    for (std::size_t period = 1; period <= unit.size() / 2; ++period)
        if (unit.size() % period == 0 && unit.substr(period) == unit.substr(0, unit.size() - period)) return period;
    return unit.size();
}

/// Whether a sentence, or a part of one, ends here; quotes and brackets aside.
bool ends_with_mark(std::u32string_view text) {
    constexpr std::u32string_view closers = U"”’）》」』】)]\"'", marks = U"。！？!?，、；：,;:.…⋯—";
    while (!text.empty() && closers.find(text.back()) != text.npos) text.remove_suffix(1);
    return !text.empty() && marks.find(text.back()) != text.npos;
}

class Judge {
  public:
    Judge(const GlyphStream& stream, const Tiling& tiling, const Reduplication& language)
        : stream_(stream), tiling_(tiling), language_(language) {}

    [[nodiscard]] double total() const {
        double bits = 0, proof = 0;
        for (std::size_t t = 0; t < tiling_.tiles.size(); ++t) {
            const double here = bits_of_unit(t);
            bits += stands_apart(t) ? here : here + missing_space(t);
            proof += stands_apart(t) ? 0 : here;
        }
        if (proof == 0 || (proof < bits && proof < proof_bits)) return 0;
        const bool whole = stream_.starts_line(tiling_.tiles.front().begin) && stream_.starts_line(tiling_.end);
        if (!whole) bits -= tiling_.tiles.size() == 1 ? lone_part_of_line_penalty : part_of_line_penalty;
        return bits;
    }

  private:
    [[nodiscard]] std::u32string_view unit(std::size_t t) const {
        return stream_.glyphs().substr(tiling_.tiles[t].begin, tiling_.tiles[t].unit);
    }

    [[nodiscard]] double bits_of_unit(std::size_t t) const {
        const std::u32string_view text = unit(t);
        const std::u32string_view root = text.substr(0, root_length(text));
        if (root.size() == 1) {
            if (is_word(t) || continues_row(t)) return 0;
            const double bits = bits_of_single(root.front());
            return text.size() == 1 ? bits : std::min(repeated_root_bits, bits);
        }
        return information_of(root);
    }

    [[nodiscard]] std::size_t meeting(std::size_t t) const { return tiling_.tiles[t].begin + tiling_.tiles[t].unit; }

    /// Whether the copies meet where people part what they repeat: at a space, at a line's end, after a mark.
    [[nodiscard]] bool stands_apart(std::size_t t) const {
        const bool marked = tiling_.tiles[t].unit > 1 && ends_with_mark(unit(t));
        return marked || stream_.after_space(meeting(t)) || stream_.starts_line(meeting(t));
    }

    [[nodiscard]] double missing_space(std::size_t t) const {
        const std::u32string_view text = unit(t);
        const auto is_letter = [](char32_t c) { return kind_of(c) == Kind::letter; };
        const auto letters = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_letter));
        return letters >= least_letters_for_missing_space && is_letter(text.front()) && is_letter(text.back())
                   ? missing_space_bits
                   : 0;
    }

    /// Whether the tile before is of the same single character: a row of stars, a laugh.
    [[nodiscard]] bool continues_row(std::size_t t) const {
        return t > 0 && tiling_.tiles[t - 1].unit == 1 && unit(t - 1).front() == unit(t).front();
    }

    /// Whether a tile of one character is a word of the language, alone or with a neighbour.
    [[nodiscard]] bool is_word(std::size_t t) const {
        const char32_t c = unit(t).front();
        if (language_.is_word(c)) return true;
        const auto single = [&](std::size_t other) { return tiling_.tiles[other].unit == 1; };
        return (t > 0 && single(t - 1) && language_.is_word(unit(t - 1).front(), c)) ||
               (t + 1 < tiling_.tiles.size() && single(t + 1) && language_.is_word(c, unit(t + 1).front()));
    }

    const GlyphStream& stream_;
    const Tiling& tiling_;
    const Reduplication& language_;
};

}  // namespace

double evidence_of(const GlyphStream& stream, const Tiling& tiling, const Reduplication& language) {
    return tiling.tiles.empty() ? 0 : Judge(stream, tiling, language).total();
}

namespace {

bool is_tiled(const GlyphStream& line, std::size_t copies) {
    if (line.size() < copies || line.size() % copies != 0) return false;
    const std::size_t unit = line.size() / copies;
    return std::equal(line.glyphs().begin() + static_cast<std::ptrdiff_t>(unit), line.glyphs().end(),
                      line.glyphs().begin());
}

}  // namespace

bool is_doubled_label(const GlyphStream& line, std::size_t copies, const Reduplication& language) {
    return is_tiled(line, copies) &&
           evidence_of(line, {copies, {{0, line.size() / copies}}, line.size()}, language) >= label_bits;
}

bool is_doubled_sentence(const GlyphStream& line) {
    const std::size_t unit = line.size() / 2;
    return is_tiled(line, 2) && !line.after_space(unit) &&
           information_of(line.glyphs().substr(0, unit)) >= sentence_bits;
}

double needed(Level level) { return level == Level::sure ? sure_bits : likely_bits; }

}  // namespace galley::captions_dedup
