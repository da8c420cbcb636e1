#include "language/profile.hpp"

#include <sstream>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "galley/error.hpp"
#include "galley/utf8.hpp"

namespace galley::language {

namespace {

using Json = nlohmann::ordered_json;

// Words may hold words defined before them; deeper nesting than this is a mistake.
constexpr int max_nesting = 8;

[[noreturn]] void fail(const std::string& name, const std::string& what) {
    throw ResourceError("profile " + name + ": " + what + "; see config/profiles/README.md");
}

/// Puts the profile's words in the place of their %NAMES%.
std::string expanded(std::string expression, const Json& words) {
    for (int depth = 0; depth < max_nesting; ++depth) {
        bool changed = false;
        for (const auto& [word, value] : words.items()) {
            const std::string mark = "%" + word + "%";
            for (auto at = expression.find(mark); at != std::string::npos; at = expression.find(mark, at)) {
                const auto& text = value.get_ref<const std::string&>();
                expression.replace(at, mark.size(), text);
                at += text.size();
                changed = true;
            }
        }
        if (!changed) break;
    }
    return expression;
}

std::string text_member(const Json& json, const std::string& name, const char* member) {
    const auto found = json.find(member);
    if (found == json.end() || !found->is_string()) fail(name, std::string("\"") + member + "\" must be a text");
    return found->get<std::string>();
}

Patterns patterns_member(const Json& json, const Json& words, const std::string& name, const char* member) {
    Patterns out;
    const auto found = json.find(member);
    if (found == json.end()) return out;
    if (!found->is_array()) fail(name, std::string("patterns/") + member + " must be a list of regular expressions");
    for (std::size_t i = 0; i < found->size(); ++i) {
        const std::string where = std::string("patterns/") + member + "/" + std::to_string(i);
        if (!(*found)[i].is_string()) fail(name, where + " must be a text");
        try {
            out.add(expanded((*found)[i].get<std::string>(), words));
        } catch (const std::invalid_argument& error) {
            fail(name, where + " is no regular expression (" + error.what() + ")");
        }
    }
    return out;
}

std::u32string_view without_closers(std::u32string_view text, const std::u32string& closers) {
    while (!text.empty() && (is_space(text.back()) || closers.find(text.back()) != std::u32string::npos))
        text.remove_suffix(1);
    return text;
}

}  // namespace

bool Profile::ends_sentence(std::u32string_view text) const {
    text = without_closers(text, closers);
    return !text.empty() && final.find(text.back()) != std::u32string::npos;
}

bool Profile::leads_in(std::u32string_view text) const {
    text = without_closers(text, closers);
    return !text.empty() && lead_in.find(text.back()) != std::u32string::npos;
}

bool Profile::goes_on(std::u32string_view text) const {
    return !text.empty() && clause.find(text.back()) != std::u32string::npos;
}

bool Profile::opens(std::u32string_view text) const {
    return !text.empty() && openers.find(text.front()) != std::u32string::npos;
}

Profile parse_profile(std::string_view text, const std::string& name) {
    Json json;
    try {
        json = Json::parse(text, nullptr, true, true);
    } catch (const Json::parse_error& error) {
        fail(name, std::string("the file is no JSON (") + error.what() + ")");
    }
    if (!json.is_object() || !json.contains("galley_profile") || json["galley_profile"] != 1)
        fail(name, "the file must be an object with \"galley_profile\": 1");

    Profile out;
    out.language = text_member(json, name, "language");
    const std::string joining = text_member(json, name, "joining");
    if (joining != "characters" && joining != "words")
        fail(name, "\"joining\" is \"" + joining + "\", but must be \"characters\" or \"words\"");
    out.words = joining == "words";
    if (const auto indent = json.find("indent"); indent != json.end()) {
        if (!indent->is_number() || *indent < 0) fail(name, "\"indent\" must be a number of characters");
        out.indent = indent->get<double>();
    }
    out.final = decode_utf8(text_member(json, name, "final"));
    out.clause = decode_utf8(text_member(json, name, "clause"));
    out.lead_in = decode_utf8(text_member(json, name, "lead_in"));
    out.openers = decode_utf8(text_member(json, name, "openers"));
    out.closers = decode_utf8(text_member(json, name, "closers"));

    if (const auto telling = json.find("telling"); telling != json.end()) {
        if (!telling->is_object() || !telling->value("characters", Json("")).is_string() ||
            !telling->value("words", Json("")).is_string())
            fail(name, "\"telling\" must hold texts: \"characters\", and \"words\" with spaces between");
        out.telling_characters = decode_utf8(telling->value("characters", std::string()));
        std::istringstream list(telling->value("words", std::string()));
        for (std::string word; list >> word;) out.telling_words.insert(word);
    }

    const Json words = json.value("words", Json::object());
    for (const auto& [word, value] : words.items())
        if (!value.is_string()) fail(name, "words/" + word + " must be a text");
    const Json patterns = json.value("patterns", Json::object());
    const auto read = [&](const char* member) { return patterns_member(patterns, words, name, member); };
    out.dateline = read("dateline");
    out.byline = read("byline");
    out.byline_inside = read("byline_inside");
    out.byline_end = read("byline_end");
    out.credit = read("credit");
    out.caption = read("caption");
    out.section = read("section");
    out.jump_to = read("jump_to");
    out.jump_from = read("jump_from");
    out.furniture = read("furniture");
    return out;
}

}  // namespace galley::language
