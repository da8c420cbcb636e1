// What the text of a line tells of its part in a page.
#pragma once

#include <array>
#include <string_view>

#include "language/profile.hpp"

namespace galley::page_graph {

/// Kinds of characters that a line may begin or end with.
enum class Mark { none, stop, closing, comma, hyphen, colon, opening, digit, upper, lower, ideograph, symbol };
inline constexpr std::size_t mark_count = 12;

/// Patterns of the profile (config/profiles), in the order of TextFacts::patterns.
inline constexpr std::array pattern_names{"byline",  "credit",  "caption",   "dateline",
                                          "section", "jump_to", "jump_from", "furniture"};

struct TextFacts {
    double length = 0;                                           ///< characters
    double han = 0, kana = 0, latin = 0, digits = 0, marks = 0;  ///< shares of the characters
    double capitals = 0;                                         ///< share of the letters of every writing
    Mark first = Mark::none, last = Mark::none;
    bool ends_sentence = false;  ///< closing quotes and brackets aside
    bool stops_inside = false;   ///< a sentence ends before the line does
    bool leaves_open = false;    ///< more quotes and brackets opened than closed
    bool trades = false;         ///< prices, telephone numbers, addresses of the net
    std::array<bool, pattern_names.size()> patterns{};
};

TextFacts text_facts(std::u32string_view text, const language::Profile& profile);

}  // namespace galley::page_graph
