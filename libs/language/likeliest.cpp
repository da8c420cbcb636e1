#include "language/likeliest.hpp"

#include <algorithm>

#include "galley/text.hpp"
#include "galley/utf8.hpp"

namespace galley::language {

namespace {

/// So much text tells enough.
constexpr std::size_t pages_asked = 4;
/// A telling word is worth as many telling characters as it has letters, on average.
constexpr double word_worth = 3;

/// The words of a text, in small letters of ASCII; what is no letter parts them.
std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> out{""};
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
        if (letter)
            out.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!out.back().empty())
            out.emplace_back();
    }
    return out;
}

}  // namespace

const Profile& likeliest(const std::vector<Profile>& profiles, const Pages& pages) {
    std::vector<double> votes(profiles.size(), 0);
    for (std::size_t place = 0; place < std::min(pages_asked, pages.size()); ++place)
        for (const Block& block : pages[place].blocks)
            for (const Line& line : block.lines) {
                const std::string text = text_of(line);
                const std::u32string characters = decode_utf8(text);
                const std::vector<std::string> words = words_of(text);
                for (std::size_t i = 0; i < profiles.size(); ++i) {
                    const Profile& p = profiles[i];
                    for (const char32_t c : characters)
                        votes[i] += p.telling_characters.find(c) != std::u32string::npos;
                    for (const std::string& word : words) votes[i] += word_worth * p.telling_words.contains(word);
                }
            }
    return profiles[static_cast<std::size_t>(std::max_element(votes.begin(), votes.end()) - votes.begin())];
}

}  // namespace galley::language
