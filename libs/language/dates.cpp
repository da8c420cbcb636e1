#include "language/dates.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <set>
#include <span>
#include <utility>

#include "galley/utf8.hpp"
#include "language/numerals.hpp"
#include "language/signed_dates.hpp"

namespace galley::language {

namespace {

std::u32string folded(const icu::UnicodeString& text) {
    icu::UnicodeString small = text;
    small.foldCase();
    std::u32string out;
    for (int32_t i = 0; i < small.length(); i = small.moveIndex32(i, 1))
        out.push_back(static_cast<char32_t>(small.char32At(i)));
    while (out.ends_with(U'.')) out.pop_back();
    return out;
}

std::u32string folded(std::u32string_view text) {
    return folded(icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                                static_cast<int32_t>(text.size())));
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }

/// A run of digits, of letters, or one other character; white space is none.
struct Token {
    enum class Kind { number, word, mark } kind;
    std::u32string text;
    std::size_t start, end;
};

std::vector<Token> tokens_of(std::u32string_view text) {
    std::vector<Token> out;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == U' ') {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        Token::Kind kind = Token::Kind::mark;
        if (is_ascii_digit(text[i])) {
            kind = Token::Kind::number;
            while (end < text.size() && is_ascii_digit(text[end])) ++end;
        } else if (is_letter(text[i])) {
            kind = Token::Kind::word;
            while (end < text.size() && (is_letter(text[end]) || u_getCombiningClass(static_cast<UChar32>(text[end]))))
                ++end;
        }
        out.push_back({kind, std::u32string(text.substr(i, end - i)), i, end});
        i = end;
    }
    return out;
}

int value_of(const Token& token) {
    constexpr std::size_t digits = 4;
    if (token.kind != Token::Kind::number || token.text.size() > digits) return -1;
    return static_cast<int>(number_of(token.text).value_or(-1));
}

bool is_mark(const Token& token, std::u32string_view marks) {
    return token.kind == Token::Kind::mark && marks.find(token.text.front()) != std::u32string_view::npos;
}

bool is_one_of(const Token& token, std::span<const std::u32string_view> words) {
    return token.kind == Token::Kind::word && std::find(words.begin(), words.end(), folded(token.text)) != words.end();
}

/// What stands between the parts of a date and means nothing: "of", "de", "den", "th", "г".
bool is_filler(const Token& token) {
    static constexpr std::array<std::u32string_view, 19> words{U"of", U"de", U"del", U"den", U"der", U"the", U"st",
                                                               U"nd", U"rd", U"th",  U"er",  U"го",  U"ого", U"le",
                                                               U"el", U"d",  U"do",  U"di",  U"os"};
    if (token.kind == Token::Kind::mark) return is_mark(token, U".,'’º°ª-");
    return is_one_of(token, words);
}

/// The word between the two days of an issue for two: "samedi 5 et dimanche 6 avril".
bool is_and(const Token& token) {
    static constexpr std::array<std::u32string_view, 6> words{U"and", U"et", U"und", U"y", U"e", U"и"};
    return is_one_of(token, words);
}

int weekday_of(const Day& day) {
    using namespace std::chrono;
    return static_cast<int>(weekday(sys_days(year(day.year) / day.month / day.day)).c_encoding());
}

