// All that an article says below its heads, as one text: the same in every format that has a field for it.
#pragma once

#include <string>

#include "galley/article.hpp"
#include "galley/model.hpp"

namespace galley::toolkit {

/// Paragraphs, crossheads, tables, notes, pull quotes, captions and jumps in their order, a line end between two; a
/// credit where no caption before it says the same. Heads are left out.
[[nodiscard]] inline std::string whole_text(const Article& article) {
    std::string out;
    const std::string* caption = nullptr;
    for (const Part& part : article.parts) {
        if (part.role == Role::caption) caption = &part.text;
        if (is_head(part.role) || part.text.empty()) continue;
        if (part.role == Role::credit && caption != nullptr && caption->find(part.text) != std::string::npos) continue;
        out += (out.empty() ? "" : "\n") + part.text;
    }
    return out;
}

}  // namespace galley::toolkit
