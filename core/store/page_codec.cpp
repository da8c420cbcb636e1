#include "core/store/page_codec.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "galley/names.hpp"

namespace galley {

using nlohmann::json;

namespace {

/// Writes JSON as it goes along: a tree of values for each word would cost more than all the rest of a record.
class Writer {
  public:
    void open(char bracket) {
        next();
        out_ += bracket;
    }
    void close(char bracket) { out_ += bracket; }
    void name(std::string_view name) {
        text(name);
        out_ += ':';
    }
    /// Pages are valid UTF-8 (page_check.hpp): only what JSON reserves is written otherwise (RFC 8259, section 7).
    void text(std::string_view text) {
        next();
        out_ += '"';
        for (const char c : text) {
            if (c == '"' || c == '\\')
                (out_ += '\\') += c;
            else if (static_cast<unsigned char>(c) < ' ')
                fmt::format_to(std::back_inserter(out_), "\\u{:04x}", static_cast<int>(c));
            else
                out_ += c;
        }
        out_ += '"';
    }
    void null() {
        next();
        out_ += "null";
    }
    /// Numbers in the shortest form that reads back the same.
    template <typename Number>
    void number(Number value) {
        next();
        std::array<char, 32> digits{};
        out_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
    }
    template <typename Enum>
    void name_or_number(Enum value) {
        if (is_known(value))
            text(name_of(value));
        else
            number(static_cast<std::uint32_t>(value));
    }
    void box(const Box& box) {
        if (box == Box{}) return null();
        open('[');
        for (const int value : {box.x, box.y, box.w, box.h}) number(value);
        close(']');
    }
    void points(const std::vector<Point>& points) {
        open('[');
        for (const Point& point : points) {
            number(point.x);
            number(point.y);
        }
        close(']');
    }
    [[nodiscard]] std::string take() { return std::move(out_); }

  private:
    /// Begins a member of an array or object.
    void next() {
        if (!out_.empty() && std::string_view("[{:").find(out_.back()) == std::string_view::npos) out_ += ',';
    }

