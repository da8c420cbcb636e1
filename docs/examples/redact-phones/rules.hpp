// Which characters of a text belong to phone numbers.
#pragma once

#include <regex>
#include <string>

/// `text` with every character of a phone number replaced by `mark`: an area code and seven or eight digits, or a
/// mobile number of eleven digits; with no digit on either side.
inline std::string redacted(const std::string& text, const std::string& mark) {
    static const std::regex phone(R"((^|[^0-9])(0[0-9]{2,3}[- ]?[0-9]{7,8}|1[3-9][0-9]{9})(?![0-9]))");
    std::string out, rest = text;
    for (std::smatch found; std::regex_search(rest, found, phone); rest = found.suffix()) {
        out += found.prefix().str() + found[1].str();
        for (auto i = found[2].length(); i > 0; --i) out += mark;
    }
    return out + rest;
}
