#include "language/patterns.hpp"

#include <array>
#include <stdexcept>

#include "galley/error.hpp"

namespace galley::language {

namespace {

// The group names that a profile may use (config/profiles/README.md).
constexpr std::array group_names{"dateline", "byline", "credit", "page", "title", "number", "label", "section"};

// ICU's unit is about a millisecond of matching. Patterns see one line or the start of a paragraph, so that only a
// pattern that runs away comes near it.
constexpr int32_t time_limit = 50;

icu::UnicodeString to_icu(std::u32string_view text) {
    return icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                         static_cast<int32_t>(text.size()));
}

std::u32string from_icu(const icu::UnicodeString& text) {
    std::u32string out;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        out.push_back(static_cast<char32_t>(text.char32At(i)));
    return out;
}

}  // namespace

void Patterns::Expression::compile() {
    std::call_once(once_, [&] {
        UErrorCode status = U_ZERO_ERROR;
        UParseError where{};
        compiled_.reset(icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(text_), where, status));
        if (U_FAILURE(status))
            throw std::invalid_argument(std::string(u_errorName(status)) + " at character " +
                                        std::to_string(where.offset));
    });
}

const icu::RegexPattern& Patterns::Expression::pattern() {
    try {
        compile();
    } catch (const std::invalid_argument& error) {
        throw ResourceError(where_ + " is no regular expression (" + error.what() + ")");
    }
    return *compiled_;
}

void Patterns::add(const std::string& expression) {
    const auto added = std::make_shared<Expression>(expression, "a pattern");
    added->compile();
    expressions_.push_back(added);
}

void Patterns::add_unchecked(const std::string& expression, const std::string& where) {
    expressions_.push_back(std::make_shared<Expression>(expression, where));
}

std::optional<Match> Patterns::find(std::u32string_view text) const {
    const icu::UnicodeString subject = to_icu(text);
    for (const auto& expression : expressions_) {
        const icu::RegexPattern& pattern = expression->pattern();
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<icu::RegexMatcher> matcher(pattern.matcher(subject, status));
        if (U_FAILURE(status)) continue;
        matcher->setTimeLimit(time_limit, status);
        if (!matcher->find(status) || U_FAILURE(status)) continue;
        Match match;
        match.start = static_cast<std::size_t>(subject.countChar32(0, matcher->start(status)));
        match.end = static_cast<std::size_t>(subject.countChar32(0, matcher->end(status)));
        for (const char* name : group_names) {
            UErrorCode absent = U_ZERO_ERROR;
            const int32_t number = pattern.groupNumberFromName(name, -1, absent);
            if (U_FAILURE(absent) || matcher->start(number, status) < 0) continue;
            match.groups[name] = from_icu(matcher->group(number, status));
        }
        return match;
    }
    return std::nullopt;
}

}  // namespace galley::language
