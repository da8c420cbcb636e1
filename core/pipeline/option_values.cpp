#include "core/pipeline/option_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "core/base/nearest.hpp"
#include "core/pipeline/json_positions.hpp"

namespace galley {

using nlohmann::json;

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, separator);)
        if (!part.empty()) out.push_back(part);
    return out;
}

/// What a person calls the JSON type of a value.
std::string kind_of(const json& value) {
    if (value.is_string()) return "a text";
    if (value.is_boolean()) return "true or false";
    if (value.is_number_integer()) return "a whole number";
    if (value.is_number()) return "a number";
    if (value.is_array()) return "a list";
    if (value.is_object()) return "an object";
    return "null";
}

bool all_strings(const json& values) {
    return std::all_of(values.begin(), values.end(), [](const json& v) { return v.is_string(); });
}

/// What is wrong with a value of an option; empty when nothing is.
std::string fault(const galley_option& option, const json& value) {
    const auto want = [&](const char* what) {
        return fmt::format("The option \"{}\" wants {}, not {}.", option.name, what, kind_of(value));
    };
    switch (option.type) {
        case GALLEY_OPTION_BOOL:
            if (!value.is_boolean()) return want("true or false");
            return {};
        case GALLEY_OPTION_INT:
            if (!value.is_number_integer()) return want("a whole number");
            break;
        case GALLEY_OPTION_FLOAT:
            if (!value.is_number()) return want("a number");
            break;
        case GALLEY_OPTION_LIST:
            if (!value.is_array() || !all_strings(value)) return want("a list of texts");
            return {};
        case GALLEY_OPTION_MAP:
            if (!value.is_object() || !all_strings(value)) return want("an object of texts");
            return {};
        default:
            if (!value.is_string()) return want("a text");
            if (const auto choices = choices_of(option);
                !choices.empty() &&
                std::find(choices.begin(), choices.end(), value.get<std::string>()) == choices.end())
                return fmt::format("The option \"{}\" has no choice \"{}\"; it has {}.{}", option.name,
                                   value.get<std::string>(), fmt::join(choices, ", "),
                                   did_you_mean(value.get<std::string>(), choices));
            return {};
    }
    const double number = value.get<double>();
    const bool low = (option.flags & GALLEY_OPTION_HAS_MIN) != 0 && number < option.min;
    const bool high = (option.flags & GALLEY_OPTION_HAS_MAX) != 0 && number > option.max;
    if (low || high)
        return fmt::format("The option \"{}\" is {}, outside its range: {}.", option.name, value.dump(),
                           range_of(option));
    return {};
}

}  // namespace

OptionValues::OptionValues(const galley_stage& stage, const nlohmann::json& given, const std::filesystem::path& folder,
                           std::vector<Problem>& problems) {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < stage.option_count; ++i) names.emplace_back(stage.options[i].name);
    for (const auto& [name, value] : given.items()) {
        if (std::find(names.begin(), names.end(), name) == names.end())
            problems.push_back({"/" + pointer_step(name),
                                fmt::format("The stage {} has no option \"{}\".{} Its options: galley inspect {}.",
                                            stage.id, name, did_you_mean(name, names), stage.id)});
    }
    for (std::uint32_t i = 0; i < stage.option_count; ++i) {
        const galley_option& option = stage.options[i];
        nlohmann::json value =
            given.is_object() && given.contains(option.name) ? given.at(option.name) : default_of(option);
        if (const std::string why = fault(option, value); !why.empty()) {
            problems.push_back({"/" + pointer_step(option.name), why});
            value = default_of(option);
        }
        Value& out = values_.emplace_back();
        if (value.is_boolean()) out.integer = value.get<bool>() ? 1 : 0;
        if (value.is_number_integer()) out.integer = value.get<std::int64_t>();
        if (value.is_number()) out.number = value.get<double>();
        if (value.is_string()) out.text = value.get<std::string>();
        if (value.is_array()) out.items = value.get<std::vector<std::string>>();
        if (value.is_object())
            for (const auto& [key, text] : value.items())
                out.items.insert(out.items.end(), {key, text.get<std::string>()});
        if (option.type == GALLEY_OPTION_PATH && !out.text.empty())
            out.text = (folder / out.text).lexically_normal().string();
        json_[option.name] = std::move(value);
    }
}

std::vector<galley_value> OptionValues::abi() const {
    items_.clear();
    std::vector<galley_value> out;
    for (const Value& value : values_) {
        auto& items = items_.emplace_back();
        for (const std::string& item : value.items) items.push_back({item.data(), item.size()});
        out.push_back(
            {{value.text.data(), value.text.size()}, items.data(), items.size(), value.integer, value.number, {}, {}});
    }
    return out;
}

json default_of(const galley_option& option) {
    const std::string text = option.default_text == nullptr ? "" : option.default_text;
    switch (option.type) {
        case GALLEY_OPTION_BOOL:
            return option.default_int != 0;
        case GALLEY_OPTION_INT:
            return option.default_int;
        case GALLEY_OPTION_FLOAT:
            return option.default_float;
        case GALLEY_OPTION_LIST:
            return split(text, ',');
        case GALLEY_OPTION_MAP:
            return json::object();
        default:
            return text;
    }
}

std::string type_name(const galley_option& option) {
    constexpr const char* names[] = {"bool", "int", "float", "text", "choice", "path", "list", "map"};
    return option.type < std::size(names) ? names[option.type] : "unknown";
}

std::vector<std::string> choices_of(const galley_option& option) {
    return option.choices == nullptr ? std::vector<std::string>{} : split(option.choices, '|');
}

std::string range_of(const galley_option& option) {
    const bool min = (option.flags & GALLEY_OPTION_HAS_MIN) != 0, max = (option.flags & GALLEY_OPTION_HAS_MAX) != 0;
    if (min && max) return fmt::format("{} to {}", option.min, option.max);
    if (min) return fmt::format("at least {}", option.min);
    if (max) return fmt::format("at most {}", option.max);
    return {};
}

json value_from_text(const galley_option& option, const std::string& text) {
    const bool plain =
        option.type == GALLEY_OPTION_TEXT || option.type == GALLEY_OPTION_CHOICE || option.type == GALLEY_OPTION_PATH;
    if (plain) return text;
    json parsed = json::parse(text, nullptr, false);
    if (!parsed.is_discarded() && fault(option, parsed).empty()) return parsed;
    if (option.type == GALLEY_OPTION_LIST) return split(text, ',');
    if (parsed.is_discarded()) return text;
    return parsed;
}

}  // namespace galley
