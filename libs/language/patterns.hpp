// Regular expressions of a profile, over code points.
#pragma once

#include <unicode/regex.h>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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
/// Compiling all patterns of a profile takes 1 to 25 ms, so that a list may wait until it is asked.
class Patterns {
  public:
    Patterns() = default;
    /// Throws std::invalid_argument with ICU's reason when `expression` does not compile.
    void add(const std::string& expression);
    /// The same, but `expression` is compiled when it is first looked for: find throws ResourceError then, with `where`
    /// as the place of the expression, when it does not compile.
    void add_unchecked(const std::string& expression, const std::string& where);
    /// The first match of the first expression that matches. A search that runs away (ICU's time limit) is no match.
    [[nodiscard]] std::optional<Match> find(std::u32string_view text) const;
    [[nodiscard]] bool matches(std::u32string_view text) const { return find(text).has_value(); }

  private:
    class Expression {
      public:
        Expression(std::string text, std::string where) : text_(std::move(text)), where_(std::move(where)) {}
        /// Throws std::invalid_argument with ICU's reason.
        void compile();
        [[nodiscard]] const icu::RegexPattern& pattern();

      private:
        std::string text_, where_;
        std::once_flag once_;
        std::unique_ptr<const icu::RegexPattern> compiled_;
    };
    std::vector<std::shared_ptr<Expression>> expressions_;
};

}  // namespace galley::language
