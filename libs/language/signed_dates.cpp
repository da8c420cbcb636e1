#include "language/signed_dates.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "galley/utf8.hpp"
#include "language/numerals.hpp"

namespace galley::language {

namespace {

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

std::optional<int> japanese_weekday(char32_t c) {
    constexpr std::u32string_view names = U"日月火水木金土", korean = U"일월화수목금토";
    if (const auto i = names.find(c); i != std::u32string_view::npos) return static_cast<int>(i);
    if (const auto i = korean.find(c); i != std::u32string_view::npos) return static_cast<int>(i);
    return std::nullopt;
}

}  // namespace

std::vector<DateFound> signed_dates(std::u32string_view text) { return SignedDates(text).find(); }

std::optional<int> signed_weekday(std::u32string_view text, std::size_t& end) {
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
        if (u_isalpha(static_cast<UChar32>(text[i])) || is_ascii_digit(text[i])) break;
    }
    return std::nullopt;
}

}  // namespace galley::language
