#include "pieces.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace galley::write_html {

namespace {

// The same ranges as in search.js.
bool is_cjk(char32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_accent(char32_t c) { return c >= 0x0300 && c <= 0x036F; }

/// What \s matches (ECMA-262, CharacterClassEscape).
bool is_space(char32_t c) {
    return (c >= 0x09 && c <= 0x0D) || c == ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

std::u32string code_points(const icu::UnicodeString& text) {
    std::u32string out;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        out += static_cast<char32_t>(text.char32At(i));
    return out;
}

std::uint32_t number_of(std::u32string_view piece) {
    constexpr std::uint32_t basis = 2166136261U, prime = 16777619U;
    std::uint32_t out = basis;
    for (const char32_t c : piece) out = (out ^ static_cast<std::uint32_t>(c)) * prime;
    return out >> (32 - piece_bits);
}

}  // namespace

std::u32string folded(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
    icu::UnicodeString plain = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    if (U_SUCCESS(status)) plain = nfkd->normalize(plain, status);
    icu::UnicodeString bare;
    for (const char32_t c : code_points(plain))
        if (!is_accent(c)) bare.append(static_cast<UChar32>(c));
    std::u32string spaced;
    for (const char32_t c : code_points(bare.toLower(icu::Locale::getRoot()))) {
        if (!is_space(c))
            spaced += c;
        else if (!spaced.empty() && spaced.back() != U' ')
            spaced += U' ';
    }
    std::u32string out;
    for (std::size_t i = 0; i < spaced.size(); ++i) {
        const bool at_cjk = (i > 0 && is_cjk(spaced[i - 1])) || (i + 1 < spaced.size() && is_cjk(spaced[i + 1]));
        const bool last = i + 1 == spaced.size();
        if (spaced[i] != U' ' || (!at_cjk && !last)) out += spaced[i];
    }
    return out;
}

std::vector<std::uint32_t> pieces_of(std::u32string_view text) {
    std::vector<std::uint32_t> out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool first = is_cjk(text[i]), second = i + 1 < text.size() && is_cjk(text[i + 1]),
                   third = i + 2 < text.size() && is_cjk(text[i + 2]);
        if (first) out.push_back(number_of(text.substr(i, 1)));
        if (i + 1 < text.size() && (first || second)) out.push_back(number_of(text.substr(i, 2)));
        if (i + 2 < text.size() && !first && !second && !third) out.push_back(number_of(text.substr(i, 3)));
    }
    return out;
}

std::string pieces_file(const Document& document) {
    constexpr std::size_t many = 1 << 20;  // then those that came twice are dropped
    std::vector<std::uint32_t> all;
    const auto tidy = [&] {
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
    };
    std::size_t room = many;
    for (const Article& article : document.articles) {
        std::string text;
        for (const Part& part : article.parts)
            if (!part.text.empty()) text += (text.empty() ? "" : "\n") + part.text;
        const auto pieces = pieces_of(folded(text));
        all.insert(all.end(), pieces.begin(), pieces.end());
        if (all.size() < room) continue;
        tidy();
        room = all.size() + many;
    }
    tidy();
    std::string out;
    out.reserve(3 * all.size());
    for (const std::uint32_t piece : all)
        for (const int shift : {0, 8, 16}) out += static_cast<char>((piece >> shift) & 0xFF);
    return out;
}

std::vector<std::uint32_t> pieces_from(std::string_view file) {
    std::vector<std::uint32_t> out;
    out.reserve(file.size() / 3);
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(file[i])); };
    for (std::size_t i = 0; i + 2 < file.size(); i += 3) out.push_back(byte(i) | byte(i + 1) << 8 | byte(i + 2) << 16);
    return out;
}

}  // namespace galley::write_html
