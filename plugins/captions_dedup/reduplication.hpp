// The doublings that belong to a language: 高高兴兴, 人人. Data, read from config/profiles/reduplication.json.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace galley::captions_dedup {

struct Reduplication {
    std::set<std::u32string, std::less<>> words;  ///< of the form AABB
    std::set<char32_t> characters;                ///< that make a word when doubled

    /// Whether `a` doubled, or followed by `b` doubled, is a word of the language.
    [[nodiscard]] bool is_word(char32_t a) const { return characters.contains(a); }
    [[nodiscard]] bool is_word(char32_t a, char32_t b) const {
        return words.contains(std::u32string{a, a, b, b}) || (is_word(a) && is_word(b));
    }
};

/// Reads {"words": ["高高兴兴", …], "characters": "人天…"}. Throws ResourceError, naming `where`, when it is not so.
Reduplication read_reduplication(std::string_view json, std::string_view where);

}  // namespace galley::captions_dedup
