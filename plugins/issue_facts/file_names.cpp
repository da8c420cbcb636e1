#include "file_names.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>

#include "galley/json.hpp"
#include "galley/utf8.hpp"
#include "language/dates.hpp"
#include "language/numerals.hpp"
#include "language/patterns.hpp"

namespace galley::issue_facts {

namespace {

constexpr double date_in_file = 0.8, date_in_folder = 0.75, number_by_word = 0.65, number_by_date = 0.6;

Fact fact_from_name(const char* name, std::string value, double confidence, std::string_view told_by) {
    Fact fact{name, std::move(value), std::nullopt, confidence, {}};
    set_attr(fact.attrs, "from", "name");
    set_attr(fact.attrs, "name", std::string(told_by));
    return fact;
}

/// The page that a file's name says it is: its last number of one to three digits, after a word or a date.
std::optional<language::Match> page_in_name(std::string_view stem, bool dated) {
    static const language::Patterns by_word = [] {
        language::Patterns patterns;
        patterns.add("(?<!\\p{L})(?i:page|seite|pagina|p|pg|s)[ _.-]?(?<page>[A-Z]{0,2}[0-9]{1,3})$");
        patterns.add("第(?<page>[A-Z]{0,2}[0-9]{1,3})[版面頁页]");
        patterns.add("(?:^|[ _.-])(?<page>[A-Z]{0,2}[0-9]{1,3})[版面頁页]");
        return patterns;
    }();
    static const language::Patterns by_place = [] {
        language::Patterns patterns;
        patterns.add("(?:^|[ _.-])(?<page>[A-Z]{0,2}[0-9]{1,3})$");
        patterns.add("^[0-9]{8}(?<page>[0-9]{2})$");
        return patterns;
    }();
    const std::u32string text = language::narrowed(decode_utf8(stem));
    if (auto match = by_word.find(text)) return match;
    return dated ? by_place.find(text) : std::nullopt;
}

}  // namespace

std::vector<Fact> name_facts(std::string_view document, std::string_view source, bool whole) {
    std::vector<Fact> out;
    const std::filesystem::path path(source);
    const std::string stem = path.stem().string();
    const std::string folders = path.parent_path().generic_string();
    const auto in_file = language::date_in_name(stem);
    const auto in_folder = language::date_in_name(folders);
    const auto in_path = language::date_in_name((path.parent_path() / stem).generic_string());  // 2026/02/16.pdf
    const auto in_document = language::date_in_name(document);
    if (in_file)
        out.push_back(fact_from_name("date", iso_of(*in_file), date_in_file, stem));
    else if (in_folder)
        out.push_back(fact_from_name("date", iso_of(*in_folder), date_in_folder, folders));
    else if (in_path)
        out.push_back(fact_from_name("date", iso_of(*in_path), date_in_folder, source));
    else if (in_document)
        out.push_back(fact_from_name("date", iso_of(*in_document), date_in_folder, document));

    if (!whole) return out;
    // A date's own numbers are no page: 2026-02-16.jpg has none.
    const bool only_date =
        in_file && std::count_if(stem.begin(), stem.end(), [](char c) { return c >= '0' && c <= '9'; }) <= 8;
    if (const auto match = only_date ? std::nullopt : page_in_name(stem, !out.empty())) {
        const std::u32string printed = match->group("page");
        std::u32string digits;
        std::string letters;
        for (const char32_t c : printed) {
            if (is_ascii_digit(c))
                digits.push_back(c);
            else
                letters += static_cast<char>(c);
        }
        const auto number = language::number_of(digits);
        if (!number || *number < 1) return out;
        const bool by_word = page_in_name(stem, false).has_value();
        Fact fact = fact_from_name("label", encode_utf8(printed), by_word ? number_by_word : number_by_date, stem);
        set_attr(fact.attrs, "number", *number);
        if (!letters.empty()) set_attr(fact.attrs, "letters", letters);
        out.push_back(std::move(fact));
    }
    return out;
}

}  // namespace galley::issue_facts