/// 2026-11-04, 2026/11/4, 16.02.2026: three numbers with the same mark between them. `alone`: not of a longer row.
void add_numeric(const std::vector<Token>& tokens, bool day_first, bool alone, std::vector<DateFound>& out) {
    for (std::size_t i = 0; i + 4 < tokens.size(); ++i) {
        const Token &mark = tokens[i + 1], &again = tokens[i + 3];
        if (!is_mark(mark, U"-/._‐–") || again.text != mark.text) continue;
        const auto joined = [&](std::size_t k) { return tokens[k].end == tokens[k + 1].start; };
        if (!joined(i) || !joined(i + 1) || !joined(i + 2) || !joined(i + 3)) continue;
        const auto runs_on = [&](std::size_t k) {
            return alone && (is_mark(tokens[k], mark.text) || is_mark(tokens[k], U"/-"));
        };
        if (i > 0 && tokens[i - 1].end == tokens[i].start && runs_on(i - 1)) continue;
        if (i + 5 < tokens.size() && tokens[i + 4].end == tokens[i + 5].start && runs_on(i + 5) &&
            !is_mark(tokens[i + 5], U"."))
            continue;
        const int a = value_of(tokens[i]), b = value_of(tokens[i + 2]), c = value_of(tokens[i + 4]);
        Day day{a, b, c};
        if (!is_possible(day) || tokens[i].text.size() != 4) {
            const Day in_europe{c, b, a}, in_america{c, a, b};
            const bool one = is_possible(in_europe), other = is_possible(in_america) && !is_mark(mark, U".");
            if (tokens[i + 4].text.size() != 4 || (!one && !other)) continue;
            if (one && other && !(in_europe == in_america) && !day_first) continue;  // nobody can tell
            day = one && (day_first || !other) ? in_europe : in_america;
        }
        out.push_back({day, tokens[i].start, tokens[i + 4].end, std::nullopt});
    }
}

}  // namespace

bool is_possible(const Day& day) {
    using namespace std::chrono;
    if (day.year < first_year || day.year > last_year || day.month < 1 || day.day < 1) return false;
    return year_month_day(year(day.year), month(static_cast<unsigned>(day.month)),
                          std::chrono::day(static_cast<unsigned>(day.day)))
        .ok();
}

std::string iso_of(const Day& day) {
    std::array<char, 40> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", day.year, day.month, day.day);
    return out.data();
}

DateReader::DateReader(const std::vector<std::string>& languages) {
    for (const std::string& language : languages) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::DateFormatSymbols symbols(icu::Locale::forLanguageTag(language, status), status);
        if (U_FAILURE(status)) continue;
        for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE})
            for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
                int32_t count = 0;
                const icu::UnicodeString* names = symbols.getMonths(count, context, width);
                for (int32_t i = 0; i < count && i < 12; ++i)
                    if (std::u32string name = folded(names[i]); name.size() > 1 && !is_ascii_digit(name[0]))
                        months_.emplace(std::move(name), i + 1);
                names = symbols.getWeekdays(count, context, width);  // from 1
                for (int32_t i = 1; i < count && i <= 7; ++i)
                    if (std::u32string name = folded(names[i]); name.size() > 1)
                        weekdays_.emplace(std::move(name), i - 1);
            }
        if (!language.starts_with("en")) day_first_ = true;
    }
    for (const auto& [name, month] : std::map<std::u32string, int>{{U"sept", 9}, {U"mrz", 3}, {U"jänner", 1}})
        months_.emplace(name, month);
    if (!std::any_of(languages.begin(), languages.end(), [](const auto& l) { return !l.starts_with("en"); }))
        day_first_ = false;
}

