// Regular expressions of a profile, over code points.
#pragma once

#include <unicode/regex.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley::language {

struct Match {
    std::size_t start = 0, end = 0;                ///< code points of the text searched
    std::map<std::string, std::u32string> groups;  ///< the named groups that took part
    [[nodiscard]] std::u32string group(const std::string& name) const {
        const auto found = groups.find(name);
        return found == groups.end() ? std::u32string{} : found->second;
    }
};

/// A list of ICU regular expressions, tried in order. Compiled once, shared by copies, safe to read from many threads.
class Patterns {
  public:
    Patterns() = default;
    /// Throws std::invalid_argument with ICU's reason when `expression` does not compile.
    void add(const std::string& expression);
    /// The first match of the first expression that matches. A search that runs away (ICU's time limit) is no match.
    [[nodiscard]] std::optional<Match> find(std::u32string_view text) const;
    [[nodiscard]] bool matches(std::u32string_view text) const { return find(text).has_value(); }

  private:
    std::vector<std::shared_ptr<const icu::RegexPattern>> expressions_;
};

}  // namespace galley::language
