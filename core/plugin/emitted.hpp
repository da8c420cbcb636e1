// What one call of a stage gave.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "galley/context.hpp"

namespace galley {

/// What a stage said while it worked. severity is GALLEY_INFO, GALLEY_WARNING or GALLEY_ERROR.
struct Report {
    std::int32_t severity = GALLEY_INFO;
    std::int32_t code = GALLEY_OK;
    std::string text;
};

struct Emitted {
    std::vector<Entry> entries;
    std::optional<Page> page;
    std::vector<Page> changed_pages;      ///< of the document in hand, by a stage that borrows its pages
    std::map<std::string, Image> images;  ///< by layer; "" is the page's own
    std::optional<Document> document;
    std::vector<Report> reports;
};

}  // namespace galley
