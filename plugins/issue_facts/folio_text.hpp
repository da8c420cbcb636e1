// What the words of a folio line say.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/dates.hpp"
#include "printed_facts.hpp"

namespace galley::issue_facts {

/// UTF-8 without outer white space.
[[nodiscard]] std::string text_from(std::u32string_view text);

/// The text without the dates in it, and without the days of the lunar calendar, which say the same again.
[[nodiscard]] std::u32string beside(std::u32string_view text, const std::vector<language::DateFound>& dates);

/// Characters that are neither spaces nor marks that folios put between what they say.
[[nodiscard]] std::size_t letters_in(std::u32string_view text);

/// Whether it has marks that sentences have and folios have not.
[[nodiscard]] bool is_prose(std::u32string_view text);

/// The number of a page in a label's group "number", and its letters.
[[nodiscard]] std::optional<PageNumber> page_number(std::u32string_view text, const std::string& language);

}  // namespace galley::issue_facts
