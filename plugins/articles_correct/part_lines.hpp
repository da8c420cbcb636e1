// Parts of articles seen as lines: which lines a part has, and a part cut into others.
#pragma once

#include <set>
#include <vector>

#include "galley/model.hpp"
#include "sheets.hpp"

namespace galley::articles_correct {

/// The lines of a part in its order; a picture is one.
[[nodiscard]] std::vector<LineRef> lines_of(const Part& part);
[[nodiscard]] bool holds(const Part& part, const LineRef& line);
[[nodiscard]] std::vector<Source> sources_of(const std::vector<LineRef>& lines);
/// Their text as it runs on.
[[nodiscard]] std::string text_of(const std::vector<LineRef>& lines, Sheets& sheets);

/// Which parts say again what another part of the same article has: a byline within the first paragraph, a credit
/// within its caption, a jump line within the last paragraph.
[[nodiscard]] std::vector<bool> repeated(const std::vector<Part>& parts);

/// A part as it was, or a stretch of it; `chosen` says whether its lines are among those asked for.
struct Stretch {
    Part part;
    bool chosen = false;
};
/// `part` in stretches whose lines are all among `chosen`, or none of them. One stretch is the part itself; of several
/// each has the text of its lines. A line without text goes with the line before it.
[[nodiscard]] std::vector<Stretch> stretches(const Part& part, const std::set<LineRef>& chosen, Sheets& sheets);

}  // namespace galley::articles_correct
