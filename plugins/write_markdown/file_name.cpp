#include "file_name.hpp"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>

#include "galley/error.hpp"

namespace galley::write_markdown {

namespace {

bool belongs_in_name(UChar32 c) {
    constexpr std::int32_t mark = U_GC_M_MASK;
    return u_isalnum(c) || (U_MASK(u_charType(c)) & mark) != 0;
}

/// Letters, digits and their marks, with single dashes between.
icu::UnicodeString dashed(const icu::UnicodeString& text) {
    icu::UnicodeString out;
    bool gap = false;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        if (!belongs_in_name(c)) {
            gap = true;
            continue;
        }
        if (gap && !out.isEmpty()) out.append(u'-');
        gap = false;
        out.append(c);
    }
    return out;
}

/// The longest start of whole grapheme clusters within both limits.
std::string shortened(const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) throw ResourceError(std::string("ICU has no character boundaries: ") + u_errorName(status));
    breaks->setText(text);
    std::string out;
    std::size_t characters = 0;
    for (std::int32_t from = breaks->first(), to = breaks->next(); to != icu::BreakIterator::DONE;
         from = to, to = breaks->next()) {
        std::string next;
        text.tempSubStringBetween(from, to).toUTF8String(next);
        if (++characters > slug_characters || out.size() + next.size() > slug_bytes) break;
        out += next;
    }
    while (out.ends_with('-')) out.pop_back();
    return out;
}

/// Names that Windows keeps for devices, with any suffix.
bool is_device(std::string_view name) {
    if (name == "con" || name == "prn" || name == "aux" || name == "nul") return true;
    return name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) && name[3] >= '0' && name[3] <= '9';
}

}  // namespace

std::string slug_of(std::string_view headline) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    auto text = icu::UnicodeString::fromUTF8({headline.data(), static_cast<std::int32_t>(headline.size())});
    text.toLower(icu::Locale::getRoot());
    if (U_SUCCESS(status)) text = nfc->normalize(text, status);
    if (U_FAILURE(status)) throw ResourceError(std::string("ICU cannot normalize: ") + u_errorName(status));
    const std::string slug = shortened(dashed(text));
    return is_device(slug) ? slug + "-" : slug;
}

}  // namespace galley::write_markdown
