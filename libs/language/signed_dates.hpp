// Dates whose numbers have signs behind them, as Chinese, Japanese and Korean print does: 2026年11月16日.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "language/dates.hpp"

namespace galley::language {

/// The dates of the form 年 月 日 in a text that is `narrowed`, years of the Republic of China and of Japanese eras
/// among them; none has a weekday yet.
[[nodiscard]] std::vector<DateFound> signed_dates(std::u32string_view text);

/// The weekday (Sunday is 0) that such print puts within a few characters behind `end`: 星期一, 月曜日, (월). Moves
/// `end` behind it.
[[nodiscard]] std::optional<int> signed_weekday(std::u32string_view text, std::size_t& end);

}  // namespace galley::language
