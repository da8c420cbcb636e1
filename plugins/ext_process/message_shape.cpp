#include "message_shape.hpp"

#include <array>
#include <cmath>
#include <initializer_list>
#include <limits>

#include "galley/error.hpp"

namespace galley::ext_process {

namespace {

using Rule = void (*)(const Json& value, const std::string& at);

struct Key {
    std::string_view name;
    Rule rule;
    bool needed = false;
};
constexpr bool needed = true;

[[noreturn]] void fault(const std::string& at, const std::string& why) {
    throw InputError("the program's message is not as docs/ext-process.md has it: " + (at.empty() ? "/" : at) + " " +
                     why);
}

/// A step of a JSON Pointer (RFC 6901).
std::string step(std::string_view name) {
    std::string out = "/";
    for (const char c : name) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return out;
}

std::string shown(const Json& value) {
    std::string text = value.dump(-1, ' ', true, Json::error_handler_t::replace);
    constexpr std::size_t most = 40;
    return text.size() <= most ? text : text.substr(0, most) + "…";
}

void object(const Json& value, const std::string& at, std::initializer_list<Key> keys) {
    if (!value.is_object()) fault(at, "is " + shown(value) + ", and must be an object");
    for (const auto& [name, member] : value.items()) {
        const Key* known = nullptr;
        std::string names;
        for (const Key& key : keys) {
            if (key.name == name) known = &key;
            names += (names.empty() ? "" : ", ") + std::string(key.name);
        }
        if (known == nullptr) fault(at + step(name), "is a key that does not exist; there are " + names);
        known->rule(member, at + step(name));
    }
    for (const Key& key : keys)
        if (key.needed && !value.contains(key.name)) fault(at, "lacks the key \"" + std::string(key.name) + "\"");
}

template <Rule item>
void list_of(const Json& value, const std::string& at) {
    if (!value.is_array()) fault(at, "is " + shown(value) + ", and must be a list");
    for (std::size_t i = 0; i < value.size(); ++i) item(value[i], at + "/" + std::to_string(i));
}

void anything(const Json&, const std::string&) {}

void text(const Json& value, const std::string& at) {
    if (!value.is_string()) fault(at, "is " + shown(value) + ", and must be a text");
}
void text_or_null(const Json& value, const std::string& at) {
    if (!value.is_null()) text(value, at);
}
void line_text(const Json& value, const std::string& at) {
    text(value, at);
    if (value.get_ref<const std::string&>().find_first_of("\n\r") != std::string::npos)
        fault(at, "holds a line break; a line stays one line");
}
void any_object(const Json& value, const std::string& at) {
    if (!value.is_object()) fault(at, "is " + shown(value) + ", and must be an object");
}

void whole(const Json& value, const std::string& at, std::int64_t least, std::int64_t most) {
    const bool inside = value.is_number_unsigned() ? value.get<std::uint64_t>() <= static_cast<std::uint64_t>(most)
                                                   : value.is_number_integer() && value.get<std::int64_t>() <= most;
    if (!inside || (!value.is_number_unsigned() && value.get<std::int64_t>() < least))
        fault(at, "is " + shown(value) + ", and must be a whole number from " + std::to_string(least) + " to " +
                      std::to_string(most));
}
constexpr std::int64_t int_min = std::numeric_limits<std::int32_t>::min(),
                       int_max = std::numeric_limits<std::int32_t>::max();
void integer(const Json& value, const std::string& at) { whole(value, at, int_min, int_max); }
void count(const Json& value, const std::string& at) { whole(value, at, 0, int_max); }
void number_u32(const Json& value, const std::string& at) {
    whole(value, at, 0, std::numeric_limits<std::uint32_t>::max());
}

void real(const Json& value, const std::string& at, double most) {
    if (!value.is_number() || !(value.get<double>() >= 0 && value.get<double>() <= most))
        fault(at, "is " + shown(value) + ", and must be a number from 0" +
                      (std::isfinite(most) ? " to " + std::to_string(static_cast<int>(most)) : " on"));
}
void confidence(const Json& value, const std::string& at) { real(value, at, 1); }
void dpi(const Json& value, const std::string& at) { real(value, at, std::numeric_limits<double>::max()); }

template <std::size_t size>
void integers(const Json& value, const std::string& at) {
    if (!value.is_array() || value.size() != size)
        fault(at, "is " + shown(value) + ", and must be a list of " + std::to_string(size) + " whole numbers");
    list_of<integer>(value, at);
}

/// A name, or the number of what this version has no name for.
template <typename Enum>
void one_of(const Json& value, const std::string& at) {
    if (value.is_number_unsigned()) return number_u32(value, at);
    std::string names;
    for (const std::string_view name : detail::names_of<Enum>())
        names += (names.empty() ? "" : ", ") + std::string(name);
    if (!value.is_string() || !named<Enum>(value.get<std::string>()))
        fault(at, "is " + shown(value) + ", and must be one of " + names);
}

void source(const Json& value, const std::string& at) {
    object(value, at,
           {{"page", count, needed}, {"block", text, needed}, {"lines", integers<2>, needed}, {"attrs", any_object}});
}

void fact(const Json& value, const std::string& at) {
    object(value, at, {{"value", text, needed}, {"confidence", confidence}, {"source", source}, {"attrs", any_object}});
}
void issue(const Json& value, const std::string& at) {
    any_object(value, at);
    for (const auto& [name, one] : value.items()) fact(one, at + step(name));
}

void word(const Json& value, const std::string& at) {
    object(value, at,
           {{"text", line_text, needed},
            {"box", integers<4>, needed},
            {"confidence", confidence, needed},
            {"attrs", any_object}});
}

void line(const Json& value, const std::string& at) {
    object(value, at,
           {{"text", line_text},
            {"box", integers<4>, needed},
            {"confidence", confidence},
            {"baseline", integers<4>},
            {"polygon", list_of<integers<2>>},
            {"writing_mode", one_of<WritingMode>},
            {"words", list_of<word>},
            {"attrs", any_object}});
    if (!value.contains("text") && !value.contains("words")) fault(at, "has neither \"text\" nor \"words\"");
}

void block(const Json& value, const std::string& at) {
    object(value, at,
           {{"id", text, needed},
            {"kind", one_of<BlockKind>, needed},
            {"box", integers<4>, needed},
            {"polygon", list_of<integers<2>>},
            {"writing_mode", one_of<WritingMode>},
            {"lines", list_of<line>, needed},
            {"attrs", any_object}});
}

void page(const Json& value, const std::string& at) {
    object(value, at,
           {{"index", count},
            {"source", text},
            {"width", count},
            {"height", count},
            {"dpi", dpi},
            {"issue", issue},
            {"blocks", list_of<block>, needed},
            {"attrs", any_object}});
}

void change(const Json& value, const std::string& at) {
    object(value, at,
           {{"block", text, needed},
            {"line", count, needed},
            {"after", line_text, needed},
            {"rule", text},
            {"confidence", confidence}});
}

void edit(const Json& value, const std::string& at) {
    object(value, at,
           {{"stage", text, needed},
            {"page", count, needed},
            {"block", text, needed},
            {"line", count, needed},
            {"before", text, needed},
            {"after", text, needed},
            {"rule", text, needed},
            {"confidence", confidence},
            {"attrs", any_object}});
}

void part(const Json& value, const std::string& at) {
    object(value, at,
           {{"role", one_of<Role>, needed},
            {"text", text, needed},
            {"sources", list_of<source>, needed},
            {"attrs", any_object}});
}

void caption(const Json& value, const std::string& at) {
    object(value, at,
           {{"text", text, needed},
            {"credit", text_or_null, needed},
            {"sources", list_of<source>, needed},
            {"image", list_of<source>},
            {"credit_sources", list_of<source>},
            {"attrs", any_object}});
    if (value["credit"].is_string() && !value.contains("credit_sources")) fault(at, "lacks the key \"credit_sources\"");
}

void head_sources(const Json& value, const std::string& at) {
    object(value, at,
           {{"section", list_of<source>},
            {"kicker", list_of<source>},
            {"headline", list_of<source>},
            {"subtitle", list_of<source>},
            {"byline", list_of<source>},
            {"dateline", list_of<source>}});
}

void article(const Json& value, const std::string& at) {
    object(value, at,
           {{"id", text, needed},
            {"pages", list_of<count>},
            {"section", text_or_null},
            {"kicker", text_or_null},
            {"headline", text_or_null},
            {"subtitle", text_or_null},
            {"byline", text_or_null},
            {"dateline", text_or_null},
            {"paragraphs", list_of<part>, needed},
            {"captions", list_of<caption>, needed},
            {"jumps", list_of<part>},
            {"pullquotes", list_of<part>},
            {"head_sources", head_sources, needed},
            {"confidence", confidence, needed},
            {"continued_from", text_or_null},
            {"continued_to", text_or_null},
            {"attrs", any_object}});
}

void document(const Json& value, const std::string& at) {
    object(value, at,
           {{"schema", text, needed},
            {"id", text, needed},
            {"issue", issue},
            {"pages", list_of<page>, needed},
            {"articles", list_of<article>, needed},
            {"unassigned", list_of<part>, needed},
            {"edits", list_of<edit>, needed},
            {"attrs", any_object}});
}

void code(const Json& value, const std::string& at) {
    constexpr std::array<std::string_view, 6> codes{"E_OPTION", "E_INPUT", "E_RESOURCE",
                                                    "E_IO",     "E_LIMIT", "E_INTERNAL"};
    for (const std::string_view known : codes)
        if (value == known) return;
    fault(at, "is " + shown(value) + ", and must be one of E_OPTION, E_INPUT, E_RESOURCE, E_IO, E_LIMIT, E_INTERNAL");
}

}  // namespace

void check_shape(const Json& message) {
    const Key type{"type", text, needed}, id{"id", anything};  // the conversation looks at the id
    const auto is = [&](const char* name) { return message["type"] == name; };
    if (is("hello")) object(message, "", {type, {"protocol", anything}, {"name", text}, {"version", text}});
    if (is("page")) object(message, "", {type, id, {"page", page}, {"edits", list_of<change>}, {"rule", text}});
    if (is("page") && message.contains("page") && message.contains("edits"))
        fault("/edits", "stands beside \"page\"; an answer has one of both");
    if (is("document")) object(message, "", {type, id, {"document", document}});
    if (is("done")) object(message, "", {type, id});
    if (is("entry"))
        object(message, "",
               {type,
                id,
                {"document", text, needed},
                {"source", text, needed},
                {"file", text, needed},
                {"number", number_u32},
                {"attrs", any_object}});
    if (is("asset"))
        object(message, "", {type, id, {"path", text, needed}, {"media_type", text}, {"text", text}, {"file", text}});
    if (is("asset") && message.contains("text") == message.contains("file"))
        fault("", "has one of \"text\" and \"file\"");
    if (is("image")) object(message, "", {type, id, {"page", count}, {"layer", text}});
    if (is("info") || is("warning")) object(message, "", {type, id, {"text", text, needed}});
    if (is("error")) object(message, "", {type, id, {"code", code}, {"text", text, needed}});
}

}  // namespace galley::ext_process
