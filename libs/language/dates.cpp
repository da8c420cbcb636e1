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
#include <utility>

#include "galley/utf8.hpp"
#include "language/numerals.hpp"

namespace galley::language {

namespace {

constexpr int first_year = 1600, last_year = 2199;

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

/// What stands between the parts of a date and means nothing: "of", "de", "den", "th", "г".
bool is_filler(const Token& token) {
    static constexpr std::array<std::u32string_view, 19> words{U"of", U"de", U"del", U"den", U"der", U"the", U"st",
                                                               U"nd", U"rd", U"th",  U"er",  U"го",  U"ого", U"le",
                                                               U"el", U"d",  U"do",  U"di",  U"os"};
    if (token.kind == Token::Kind::mark) return is_mark(token, U".,'’º°ª-");
    return token.kind == Token::Kind::word && std::find(words.begin(), words.end(), folded(token.text)) != words.end();
}

int weekday_of(const Day& day) {
    using namespace std::chrono;
    return static_cast<int>(weekday(sys_days(year(day.year) / day.month / day.day)).c_encoding());
}

struct Era {
    std::u32string_view name;
    int before;  ///< the year before its first
};
/// Those whose months are of the Gregorian calendar (of Meiji, from its sixth year on).
constexpr std::array<Era, 7> eras{{{U"民國", 1911},
                                   {U"民国", 1911},
                                   {U"令和", 2018},
                                   {U"平成", 1988},
                                   {U"昭和", 1925},
                                   {U"大正", 1911},
                                   {U"明治", 1867}}};

/// Reads dates of the form 年 月 日, whose signs say what each number is.
class SignedDates {
  public:
    explicit SignedDates(std::u32string_view text) : text_(text) {}

    std::vector<DateFound> find() const {
        std::vector<DateFound> out;
        for (std::size_t i = 0; i < text_.size(); ++i) {
            if (text_[i] != U'年' && text_[i] != U'년') continue;
            if (auto found = date_at(i); found && (out.empty() || out.back().end <= found->start))
                out.push_back(*found);
        }
        return out;
    }

  private:
    [[nodiscard]] char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }
    void skip_spaces(std::size_t& i) const {
        while (at(i) == U' ') ++i;
    }

    /// The number that begins at `i`, spaces within it allowed, which print and OCR put there; moves `i` behind it.
    [[nodiscard]] std::optional<long long> number_at(std::size_t& i) const {
        std::u32string digits;
        std::size_t k = i;
        for (; k < text_.size(); ++k) {
            if (is_numeral(text_[k]))
                digits.push_back(text_[k]);
            else if (text_[k] != U' ')
                break;
        }
        const auto value = number_of(digits);
        if (value) i = k;
        return value;
    }

    /// The year whose sign stands at `sign`, and where it begins.
    [[nodiscard]] std::optional<std::pair<int, std::size_t>> year_before(std::size_t sign) const {
        std::size_t start = sign;
        std::u32string digits;
        while (start > 0 && (is_numeral(text_[start - 1]) || text_[start - 1] == U' ' || text_[start - 1] == U'元')) {
            --start;
            if (text_[start] != U' ') digits.insert(digits.begin(), text_[start]);
        }
        while (start < sign && text_[start] == U' ') ++start;
        if (digits.empty()) return std::nullopt;
        const auto number = digits == U"元" ? std::optional(1LL) : number_of(digits);
        if (!number) return std::nullopt;
        const std::u32string_view before = text_.substr(0, start);
        for (const Era& era : eras)
            if (before.ends_with(era.name) && *number > 0 && *number < last_year) {
                std::size_t from = start - era.name.size();
                for (const std::u32string_view country : {U"中華", U"中华"})
                    if (text_.substr(0, from).ends_with(country)) from -= country.size();
                return std::pair{static_cast<int>(*number) + era.before, from};
            }
        if (*number < first_year || *number > last_year) return std::nullopt;
        return std::pair{static_cast<int>(*number), start};
    }

