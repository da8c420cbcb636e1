// The nearest right name to a wrong one, for error messages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

/// The candidate with the smallest edit distance to `name`, if it is near enough to be a slip of the hand: at most a
/// third of the longer name's letters differ.
[[nodiscard]] std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates);

/// " Did you mean \"ocr.tesseract\"?", or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace galley