std::vector<DateFound> DateReader::find(std::u32string_view text) const {
    std::vector<DateFound> out = signed_dates(text);
    const std::vector<Token> tokens = tokens_of(text);
    add_numeric(tokens, day_first_, true, out);

    for (std::size_t m = 0; m < tokens.size(); ++m) {
        if (tokens[m].kind != Token::Kind::word) continue;
        const auto month = months_.find(folded(tokens[m].text));
        if (month == months_.end()) continue;
        constexpr int most_day = 31;
        const auto is_day = [&](std::size_t i) {
            return value_of(tokens[i]) >= 1 && value_of(tokens[i]) <= most_day && tokens[i].text.size() <= 2;
        };
        const auto is_year = [&](std::size_t i) { return tokens[i].text.size() == 4 && value_of(tokens[i]) > 0; };
        // Fillers between the parts, and the second day of an issue for two: "19./20. Dezember", "May 19-20, 2026".
        constexpr std::size_t most_fillers = 4;
        const auto back_over = [&](std::size_t i) {
            std::size_t steps = 0;
            while (i > 0 && steps < most_fillers && is_filler(tokens[i - 1])) --i, ++steps;
            return i;
        };
        const auto on_over = [&](std::size_t i) {
            std::size_t steps = 0;
            while (i < tokens.size() && steps < most_fillers && is_filler(tokens[i])) ++i, ++steps;
            return i;
        };
        std::optional<DateFound> found;
        const std::size_t behind = on_over(m + 1);
        if (const std::size_t d = back_over(m); d > 0 && is_day(d - 1) && behind < tokens.size() && is_year(behind)) {
            std::size_t first = d - 1;  // of the days
            std::size_t other = back_over(first);
            if (other > 1 && weekdays_.contains(folded(tokens[other - 1].text)) && is_and(tokens[other - 2])) --other;
            if (other > 0 && (is_mark(tokens[other - 1], U"/–-&") || is_and(tokens[other - 1])) &&
                back_over(other - 1) > 0 && is_day(back_over(other - 1) - 1))
                first = back_over(other - 1) - 1;
            else if (other < first && other > 0 && is_day(other - 1))
                first = other - 1;
            found = DateFound{{value_of(tokens[behind]), month->second, value_of(tokens[first])},
                              tokens[first].start,
                              tokens[behind].end,
                              std::nullopt};
        } else if (behind < tokens.size() && is_day(behind)) {
            std::size_t y = on_over(behind + 1);
            if (y < tokens.size() && is_mark(tokens[y], U"/–-&")) y = on_over(y + 1);
            if (y < tokens.size() && is_day(y) && !is_year(y)) y = on_over(y + 1);
            if (y < tokens.size() && is_year(y))
                found = DateFound{{value_of(tokens[y]), month->second, value_of(tokens[behind])},
                                  tokens[m].start,
                                  tokens[y].end,
                                  std::nullopt};
        }
        if (found && is_possible(found->day)) out.push_back(*found);
    }

    std::stable_sort(out.begin(), out.end(), [](const DateFound& a, const DateFound& b) { return a.start < b.start; });
    for (DateFound& found : out) {
        const int real = weekday_of(found.day);
        if (const auto day = signed_weekday(text, found.end)) found.weekday = *day == real;
        // The names of days before or behind it, a few characters off: "Samstag/Sonntag, 19./20. Dezember 2026".
        constexpr std::size_t reach = 6;
        for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
            if (token->kind != Token::Kind::word || token->end > found.start) continue;
            const auto name = weekdays_.find(folded(token->text));
            if (found.start - token->end > reach) break;
            if (name == weekdays_.end()) continue;
            found.weekday = found.weekday.value_or(false) || name->second == real;
            found.start = token->start;
        }
        for (const Token& token : tokens) {
            if (token.kind != Token::Kind::word || token.start < found.end || token.start - found.end > reach) continue;
            const auto name = weekdays_.find(folded(token.text));
            if (name == weekdays_.end()) continue;
            found.weekday = found.weekday.value_or(false) || name->second == real;
            found.end = token.end;
        }
    }
    return out;
}

std::optional<Day> date_in_name(std::string_view name) {
    std::set<std::string> seen;
    std::optional<Day> found;
    const auto take = [&](const Day& day) {
        if (is_possible(day) && seen.insert(iso_of(day)).second) found = day;
    };
    const std::u32string text = narrowed(decode_utf8(name));
    std::vector<DateFound> dates = signed_dates(text);
    std::vector<Token> tokens = tokens_of(text);
    add_numeric(tokens, false, false, dates);
    for (const DateFound& date : dates) take(date.day);
    for (const Token& token : tokens)  // 20260216, alone or at the start of a longer number such as 2026021603
        if (token.kind == Token::Kind::number && token.text.size() >= 8 && token.text.size() <= 12) {
            const auto part = [&](std::size_t from, std::size_t count) {
                return static_cast<int>(number_of(std::u32string_view(token.text).substr(from, count)).value_or(0));
            };
            take({part(0, 4), part(4, 2), part(6, 2)});
        }
    return seen.size() == 1 ? found : std::nullopt;
}

}  // namespace galley::language
