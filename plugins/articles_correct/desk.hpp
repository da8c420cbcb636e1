// The articles of a document while they are being corrected: parts are taken up and put down. Every line that was in an
// article or unassigned is in one of them afterwards.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "corrections.hpp"
#include "galley/model.hpp"
#include "sheets.hpp"

namespace galley::articles_correct {

/// Where parts are put: fitting, by the order of heads and of the page, or beside a line.
struct Spot {
    Where where = Where::fitting;
    LineRef beside = {};
};

class Desk {
  public:
    /// Both must outlive this.
    Desk(Document& document, Sheets& sheets) : document_(document), sheets_(sheets) {}

    [[nodiscard]] std::vector<Article>& articles() { return document_.articles; }
    [[nodiscard]] std::vector<Part>& unassigned() { return document_.unassigned; }
    [[nodiscard]] Sheets& sheets() { return sheets_; }

    /// The article that a line is in, as an index; nothing when it is in none.
    [[nodiscard]] std::optional<std::size_t> article_of(const LineRef& line) const;
    /// The part of an article that holds a line, not one that repeats it; the number of its parts when none does.
    [[nodiscard]] std::size_t part_of(const Article& article, const LineRef& line) const;

    /// Takes lines out of whatever holds them; a part that holds others too is cut. What repeats text that goes, goes
    /// too: it is given back with `with_repeats`. A line that nothing held comes as a part of its own.
    [[nodiscard]] std::vector<Part> take(const std::vector<LineRef>& lines, bool with_repeats);
    /// Cuts the part that holds `line` before it, so that `line` begins a part.
    void cut_before(Article& article, const LineRef& line);

    void put(Article& article, std::vector<Part> parts, const Spot& spot = {});
    /// Puts parts to what no article claims, with the reason.
    void put_away(std::vector<Part> parts, const char* reason);

    /// A new article behind the one at `index`, with an id of its own (c1, c2, ...); nothing: where the page has room
    /// for what begins at `start`.
    Article& add_article(std::optional<std::size_t> index, const LineRef& start);

    /// Articles without a part go; links to them too.
    void drop_empty();

  private:
    void cut_all(std::vector<Part>& parts, const std::set<LineRef>& chosen, bool with_repeats,
                 std::vector<Part>& taken);
    [[nodiscard]] std::size_t fitting_place(const Article& article, const Part& part);
    [[nodiscard]] std::vector<std::int64_t> order_of(const Part& part);

    Document& document_;
    Sheets& sheets_;
    int made_ = 0;
};

}  // namespace galley::articles_correct
