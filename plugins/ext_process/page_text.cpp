#include "page_text.hpp"

#include <array>
#include <charconv>

#include "galley/page_json.hpp"

namespace galley::ext_process {

namespace {

class Writer {
  public:
    std::string take() { return std::move(out_); }

    void raw(std::string_view text) { out_ += text; }

    template <typename T>
    void number(T value) {
        std::array<char, 32> digits;
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
        out_.append(digits.data(), end.ptr);
    }

    void confidence(double value) { number(detail::rounded(value)); }

    /// Quotes a text. It is UTF-8: the host has checked it.
    void text(std::string_view value) {
        constexpr const char* hex = "0123456789abcdef";
        out_ += '"';
        for (const char c : value) {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '"' || c == '\\') {
                out_ += '\\';
                out_ += c;
            } else if (byte < 0x20) {
                out_ += "\\u00";
                out_ += hex[byte >> 4];
                out_ += hex[byte & 15];
            } else {
                out_ += c;
            }
        }
        out_ += '"';
    }

    /// A kind or writing mode: its number where this version has no name for it.
    template <typename Enum>
    void name(Enum value) {
        if (is_known(value))
            text(name_of(value));
        else
            number(static_cast<std::uint32_t>(value));
    }

    void box(const Box& b) {
        raw("[");
        number(b.x), raw(","), number(b.y), raw(","), number(b.w), raw(","), number(b.h);
        raw("]");
    }

    void attrs(const std::string& value) {
        if (value.empty()) return;
        const Json object = Json::parse(value, nullptr, false);
        if (!object.is_object() || object.empty()) return;
        raw(",\"attrs\":");
        raw(object.dump(-1, ' ', false, Json::error_handler_t::replace));
    }

    /// Values parted by commas, in brackets.
    template <typename Values, typename Write>
    void list(const Values& values, Write write) {
        raw("[");
        bool first = true;
        for (const auto& value : values) {
            if (!first) raw(",");
            first = false;
            write(value);
        }
        raw("]");
    }

  private:
    std::string out_;
};

void write(Writer& out, const Word& word) {
    out.raw("{\"text\":"), out.text(word.text);
    out.raw(",\"box\":"), out.box(word.box);
    out.raw(",\"confidence\":"), out.confidence(word.confidence);
    out.attrs(word.attrs);
    out.raw("}");
}

void write(Writer& out, const std::vector<Point>& polygon) {
    if (polygon.empty()) return;
    out.raw(",\"polygon\":");
    out.list(polygon, [&](const Point& p) {
        out.list(std::array{p.x, p.y}, [&](std::int32_t value) { out.number(value); });
    });
}

void write(Writer& out, const Line& line) {
    out.raw("{\"text\":"), out.text(text_of(line));
    out.raw(",\"box\":"), out.box(line.box);
    out.raw(",\"confidence\":"), out.confidence(confidence_of(line));
    if (line.baseline) {
        const auto& [from, to] = *line.baseline;
        out.raw(",\"baseline\":");
        out.list(std::array{from.x, from.y, to.x, to.y}, [&](std::int32_t value) { out.number(value); });
    }
    write(out, line.polygon);
    if (line.writing_mode != WritingMode::horizontal_ltr) out.raw(",\"writing_mode\":"), out.name(line.writing_mode);
    out.raw(",\"words\":"), out.list(line.words, [&](const Word& word) { write(out, word); });
    out.attrs(line.attrs);
    out.raw("}");
}

void write(Writer& out, const Block& block) {
    out.raw("{\"id\":"), out.text(block.id);
    out.raw(",\"kind\":"), out.name(block.kind);
    out.raw(",\"box\":"), out.box(block.box);
    write(out, block.polygon);
    out.raw(",\"writing_mode\":"), out.name(block.writing_mode);
    out.raw(",\"lines\":"), out.list(block.lines, [&](const Line& line) { write(out, line); });
    out.attrs(block.attrs);
    out.raw("}");
}

}  // namespace

std::string json_text_of(const Page& page) {
    Writer out;
    out.raw("{\"index\":"), out.number(page.index);
    out.raw(",\"source\":"), out.text(page.source);
    out.raw(",\"width\":"), out.number(page.width);
    out.raw(",\"height\":"), out.number(page.height);
    out.raw(",\"dpi\":"), out.number(page.dpi);
    if (!page.facts.empty()) out.raw(",\"issue\":" + to_json(page.facts).dump());
    out.raw(",\"blocks\":"), out.list(page.blocks, [&](const Block& block) { write(out, block); });
    out.attrs(page.attrs);
    out.raw("}");
    return out.take();
}

}  // namespace galley::ext_process
