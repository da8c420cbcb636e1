#include "reading/print_marks.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "galley/utf8.hpp"

namespace galley::reading {

namespace {

constexpr std::array<std::pair<std::string_view, const char*>, 5> full_width{
    {{",", "，"}, {":", "："}, {";", "；"}, {"?", "？"}, {"!", "！"}}};

/// A line's characters, with what stands beside a place; spaces are passed by.
class Line {
  public:
    explicit Line(std::vector<Character>& characters) : characters_(characters) {}

    [[nodiscard]] const std::string* beside(std::size_t at, int step) const {
        for (auto i = static_cast<std::ptrdiff_t>(at) + step; i >= 0 && i < std::ssize(characters_); i += step)
            if (const std::string& text = characters_[static_cast<std::size_t>(i)].text; text != " ") return &text;
        return nullptr;
    }

    [[nodiscard]] bool is_cjk_beside(std::size_t at, int step) const {
        const std::string* text = beside(at, step);
        return text != nullptr && is_cjk(decode_utf8(*text).front());
    }

    /// Whether a quotation mark opens there: nothing, a space, or a mark that opens or joins is before it.
    [[nodiscard]] bool opens(std::size_t at) const {
        if (at == 0 || characters_[at - 1].text == " ") return true;
        constexpr std::u32string_view before = U"([{\u2014\u2013-/\u201C\u2018\u300C\uFF08\uFF1A:";
        return before.find(decode_utf8(characters_[at - 1].text).front()) != std::u32string_view::npos;
    }

  private:
    std::vector<Character>& characters_;
};

/// The place of the bracket that closes the one at `open`; the end where none does.
std::size_t closing(const std::vector<Character>& characters, std::size_t open) {
    for (std::size_t i = open + 1; i < characters.size(); ++i) {
        if (characters[i].text == "(") break;
        if (characters[i].text == ")") return i;
    }
    return characters.size();
}

void set_brackets(std::vector<Character>& characters, const Line& line) {
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (characters[i].text != "(" && characters[i].text != ")") continue;
        const bool opens = characters[i].text == "(";
        const std::size_t end = characters.size(), other = opens ? closing(characters, i) : end;
        bool cjk = line.is_cjk_beside(i, -1) || line.is_cjk_beside(i, 1);
        if (other < end) cjk = cjk || line.is_cjk_beside(other, -1) || line.is_cjk_beside(other, 1);
        if (!cjk) continue;
        characters[i].text = opens ? "（" : "）";
        if (other < end) characters[other].text = "）";
    }
}

}  // namespace

void set_print_marks(std::vector<Character>& characters) {
    const Line line(characters);
    bool german = false;   // a low mark has opened, and not been closed
    bool doubled = false;  // between Chinese characters quotation marks alternate
    for (std::size_t i = 0; i < characters.size(); ++i) {
        std::string& text = characters[i].text;
        if (text == "\u201E") german = true;
        if (text == "\"") {
            const bool cjk = line.is_cjk_beside(i, -1) && line.is_cjk_beside(i, 1);
            const bool opens = cjk ? !doubled : line.opens(i);
            doubled = opens;
            text = opens || german ? "“" : "”";
            if (!opens) german = false;
        } else if (text == "'") {
            text = line.opens(i) ? "‘" : "’";
        } else if (line.is_cjk_beside(i, -1) || line.is_cjk_beside(i, 1)) {
            for (const auto& [narrow, wide] : full_width)
                if (text == narrow) {
                    text = wide;
                    break;
                }
        }
    }
    set_brackets(characters, line);
}

}  // namespace galley::reading
