// Dates as newspapers print them.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley::language {

/// A day of the Gregorian calendar.
struct Day {
    int year = 0, month = 0, day = 0;
    bool operator==(const Day&) const = default;
};

/// Years that a newspaper can have.
inline constexpr int first_year = 1600, last_year = 2199;

/// Whether there is such a day, in one of these years.
[[nodiscard]] bool is_possible(const Day& day);
/// "2026-02-16".
[[nodiscard]] std::string iso_of(const Day& day);

struct DateFound {
    Day day;
    std::size_t start = 0, end = 0;  ///< characters of the text as `narrowed`, the name of the weekday with them
    std::optional<bool> weekday;  ///< whether the weekday printed beside it is that of the day; nothing: none printed
};

/// Finds dates. Names of months and weekdays are those that ICU has for the languages; years of the Republic of China
/// and of Japanese eras are known. Of an issue for two days ("19./20. Dezember 2026") the first counts.
class DateReader {
  public:
    /// `languages` are BCP 47.
    explicit DateReader(const std::vector<std::string>& languages);

    /// The dates in a text that is `narrowed`, in their order. What has no year, or is no day of the calendar, is none.
    [[nodiscard]] std::vector<DateFound> find(std::u32string_view text) const;

  private:
    std::map<std::u32string, int> months_;    ///< by name in small letters, from 1
    std::map<std::u32string, int> weekdays_;  ///< likewise, Sunday is 0
    bool day_first_ = false;                  ///< 2/3/2026 is in March
};

/// The date in a name of a file or folder (2026-02-16, 20260216, 2026_2_16, 2026年2月16日); nothing when it has none or
/// several that differ.
[[nodiscard]] std::optional<Day> date_in_name(std::string_view name);

}  // namespace galley::language
