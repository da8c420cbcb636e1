// Text from outside (plugins, programs, file names) as a terminal may show it.
#pragma once

#include <string>
#include <string_view>

namespace galley {

/// Control characters, such as those of escape sequences and of directions, and bytes that are no UTF-8 stand as \x1b
/// and \u202e, line ends too: what a stranger says stays on one line.
[[nodiscard]] std::string shown(std::string_view text);

/// The same, but line ends stay: for texts of several lines that are galley's own.
[[nodiscard]] std::string shown_lines(std::string_view text);

/// `text` as UTF-8 of at most `most` bytes; what was cut is counted at its end.
[[nodiscard]] std::string bounded(std::string_view text, std::size_t most);

}  // namespace galley
