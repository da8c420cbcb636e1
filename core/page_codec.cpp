#include "core/page_codec.hpp"

#include "galley/names.hpp"

namespace galley {

using nlohmann::json;

namespace {

json encode(const Box& box) { return box == Box{} ? json(nullptr) : json::array({box.x, box.y, box.w, box.h}); }

Box decode_box(const json& from) {
    return from.is_null()
               ? Box{}
               : Box{from.at(0).get<int>(), from.at(1).get<int>(), from.at(2).get<int>(), from.at(3).get<int>()};
}

json text_or_null(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }

/// Drops what stands at its default at the end of an array.
json trimmed(json array) {
    while (!array.empty() && (array.back().is_null() || (array.back().is_array() && array.back().empty())))
        array.erase(array.size() - 1);
    return array;
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

json encode(const Word& word) {
    if (word.box == Box{} && word.confidence == 1.0 && word.attrs.empty()) return word.text;
    return trimmed(
        {word.text, word.box.x, word.box.y, word.box.w, word.box.h, word.confidence, text_or_null(word.attrs)});
}

Word decode_word(const json& from) {
    if (from.is_string()) return {from.get<std::string>(), {}, 1.0, {}};
    return {from.at(0).get<std::string>(),
            {from.at(1).get<int>(), from.at(2).get<int>(), from.at(3).get<int>(), from.at(4).get<int>()},
            from.at(5).get<double>(),
            text_of_member(from, 6)};
}

json encode(const Line& line) {
    json words = json::array();
    for (const Word& word : line.words) words.push_back(encode(word));
    json base;
    if (line.baseline) base = {line.baseline->from.x, line.baseline->from.y, line.baseline->to.x, line.baseline->to.y};
    return trimmed({std::move(words), encode(line.box), std::move(base), text_or_null(line.attrs)});
}

Line decode_line(const json& from) {
    Line line;
    for (const json& word : member(from, 0)) line.words.push_back(decode_word(word));
    line.box = decode_box(member(from, 1));
    if (const json& base = member(from, 2); !base.is_null())
        line.baseline =
            Baseline{{base.at(0).get<int>(), base.at(1).get<int>()}, {base.at(2).get<int>(), base.at(3).get<int>()}};
    line.attrs = text_of_member(from, 3);
    return line;
}

json encode(const Block& block) {
    json lines = json::array(), points = json::array();
    for (const Line& line : block.lines) lines.push_back(encode(line));
    for (const Point& point : block.polygon) points.insert(points.end(), {point.x, point.y});
    return trimmed({block.id, name_of(block.kind), name_of(block.writing_mode), encode(block.box), std::move(lines),
                    std::move(points), text_or_null(block.attrs)});
}

Block decode_block(const json& from) {
    Block block;
    block.id = from.at(0).get<std::string>();
    const auto kind = named<BlockKind>(from.at(1).get<std::string>());
    const auto mode = named<WritingMode>(from.at(2).get<std::string>());
    if (!kind || !mode) throw std::out_of_range("unknown block kind or writing mode");
    block.kind = *kind;
    block.writing_mode = *mode;
    block.box = decode_box(member(from, 3));
    for (const json& line : member(from, 4)) block.lines.push_back(decode_line(line));
    const json& points = member(from, 5);
    for (std::size_t i = 0; i + 1 < points.size(); i += 2)
        block.polygon.push_back({points[i].get<int>(), points[i + 1].get<int>()});
    block.attrs = text_of_member(from, 6);
    return block;
}

}  // namespace

json encode_page(const Page& page) {
    json blocks = json::array(), edits = json::array();
    for (const Block& block : page.blocks) blocks.push_back(encode(block));
    for (const Edit& e : page.edits)
        edits.push_back({e.stage, e.block, e.line, e.before, e.after, e.rule, e.confidence});
    return {{"width", page.width}, {"height", page.height},       {"dpi", page.dpi},
            {"attrs", page.attrs}, {"blocks", std::move(blocks)}, {"edits", std::move(edits)}};
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
                              e.at(6).get<double>()});
    return page;
}

}  // namespace galley
