// Optional part of the SDK (needs nlohmann-json): a page as JSON, as page records hold it and documents contain it.
// Key order is the order of writing: same model, same bytes.
#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "galley/error.hpp"
#include "galley/model.hpp"
#include "galley/names.hpp"
#include "galley/text.hpp"

namespace galley {

using Json = nlohmann::ordered_json;

/// `lines` gives each line's text, box and confidence; `words` adds every word, so that the page can be read back
/// whole.
enum class Detail { lines, words };

namespace detail {

inline void put_attrs(Json& object, const std::string& attrs) {
    if (attrs.empty()) return;
    Json value = Json::parse(attrs, nullptr, false);
    if (value.is_object() && !value.empty()) object["attrs"] = std::move(value);
}

inline std::string get_attrs(const Json& object) {
    const auto found = object.find("attrs");
    return found == object.end() ? std::string{} : found->dump();
}

/// Confidences carry four decimals: enough for any use, and the same text from every compiler.
inline double rounded(double value) { return std::round(value * 1e4) / 1e4; }

}  // namespace detail

inline Json to_json(const Box& box) { return Json::array({box.x, box.y, box.w, box.h}); }

inline Box box_from_json(const Json& json) {
    return {json.at(0).get<int>(), json.at(1).get<int>(), json.at(2).get<int>(), json.at(3).get<int>()};
}

inline Json to_json(const std::vector<Point>& polygon) {
    Json points = Json::array();
    for (const Point& p : polygon) points.push_back(Json::array({p.x, p.y}));
    return points;
}

/// The polygon of an object that may have one.
inline std::vector<Point> polygon_from_json(const Json& object) {
    std::vector<Point> out;
    if (const auto points = object.find("polygon"); points != object.end())
        for (const Json& p : *points) out.push_back({p.at(0).get<int>(), p.at(1).get<int>()});
    return out;
}

/// The name of a kind, role or writing mode; its number where it has none.
template <detail::Named Enum>
Json to_json(Enum value) {
    return is_known(value) ? Json(name_of(value)) : Json(static_cast<std::uint32_t>(value));
}

/// Throws InputError for a name that does not exist; a number is taken as it is.
template <detail::Named Enum>
Enum enum_from_json(const Json& json, const char* what) {
    if (json.is_number_unsigned()) return static_cast<Enum>(json.get<std::uint32_t>());
    const auto name = json.get<std::string>();
    const auto value = named<Enum>(name);
    if (!value) throw InputError("there is no " + std::string(what) + " \"" + name + "\"");
    return *value;
}

inline WritingMode writing_mode_from_json(const Json& object) {
    const auto mode = object.find("writing_mode");
    return mode == object.end() ? WritingMode::horizontal_ltr : enum_from_json<WritingMode>(*mode, "writing mode");
}

inline Json to_json(const Source& source) {
    Json out{{"page", source.page}, {"block", source.block}, {"lines", {source.first_line, source.line_count}}};
    detail::put_attrs(out, source.attrs);
    return out;
}

inline Source source_from_json(const Json& json) {
    return {json.at("page").get<int>(), json.at("block").get<std::string>(), json.at("lines").at(0).get<int>(),
            json.at("lines").at(1).get<int>(), detail::get_attrs(json)};
}

/// Facts by their names; of two with one name the first stands.
inline Json to_json(const std::vector<Fact>& facts) {
    Json out = Json::object();
    for (const Fact& fact : facts) {
        if (out.contains(fact.name)) continue;
        Json one{{"value", fact.value}, {"confidence", detail::rounded(fact.confidence)}};
        if (fact.source) one["source"] = to_json(*fact.source);
        detail::put_attrs(one, fact.attrs);
        out[fact.name] = std::move(one);
    }
    return out;
}

/// The facts of an object that may have "issue".
inline std::vector<Fact> facts_from_json(const Json& object) {
    std::vector<Fact> out;
    const auto issue = object.find("issue");
    if (issue == object.end()) return out;
    for (const auto& [name, fact] : issue->items())
        out.push_back({name, fact.at("value").get<std::string>(),
                       fact.contains("source") ? std::optional(source_from_json(fact["source"])) : std::nullopt,
                       fact.value("confidence", 1.0), detail::get_attrs(fact)});
    return out;
}

/// A line says how it is written where that is not from left to right.
inline Json to_json(const Line& line, Detail level) {
    Json out{{"text", text_of(line)}, {"box", to_json(line.box)}, {"confidence", detail::rounded(confidence_of(line))}};
    if (line.baseline)
        out["baseline"] = {line.baseline->from.x, line.baseline->from.y, line.baseline->to.x, line.baseline->to.y};
    if (!line.polygon.empty()) out["polygon"] = to_json(line.polygon);
    if (line.writing_mode != WritingMode::horizontal_ltr) out["writing_mode"] = to_json(line.writing_mode);
    if (level == Detail::words) {
        Json words = Json::array();
        for (const Word& word : line.words) {
            Json item{
                {"text", word.text}, {"box", to_json(word.box)}, {"confidence", detail::rounded(word.confidence)}};
            detail::put_attrs(item, word.attrs);
            words.push_back(std::move(item));
        }
        out["words"] = std::move(words);
    }
    detail::put_attrs(out, line.attrs);
    return out;
}

/// Reads a line; without "words" its text becomes one word.
inline Line line_from_json(const Json& json) {
    Line line;
    line.box = box_from_json(json.at("box"));
    if (const auto base = json.find("baseline"); base != json.end())
        line.baseline = Baseline{{base->at(0).get<int>(), base->at(1).get<int>()},
                                 {base->at(2).get<int>(), base->at(3).get<int>()}};
    line.polygon = polygon_from_json(json);
    line.writing_mode = writing_mode_from_json(json);
    line.attrs = detail::get_attrs(json);
    if (const auto words = json.find("words"); words != json.end()) {
        for (const Json& word : *words)
            line.words.push_back({word.at("text").get<std::string>(), box_from_json(word.at("box")),
                                  word.at("confidence").get<double>(), detail::get_attrs(word)});
    } else if (auto text = json.at("text").get<std::string>(); !text.empty()) {
        line.words.push_back({std::move(text), line.box, json.value("confidence", 1.0), {}});
    }
    return line;
}

inline Json to_json(const Edit& edit) {
    Json out{{"stage", edit.stage},   {"page", edit.page},
             {"block", edit.block},   {"line", edit.line},
             {"before", edit.before}, {"after", edit.after},
             {"rule", edit.rule},     {"confidence", detail::rounded(edit.confidence)}};
    detail::put_attrs(out, edit.attrs);
    return out;
}

inline Edit edit_from_json(const Json& json) {
    return {
        json.at("stage").get<std::string>(), json.at("page").get<int>(),           json.at("block").get<std::string>(),
        json.at("line").get<int>(),          json.at("before").get<std::string>(), json.at("after").get<std::string>(),
        json.at("rule").get<std::string>(),  json.value("confidence", 1.0),        detail::get_attrs(json)};
}

inline Json to_json(const Block& block, Detail level) {
    Json out{{"id", block.id}, {"kind", to_json(block.kind)}, {"box", to_json(block.box)}};
    if (!block.polygon.empty()) out["polygon"] = to_json(block.polygon);
    out["writing_mode"] = to_json(block.writing_mode);
    Json lines = Json::array();
    for (const Line& line : block.lines) lines.push_back(to_json(line, level));
    out["lines"] = std::move(lines);
    detail::put_attrs(out, block.attrs);
    return out;
}

inline Block block_from_json(const Json& json) {
    Block block;
    block.id = json.at("id").get<std::string>();
    block.kind = enum_from_json<BlockKind>(json.at("kind"), "kind of blocks");
    block.box = box_from_json(json.at("box"));
    block.polygon = polygon_from_json(json);
    block.writing_mode = writing_mode_from_json(json);
    for (const Json& line : json.at("lines")) block.lines.push_back(line_from_json(line));
    block.attrs = detail::get_attrs(json);
    return block;
}

/// A page without its edits: those stand together at the end of a document.
inline Json to_json(const Page& page, Detail level) {
    Json out{{"index", page.index},
             {"source", page.source},
             {"width", page.width},
             {"height", page.height},
             {"dpi", page.dpi}};
    if (!page.facts.empty()) out["issue"] = to_json(page.facts);
    Json blocks = Json::array();
    for (const Block& block : page.blocks) blocks.push_back(to_json(block, level));
    out["blocks"] = std::move(blocks);
    detail::put_attrs(out, page.attrs);
    return out;
}

inline Page page_from_json(const Json& json) {
    Page page;
    page.index = json.at("index").get<int>();
    page.source = json.at("source").get<std::string>();
    page.width = json.at("width").get<int>();
    page.height = json.at("height").get<int>();
    page.dpi = json.at("dpi").get<double>();
    for (const Json& block : json.at("blocks")) page.blocks.push_back(block_from_json(block));
    page.attrs = detail::get_attrs(json);
    page.facts = facts_from_json(json);
    return page;
}

}  // namespace galley
