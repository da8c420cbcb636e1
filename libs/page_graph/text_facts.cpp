#include "page_graph/text_facts.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "galley/utf8.hpp"
#include "language/text_ends.hpp"

namespace galley::page_graph {
namespace {

constexpr std::u32string_view stops = U"。！？!?.．…⋯", commas = U"，、；,;", colons = U"：:",
                              hyphens = U"-‐–—―－\u00AD";
constexpr std::u32string_view openers = U"“‘（《「『【〈〔(\"'[", closers = U"”’）》」』】〉〕)\"']";

bool is_kana(char32_t c) { return c >= 0x3040 && c <= 0x30FF; }

bool is_one_of(std::u32string_view marks, char32_t c) { return marks.find(c) != std::u32string_view::npos; }

/// `opens` decides what quotes are that both open and close.
Mark mark_of(char32_t c, bool opens) {
    const auto u = static_cast<UChar32>(c);
    if (is_one_of(stops, c)) return Mark::stop;
    if (opens && is_one_of(openers, c)) return Mark::opening;
    if (is_one_of(closers, c)) return Mark::closing;
    if (is_one_of(openers, c)) return Mark::opening;
    if (is_one_of(commas, c)) return Mark::comma;
    if (is_one_of(hyphens, c)) return Mark::hyphen;
    if (is_one_of(colons, c)) return Mark::colon;
    if (u_isdigit(u)) return Mark::digit;
    if (is_han(c) || is_kana(c)) return Mark::ideograph;
    if (u_isupper(u) || u_istitle(u)) return Mark::upper;
    if (u_isalpha(u)) return Mark::lower;
    return Mark::symbol;
}

void count_characters(std::u32string_view text, TextFacts& out) {
    double letters = 0, capitals = 0, printed = 0;
    for (const char32_t c : text) {
        if (is_space(c)) continue;
        const auto u = static_cast<UChar32>(c);
        const bool cased = u_isupper(u) || u_islower(u);
        ++printed;
        out.han += is_han(c), out.kana += is_kana(c), out.digits += u_isdigit(u), out.latin += cased;
        out.marks += !u_isalnum(u);
        letters += u_isalpha(u), capitals += u_isupper(u);
    }
    for (double* share : {&out.han, &out.kana, &out.digits, &out.latin, &out.marks}) *share /= std::max(1.0, printed);
    out.capitals = letters > 0 ? capitals / letters : 0;
    out.length = printed;
}

bool stops_inside(std::u32string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if (is_one_of(stops, text[i]) && (is_space(text[i + 1]) || text[i] >= 0x3000)) return true;
    return false;
}

bool leaves_open(std::u32string_view text) {
    int open = 0;
    for (const char32_t c : text) {
        if (c == U'"' || c == U'\'') continue;
        open += is_one_of(openers, c) ? 1 : is_one_of(closers, c) ? -1 : 0;
    }
    return open > 0;
}

bool trades(std::u32string_view text) {
    constexpr std::size_t telephone = 7;
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_one_of(U"¥￥$€£@%％", text[i])) return true;
        if (is_ascii_digit(text[i]))
            ++run;
        else if (text[i] != U'-' && text[i] != U' ')
            run = 0;
        if (run >= telephone) return true;
    }
    return text.find(U"www.") != text.npos || text.find(U"http") != text.npos || text.find(U".com") != text.npos;
}

}  // namespace

TextFacts text_facts(std::u32string_view text, const language::Profile& profile) {
    TextFacts out;
    if (text.empty()) return out;
    count_characters(text, out);
    out.first = mark_of(text.front(), true), out.last = mark_of(text.back(), false);
    std::u32string_view bare = text;
    while (!bare.empty() && is_one_of(closers, bare.back())) bare.remove_suffix(1);
    out.ends_sentence = !bare.empty() && is_one_of(stops, bare.back());
    out.stops_inside = stops_inside(text), out.leaves_open = leaves_open(text), out.trades = trades(text);
    const std::u32string_view start = language::start_of(text), end = language::end_of(text);
    out.patterns = {profile.byline.matches(start),
                    profile.credit.matches(end),
                    profile.caption.matches(start) || profile.caption.matches(end),
                    profile.dateline.matches(start),
                    profile.section.matches(start),
                    profile.jump_to.matches(end),
                    profile.jump_from.matches(start),
                    profile.furniture.matches(start)};
    return out;
}

}  // namespace galley::page_graph
