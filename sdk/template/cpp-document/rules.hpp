// What the stage writes.
#pragma once

#include <string>

#include "galley/model.hpp"

/// The headline of every article, one a line; "-" for an article without one.
inline std::string headlines(const galley::Document& document) {
    std::string out;
    for (const galley::Article& article : document.articles) {
        std::string line;
        for (const galley::Part& part : article.parts)
            if (part.role == galley::Role::headline) line += (line.empty() ? "" : " ") + part.text;
        out += (line.empty() ? "-" : line) + "\n";
    }
    return out;
}
