#include "core/run/failure_limit.hpp"

#include <fmt/format.h>

#include <charconv>

#include "core/base/host_error.hpp"

namespace galley {

FailureLimit FailureLimit::parse(const std::string& text) {
    FailureLimit limit;
    limit.text_ = text;
    const bool percent = text.ends_with('%');
    const std::string_view digits = std::string_view(text).substr(0, text.size() - (percent ? 1 : 0));
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = percent || value == static_cast<double>(static_cast<std::size_t>(value < 0 ? 0 : value));
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() || !(value >= 0) || !whole ||
        (percent && value > 100))
        throw HostError(ExitCode::usage,
                        fmt::format("--max-failures {} is neither a number of pages, such as 20, nor a share of all "
                                    "pages, such as 5%.",
                                    text));
    (percent ? limit.percent_ : limit.pages_) = value;
    return limit;
}

bool FailureLimit::passed(std::size_t failed, std::size_t total) const {
    if (pages_) return static_cast<double>(failed) > *pages_;
    if (percent_) return static_cast<double>(failed) * 100 > *percent_ * static_cast<double>(total);
    return false;
}

}  // namespace galley
