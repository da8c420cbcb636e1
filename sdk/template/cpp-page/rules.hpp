// What the stage does to a text.
#pragma once

#include <string>

/// `text` with every `from` replaced by `to`. An empty `from` changes nothing.
inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    if (from.empty()) return text;
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}
