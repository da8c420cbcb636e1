#include "folio_text.hpp"

#include <algorithm>

#include "galley/utf8.hpp"
#include "language/numerals.hpp"
#include "language/text_ends.hpp"

namespace galley::issue_facts {

namespace {

constexpr int most_pages = 399;

}  // namespace

std::string text_from(std::u32string_view text) { return encode_utf8(language::trimmed(text)); }

std::u32string beside(std::u32string_view text, const std::vector<language::DateFound>& dates) {
    std::u32string out;
    std::size_t at = 0;
    for (const language::DateFound& date : dates) {
        if (date.start > at) out += text.substr(at, date.start - at);
        at = std::max(at, std::min(date.end, text.size()));
    }
    out += text.substr(at);
    // The day of the lunar calendar, to the end of its word, says the same day again.
    for (const std::u32string_view name : {U"农历", U"農曆", U"夏曆", U"旧暦", U"旧历", U"舊曆"})
        if (const auto lunar = out.find(name); lunar != std::u32string::npos)
            out.erase(lunar, std::min(out.find(U' ', lunar), out.size()) - lunar);
    return out;
}

std::size_t letters_in(std::u32string_view text) {
    constexpr std::u32string_view silent = U" ,.;:/|·•()-–—'\"";
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [&](char32_t c) { return silent.find(c) == std::u32string_view::npos; }));
}

bool is_prose(std::u32string_view text) { return text.find_first_of(U"。；;!?！？，") != std::u32string_view::npos; }

std::optional<PageNumber> page_number(std::u32string_view text, const std::string& language) {
    PageNumber out;
    std::u32string digits;
    bool spelled = false;
    for (const char32_t c : text) {
        if (c == U' ') continue;
        if (language::is_numeral(c))
            digits.push_back(c);
        else if (c >= U'A' && c <= U'Z' && digits.empty())
            out.letters += static_cast<char>(c);
        else
            spelled = true;
    }
    const auto number = spelled ? language::spelled_number(text_from(text), language) : language::number_of(digits);
    if (!number || *number < 1 || *number > most_pages) return std::nullopt;
    if (spelled || out.letters == "P") out.letters.clear();  // P7 is page 7
    out.number = static_cast<int>(*number);
    return out;
}

}  // namespace galley::issue_facts
