#include "core/pipeline/json_positions.hpp"

#include <cctype>
#include <nlohmann/json.hpp>

namespace galley {

namespace {

class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    std::map<std::string, std::size_t> run() {
        value("");
        return std::move(offsets_);
    }

  private:
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    void skip() {
        while (at_ < text_.size()) {
            if (std::isspace(static_cast<unsigned char>(peek())) != 0)
                ++at_;
            else if (text_.substr(at_, 2) == "//")
                at_ = std::min(text_.find('\n', at_), text_.size());
            else if (text_.substr(at_, 2) == "/*")
                at_ = std::min(text_.find("*/", at_ + 2), text_.size() - 2) + 2;
            else
                break;
        }
    }

    /// The string that starts here, unescaped.
    std::string string() {
        const std::size_t start = at_++;
        while (at_ < text_.size() && peek() != '"') at_ += peek() == '\\' ? 2 : 1;
        ++at_;
        const auto parsed = nlohmann::json::parse(text_.substr(start, at_ - start), nullptr, false);
        return parsed.is_string() ? parsed.get<std::string>() : std::string();
    }

    void value(const std::string& pointer) {
        skip();
        if (at_ >= text_.size()) return;
        offsets_[pointer] = at_;
        if (peek() == '{')
            members(pointer);
        else if (peek() == '[')
            items(pointer);
        else if (peek() == '"')
            string();
        else
            while (at_ < text_.size() && std::string_view(",]} \t\r\n/").find(peek()) == std::string_view::npos) ++at_;
    }

    void members(const std::string& pointer) {
        ++at_;
        while (skip(), peek() == '"') {
            const std::string key = string();
            skip();
            if (peek() != ':') return;
            ++at_;
            value(pointer + "/" + pointer_step(key));
            skip();
            if (peek() == ',') ++at_;
        }
        ++at_;
    }

    void items(const std::string& pointer) {
        ++at_;
        for (int i = 0; skip(), at_ < text_.size() && peek() != ']'; ++i) {
            value(pointer + "/" + std::to_string(i));
            skip();
            if (peek() == ',')
                ++at_;
            else if (peek() != ']')
                return;
        }
        ++at_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::map<std::string, std::size_t> offsets_;
};

}  // namespace

TextPosition position_at(std::string_view text, std::size_t offset) {
    TextPosition position;
    for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
        if (text[i] == '\n') {
            ++position.line;
            position.column = 1;
        } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
            ++position.column;
        }
    }
    return position;
}

std::map<std::string, std::size_t> json_offsets(std::string_view text) { return Scanner(text).run(); }

std::string pointer_step(std::string_view key) {
    std::string out;
    for (const char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return out;
}

}  // namespace galley
