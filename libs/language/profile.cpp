#include "language/profile.hpp"

#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "galley/error.hpp"
#include "galley/utf8.hpp"
#include "language/letters.hpp"

namespace galley::language {

namespace {

using Json = nlohmann::ordered_json;

// Words may hold words defined before them; deeper nesting than this is a mistake.
constexpr int max_nesting = 8;

constexpr std::array<std::string_view, 11> pattern_lists{"dateline",  "byline",    "byline_inside", "byline_end",
                                                         "credit",    "caption",   "section",       "jump_to",
                                                         "jump_from", "furniture", "name"};

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

/// Why a pattern does not compile, and the word in it that does not compile alone.
std::string fault_of(const std::string& expression, const Json& words, const std::string& reason) {
    for (const auto& [word, value] : words.items()) {
        if (expression.find("%" + word + "%") == std::string::npos) continue;
        try {
            Patterns().add(expanded(value.get<std::string>(), words));
        } catch (const std::invalid_argument& error) {
            return "words/" + word + " in it: " + error.what();
        }
    }
    return reason;
}

/// `parent` is the member of the profile that `json` is.
Patterns patterns_member(const Json& json, const Json& words, const std::string& name, const std::string& parent,
                         const char* member, Compile when) {
    Patterns out;
    const auto found = json.find(member);
    if (found == json.end()) return out;
    if (!found->is_array()) fail(name, parent + "/" + member + " must be a list of regular expressions");
    for (std::size_t i = 0; i < found->size(); ++i) {
        const std::string where = parent + "/" + member + "/" + std::to_string(i);
        if (!(*found)[i].is_string()) fail(name, where + " must be a text");
        const auto& expression = (*found)[i].get_ref<const std::string&>();
        if (when == Compile::on_use) {
            out.add_unchecked(expanded(expression, words), "profile " + name + ": " + where);
            continue;
        }
        try {
            out.add(expanded(expression, words));
        } catch (const std::invalid_argument& error) {
            fail(name, where + " is no regular expression (" + fault_of(expression, words, error.what()) + ")");
        }
    }
    return out;
}

/// The scripts that a profile names: "Latin", "Cyrl" (names and codes of Unicode, as ICU knows them).
std::vector<int> scripts_member(const Json& json, const std::string& name) {
    std::vector<int> out;
    const auto found = json.find("scripts");
    if (found == json.end()) return out;
    if (!found->is_array()) fail(name, "\"scripts\" must be a list of names such as \"Latin\"");
    for (const Json& entry : *found) {
        std::array<UScriptCode, 8> codes{};
        UErrorCode status = U_ZERO_ERROR;
        const std::string script = entry.is_string() ? entry.get<std::string>() : entry.dump();
        const bool known =
            entry.is_string() && u_getPropertyValueEnum(UCHAR_SCRIPT, script.c_str()) != UCHAR_INVALID_CODE;
        const std::int32_t count =
            known ? uscript_getCode(script.c_str(), codes.data(), static_cast<std::int32_t>(codes.size()), &status) : 0;
        if (count != 1 || U_FAILURE(status))
            fail(name, "scripts names " + script +
                           ", which is no script of Unicode (Latin, Cyrillic, Greek, Han, Hangul, Arabic …)");
        out.push_back(codes[0]);
    }
    return out;
}

/// A pattern list with a name that nobody reads is a mistake of spelling.
void check_names(const Json& patterns, const std::string& name) {
    if (!patterns.is_object()) fail(name, "\"patterns\" must be an object of lists");
    for (const auto& [list, value] : patterns.items())
        if (std::find(pattern_lists.begin(), pattern_lists.end(), list) == pattern_lists.end()) {
            std::string known;
            for (const std::string_view each : pattern_lists) known += (known.empty() ? "" : ", ") + std::string(each);
            fail(name, "patterns/" + list + " is no list of patterns that there is (" + known + ")");
        }
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

Profile parse_profile(std::string_view text, const std::string& name, Compile when) {
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
    if (joining != "characters" && joining != "words" && joining != "syllables")
        fail(name, "\"joining\" is \"" + joining + "\", but must be \"characters\", \"words\" or \"syllables\"");
    out.words = joining != "characters";
    out.syllables = joining == "syllables";
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
        out.telling_characters = composed(decode_utf8(telling->value("characters", std::string())));
        std::istringstream list(telling->value("words", std::string()));
        for (std::string word; list >> word;) {
            std::u32string letters = composed(decode_utf8(word));
            std::transform(letters.begin(), letters.end(), letters.begin(), folded);
            out.telling_words.insert(letters);
        }
    }
    out.scripts = scripts_member(json, name);

    const Json words = json.value("words", Json::object());
    if (!words.is_object()) fail(name, "\"words\" must be an object of texts");
    for (const auto& [word, value] : words.items())
        if (!value.is_string()) fail(name, "words/" + word + " must be a text");
    const Json patterns = json.value("patterns", Json::object());
    check_names(patterns, name);
    const auto read = [&](const char* member) {
        return patterns_member(patterns, words, name, "patterns", member, when);
    };
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
    out.name = read("name");
    const Json facts = json.value("facts", Json::object());
    const auto fact = [&](const char* member) { return patterns_member(facts, words, name, "facts", member, when); };
    out.facts = {fact("title"), fact("number"), fact("label"), fact("weak_label"), fact("section"), fact("other_date")};
    return out;
}

}  // namespace galley::language