    std::string out_;
};

Box decode_box(const json& from) {
    return from.is_null()
               ? Box{}
               : Box{from.at(0).get<int>(), from.at(1).get<int>(), from.at(2).get<int>(), from.at(3).get<int>()};
}

/// Member `i` of an array, null when it was left out.
const json& member(const json& array, std::size_t i) {
    static const json absent;
    return i < array.size() ? array[i] : absent;
}

std::string text_of_member(const json& array, std::size_t i) {
    const json& value = member(array, i);
    return value.is_null() ? std::string() : value.get<std::string>();
}

Word decode_word(const json& from) {
    if (from.is_string()) return {from.get<std::string>(), {}, 1.0, {}};
    return {from.at(0).get<std::string>(),
            {from.at(1).get<int>(), from.at(2).get<int>(), from.at(3).get<int>(), from.at(4).get<int>()},
            from.at(5).get<double>(),
            text_of_member(from, 6)};
}

std::vector<Point> decode_points(const json& from) {
    std::vector<Point> out;
    for (std::size_t i = 0; i + 1 < from.size(); i += 2) out.push_back({from[i].get<int>(), from[i + 1].get<int>()});
    return out;
}

/// A name, or the number of a value that the writer had no name for.
template <typename Enum>
Enum decode_enum(const json& from) {
    if (from.is_number_unsigned()) return static_cast<Enum>(from.get<std::uint32_t>());
    const auto value = named<Enum>(from.get<std::string>());
    if (!value) throw std::out_of_range("unknown kind or writing mode");
    return *value;
}

Line decode_line(const json& from) {
    Line line;
    for (const json& word : member(from, 0)) line.words.push_back(decode_word(word));
    line.box = decode_box(member(from, 1));
    if (const json& base = member(from, 2); !base.is_null())
        line.baseline =
            Baseline{{base.at(0).get<int>(), base.at(1).get<int>()}, {base.at(2).get<int>(), base.at(3).get<int>()}};
    line.attrs = text_of_member(from, 3);
    line.polygon = decode_points(member(from, 4));
    if (const json& mode = member(from, 5); !mode.is_null()) line.writing_mode = decode_enum<WritingMode>(mode);
    return line;
}

Block decode_block(const json& from) {
    Block block;
    block.id = from.at(0).get<std::string>();
    block.kind = decode_enum<BlockKind>(from.at(1));
    block.writing_mode = decode_enum<WritingMode>(from.at(2));
    block.box = decode_box(member(from, 3));
    for (const json& line : member(from, 4)) block.lines.push_back(decode_line(line));
    block.polygon = decode_points(member(from, 5));
    block.attrs = text_of_member(from, 6);
    return block;
}

void write(Writer& out, const Word& word) {
    if (word.box == Box{} && word.confidence == 1.0 && word.attrs.empty()) return out.text(word.text);
    out.open('[');
    out.text(word.text);
    for (const int value : {word.box.x, word.box.y, word.box.w, word.box.h}) out.number(value);
    out.number(word.confidence);
    if (!word.attrs.empty()) out.text(word.attrs);
    out.close(']');
}

void write(Writer& out, const Line& line) {
    const bool mode = line.writing_mode != WritingMode::horizontal_ltr, polygon = mode || !line.polygon.empty();
    const bool attrs = polygon || !line.attrs.empty(), base = attrs || line.baseline, box = base || line.box != Box{};
    out.open('[');
    out.open('[');
    for (const Word& word : line.words) write(out, word);
    out.close(']');
    if (box) out.box(line.box);
    if (base && !line.baseline) out.null();
    if (line.baseline) {
        const auto& [from, to] = *line.baseline;
        out.open('[');
        for (const int value : {from.x, from.y, to.x, to.y}) out.number(value);
        out.close(']');
    }
    if (attrs) out.text(line.attrs);
    if (polygon) out.points(line.polygon);
    if (mode) out.name_or_number(line.writing_mode);
    out.close(']');
}

void write(Writer& out, const Block& block) {
    const bool attrs = !block.attrs.empty(), polygon = attrs || !block.polygon.empty();
    out.open('[');
    out.text(block.id);
    out.name_or_number(block.kind);
    out.name_or_number(block.writing_mode);
    out.box(block.box);
    out.open('[');
    for (const Line& line : block.lines) write(out, line);
    out.close(']');
    if (polygon) out.points(block.polygon);
    if (attrs) out.text(block.attrs);
    out.close(']');
}

void write(Writer& out, const Edit& edit) {
    out.open('[');
    out.text(edit.stage);
    out.text(edit.block);
    out.number(edit.line);
    for (const std::string* text : {&edit.before, &edit.after, &edit.rule}) out.text(*text);
    out.number(edit.confidence);
    if (!edit.attrs.empty()) out.text(edit.attrs);
    out.close(']');
}

void write(Writer& out, const Fact& fact) {
    out.open('[');
    for (const std::string* text : {&fact.name, &fact.value, &fact.attrs}) out.text(*text);
    out.number(fact.confidence);
    if (fact.source) {
        out.text(fact.source->block);
        out.number(fact.source->first_line);
        out.number(fact.source->line_count);
        out.text(fact.source->attrs);
    }
    out.close(']');
}

/// The page of a source is the page that the fact is of.
Fact decode_fact(const json& from) {
    Fact fact{from.at(0).get<std::string>(),
              from.at(1).get<std::string>(),
              {},
              from.at(3).get<double>(),
              from.at(2).get<std::string>()};
    if (from.size() > 4)
        fact.source = Source{0, from.at(4).get<std::string>(), from.at(5).get<int>(), from.at(6).get<int>(),
                             from.at(7).get<std::string>()};
    return fact;
}

}  // namespace

std::string encode_page(const Page& page) {
    Writer out;
    out.open('{');
    out.name("width");
    out.number(page.width);
    out.name("height");
    out.number(page.height);
    out.name("dpi");
    out.number(page.dpi);
    out.name("attrs");
    out.text(page.attrs);
    out.name("blocks");
    out.open('[');
    for (const Block& block : page.blocks) write(out, block);
    out.close(']');
    out.name("edits");
    out.open('[');
    for (const Edit& edit : page.edits) write(out, edit);
    out.close(']');
    if (!page.facts.empty()) {
        out.name("facts");
        out.open('[');
        for (const Fact& fact : page.facts) write(out, fact);
        out.close(']');
    }
    out.close('}');
    return out.take();
}

Page decode_page(const json& from) {
    Page page;
    page.width = from.at("width").get<int>();
    page.height = from.at("height").get<int>();
    page.dpi = from.at("dpi").get<double>();
    page.attrs = from.at("attrs").get<std::string>();
    for (const json& block : from.at("blocks")) page.blocks.push_back(decode_block(block));
    for (const json& e : from.at("edits"))
        page.edits.push_back({e.at(0).get<std::string>(), 0, e.at(1).get<std::string>(), e.at(2).get<int>(),
                              e.at(3).get<std::string>(), e.at(4).get<std::string>(), e.at(5).get<std::string>(),
                              e.at(6).get<double>(), text_of_member(e, 7)});
    if (from.contains("facts"))
        for (const json& fact : from["facts"]) page.facts.push_back(decode_fact(fact));
    return page;
}

}  // namespace galley
