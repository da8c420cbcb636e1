#include "corrections.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "galley/error.hpp"

namespace galley::articles_correct {

namespace {

constexpr std::array<std::pair<std::string_view, Act>, 6> acts{{{"text", Act::text},
                                                                {"role", Act::role},
                                                                {"move", Act::move},
                                                                {"split", Act::split},
                                                                {"join", Act::join},
                                                                {"order", Act::order}}};
constexpr int deepest = 16;                   // lists and objects within each other
constexpr std::int32_t most_lines = 100'000;  // of a place; no block has as many

/// Thrown for an operation; becomes its fault.
struct Fault {
    std::string why;
};

const Json& member(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) throw Fault{std::string("it has no \"") + name + "\""};
    return *found;
}

std::int32_t whole(const Json& value, const char* what) {
    if (!value.is_number_integer() || value < 0 || value > most_lines)
        throw Fault{std::string(what) + " is no whole number from 0 to " + std::to_string(most_lines)};
    return value.get<std::int32_t>();
}

std::string text(const Json& value, const char* what) {
    if (!value.is_string()) throw Fault{std::string(what) + " is no text"};
    return value.get<std::string>();
}

std::int32_t pixels(const Json& value) {
    if (!value.is_number()) throw Fault{"a \"box\" holds something that is no number"};
    const double number = value.get<double>();
    constexpr double most = 1e6;
    return static_cast<std::int32_t>(std::clamp(number, -most, most));
}

Place place_of(const Json& json) {
    if (!json.is_object()) throw Fault{"a place is no object with page, block, lines and text"};
    Place out{whole(member(json, "page"), "\"page\""), text(member(json, "block"), "\"block\"")};
    const Json& lines = member(json, "lines");
    if (!lines.is_array() || lines.size() != 2) throw Fault{"\"lines\" is not [first line, number of lines]"};
    out.first = whole(lines[0], "the first of \"lines\"");
    out.count = whole(lines[1], "the number of \"lines\"");
    if (const auto texts = json.find("text"); texts != json.end()) {
        if (!texts->is_array()) throw Fault{"\"text\" is no list of the texts of lines"};
        for (const Json& one : *texts) out.text.push_back(text(one, "\"text\""));
    }
    if (out.text.size() > static_cast<std::size_t>(out.count))
        throw Fault{"\"text\" has more lines than \"lines\" says"};
    out.text.resize(static_cast<std::size_t>(out.count));
    if (const auto box = json.find("box"); box != json.end()) {
        if (!box->is_array() || box->size() != 4) throw Fault{"\"box\" is not [x, y, width, height]"};
        out.box = {pixels((*box)[0]), pixels((*box)[1]), pixels((*box)[2]), pixels((*box)[3])};
    }
    return out;
}

void read_beside(const Json& json, Operation& out) {
    const auto before = json.find("before"), after = json.find("after");
    if (before != json.end() && after != json.end()) throw Fault{"it says both \"before\" and \"after\""};
    if (before == json.end() && after == json.end()) return;
    out.where = before != json.end() ? Where::before : Where::after;
    out.beside = place_of(before != json.end() ? *before : *after);
}

std::string role_named(const std::string& name) {
    const auto role = named<Role>(name);
    const bool known = name == advert || name == furniture || (role && *role != Role::image);
    if (!known) throw Fault{"there is no role \"" + name + "\""};
    return name;
}

void read_members(const Json& json, Operation& out) {
    const std::string name = text(member(json, "op"), "\"op\"");
    const auto act = std::find_if(acts.begin(), acts.end(), [&](const auto& one) { return one.first == name; });
    if (act == acts.end()) throw Fault{"this Galley knows no operation \"" + name + "\""};
    out.act = act->second;
    const Json& at = member(json, "at");
    if (!at.is_array() || at.empty()) throw Fault{"\"at\" is no list of places"};
    for (const Json& place : at) out.at.push_back(place_of(place));
    switch (out.act) {
        case Act::text:
            out.to = text(member(json, "to"), "\"to\"");
            if (out.to.find_first_of(std::string("\n\r\0", 3)) != std::string::npos)
                throw Fault{"\"to\" holds a line break; a line has none"};
            if (out.at.size() != 1 || out.at.front().count != 1) throw Fault{"it mends more or less than one line"};
            break;
        case Act::role:
            out.to = role_named(text(member(json, "role"), "\"role\""));
            break;
        case Act::move: {
            const Json& article = member(json, "article");
            if (article.is_object())
                out.anchor = place_of(article);
            else if (article == "new" || article == "none")
                out.to = article.get<std::string>();
            else
                throw Fault{"\"article\" is neither a place, \"new\" nor \"none\""};
            read_beside(json, out);
            break;
        }
        case Act::join:
            out.anchor = place_of(member(json, "article"));
            break;
        case Act::order:
            read_beside(json, out);
            if (!out.beside) throw Fault{"it says neither \"before\" nor \"after\" what"};
            break;
        case Act::split:
            break;
    }
}

Operation operation_of(const Json& json) {
    Operation out;
    out.given = json;
    try {
        if (!json.is_object()) throw Fault{"it is no object"};
        read_members(json, out);
    } catch (const Fault& fault) {
        out.fault = fault.why;
    }
    return out;
}

}  // namespace

Corrections parse_corrections(std::string_view text) {
    Json json;
    try {
        json = Json::parse(text, [](int depth, Json::parse_event_t, Json&) {
            if (depth > deepest) throw InputError("corrections.json nests deeper than any operation does");
            return true;
        });
    } catch (const Json::parse_error& error) {
        const std::string_view what = error.what();
        throw InputError("corrections.json is no JSON, perhaps half-written: " +
                         std::string(what.substr(std::min(what.size(), what.find("] ") + 2))) +
                         ". Mend it, or take it away to go on without corrections");
    }
    const std::string schema = json.is_object() && json.contains("schema") && json["schema"].is_string()
                                   ? json["schema"].get<std::string>()
                                   : std::string();
    if (schema != corrections_schema)
        throw InputError(schema.starts_with("galley.corrections/")
                             ? "corrections.json is " + schema + ", which is newer than this Galley; it reads " +
                                   corrections_schema
                             : std::string("corrections.json does not say \"schema\": \"") + corrections_schema + "\"");
    const auto operations = json.find("operations");
    if (operations == json.end() || !operations->is_array())
        throw InputError("corrections.json has no list \"operations\"");
    Corrections out;
    if (const auto document = json.find("document"); document != json.end() && document->is_string())
        out.document = document->get<std::string>();
    for (const Json& one : *operations) out.operations.push_back(operation_of(one));
    return out;
}

}  // namespace galley::articles_correct
