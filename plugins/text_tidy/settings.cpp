#include "settings.hpp"

#include <charconv>

#include "galley/utf8.hpp"

namespace galley::text_tidy {

namespace {

/// The character that a key names; 0 when it names none.
char32_t character_of(std::string_view key) {
    const std::u32string chars = decode_utf8(key);
    if (chars.size() == 1) return chars.front();
    if (!key.starts_with("U+")) return 0;
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(key.data() + 2, key.data() + key.size(), value, 16);
    return error == std::errc{} && end == key.data() + key.size() ? char32_t{value} : 0;
}

}  // namespace

Settings settings_of(const Options& options) {
    Settings out;
    out.letter_spacing = options.letter_spacing;
    out.spacing = options.spacing;
    out.hyphenation = options.hyphenation;
    out.quotes = options.quotes;
    out.compatibility = options.compatibility;
    out.ligatures = options.ligatures;
    out.soft_hyphens = options.soft_hyphens;
    out.controls = options.controls;
    out.nfc = options.nfc;
    out.fold_width = options.width == "fold";
    for (const std::string& word : options.after_hanging) out.hyphens.after_hanging.insert(decode_utf8(word));
    for (const std::string& word : options.compound_first) out.hyphens.compound_first.insert(decode_utf8(word));
    for (const auto& [key, text] : options.private_use) {
        const char32_t c = character_of(key);
        if (!is_private_use(c))
            throw OptionError("private_use of text.tidy has the key \"" + key +
                              "\", which is no private-use character; write it as U+E000 to U+F8FF, or as itself");
        out.private_use[c] = decode_utf8(text);
    }
    return out;
}

}  // namespace galley::text_tidy
