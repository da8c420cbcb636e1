// What people put right in a document: galley.corrections/1, a list of small operations. docs/corrections.md describes
// it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/model.hpp"
#include "galley/page_json.hpp"

namespace galley::articles_correct {

inline constexpr const char* corrections_schema = "galley.corrections/1";

/// Lines of a block, or a picture (`count` 0), as the person saw them. `text` has what stood in each line before any
/// correction, `box` goes round them; both find them again when the page was read anew.
struct Place {
    std::int32_t page = 0;
    std::string block;
    std::int32_t first = 0, count = 0;
    std::vector<std::string> text = {};
    Box box = {};
};

enum class Act { text, role, move, split, join, order };
enum class Where { fitting, before, after };

struct Operation {
    Act act = Act::text;
    std::vector<Place> at;
    std::string to;  ///< text: the line's new text; role: its name; move: "new" or "none" when there is no `anchor`
    std::optional<Place> anchor = {};  ///< move, join: a line of the article
    std::optional<Place> beside = {};  ///< move, order: the line to stand before or after
    Where where = Where::fitting;
    std::string fault = {};  ///< why nobody can carry it out, as a sentence; then the rest says nothing
    Json given = {};         ///< as it stands in the file
};

struct Corrections {
    std::string document;  ///< id of the document that they were made for; empty when the file does not say
    std::vector<Operation> operations;
};

/// Throws InputError with a sentence, which says line and column where the text is no JSON, for a file that is not
/// galley.corrections/1. One operation that makes no sense has a `fault` and spoils no other.
[[nodiscard]] Corrections parse_corrections(std::string_view text);

/// What `role` operations may say besides the names of roles.
inline constexpr const char *advert = "advert", *furniture = "furniture";

}  // namespace galley::articles_correct