    [[nodiscard]] std::optional<DateFound> date_at(std::size_t sign) const {
        const auto year = year_before(sign);
        if (!year) return std::nullopt;
        std::size_t i = sign + 1;
        skip_spaces(i);
        if (at(i) == U'(') {  // 2026年(令和8年)12月17日
            constexpr std::size_t longest = 12;
            const auto close = text_.find(U')', i);
            if (close == std::u32string_view::npos || close - i > longest) return std::nullopt;
            i = close + 1;
            skip_spaces(i);
        }
        const auto month = number_at(i);
        if (!month || (at(i) != U'月' && at(i) != U'월')) return std::nullopt;
        ++i;
        skip_spaces(i);
        const auto day = number_at(i);
        constexpr std::u32string_view signs = U"日曰目号號일";  // 曰 and 目: how print is misread
        if (!day || signs.find(at(i)) == std::u32string_view::npos) return std::nullopt;
        constexpr long long most = 31;
        if (*month > most || *day > most) return std::nullopt;
        const Day found{year->first, static_cast<int>(*month), static_cast<int>(*day)};
        if (!is_possible(found)) return std::nullopt;
        return DateFound{found, year->second, i + 1, std::nullopt};
    }

    std::u32string_view text_;
};

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

std::optional<int> japanese_weekday(char32_t c) {
    constexpr std::u32string_view names = U"日月火水木金土", korean = U"일월화수목금토";
    if (const auto i = names.find(c); i != std::u32string_view::npos) return static_cast<int>(i);
    if (const auto i = korean.find(c); i != std::u32string_view::npos) return static_cast<int>(i);
    return std::nullopt;
}

/// The weekday in CJK print that begins within a few characters behind `end`; moves `end` behind it.
std::optional<int> weekday_behind(std::u32string_view text, std::size_t& end) {
    constexpr std::size_t reach = 3;  // spaces, a mark, an opening bracket
    for (std::size_t i = end; i < text.size() && i <= end + reach; ++i) {
        const std::u32string_view rest = text.substr(i);
        for (const std::u32string_view name : {U"星期", U"礼拜", U"禮拜", U"周", U"週"})
            if (rest.starts_with(name) && rest.size() > name.size()) {
                std::size_t k = name.size();
                while (k < rest.size() && rest[k] == U' ') ++k;
                constexpr std::u32string_view days = U"日一二三四五六";
                const char32_t c = k < rest.size() ? rest[k] == U'天' ? U'日' : rest[k] : U'\0';
                if (const auto day = days.find(c); day != std::u32string_view::npos) {
                    end = i + k + 1;
                    return static_cast<int>(day);
                }
            }
        if (rest.size() > 1 && (rest[1] == U'曜' || rest[1] == U'요'))
            if (const auto day = japanese_weekday(rest[0])) {
                end = std::min(text.size(), i + 3);
                return day;
            }
        if (rest.size() > 2 && rest[0] == U'(' && rest[2] == U')') {
            constexpr std::u32string_view numbered = U"日一二三四五六";
            const auto number = numbered.find(rest[1]);
            const auto day = number != std::u32string_view::npos ? std::optional(static_cast<int>(number))
                                                                 : japanese_weekday(rest[1]);
            if (day) {
                end = i + 3;
                return day;
            }
        }
        if (is_letter(text[i]) || is_ascii_digit(text[i])) break;
    }
    return std::nullopt;
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
    std::vector<DateFound> out = SignedDates(text).find();
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
            const std::size_t other = back_over(first);
            if (other > 0 && is_mark(tokens[other - 1], U"/–-&") && back_over(other - 1) > 0 &&
                is_day(back_over(other - 1) - 1))
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
        if (const auto day = weekday_behind(text, found.end)) found.weekday = *day == real;
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
    std::vector<DateFound> dates = SignedDates(text).find();
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
