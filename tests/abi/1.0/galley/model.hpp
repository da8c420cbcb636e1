// The document model: plain value types that every stage reads and returns.
//
// Units    Boxes and points are in pixels of the page image as read, origin top left, x to the right, y down.
//          Confidence is 0..1. dpi is pixels per inch, 0 when unknown. Text is UTF-8.
// Nesting  A Page owns its Blocks, a Block its Lines, a Line its Words. The C structs of abi.h hold the same
//          tree as flat arrays; codec.hpp turns one into the other.
// Attrs    Every `attrs` is the text of one JSON object, or empty. New facts go there, so that the model can
//          grow without a new ABI. json.hpp reads and writes single members.
// Numbers  A kind, role or writing mode may hold a number that this version has no name for (is_known in names.hpp):
//          it came from a plugin of a newer one, and is handed on as it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace galley {

/// A rectangle. `w` and `h` of zero mean "no box": the lines of a text dump have none.
struct Box {
    std::int32_t x = 0, y = 0, w = 0, h = 0;

    [[nodiscard]] constexpr bool empty() const { return w <= 0 || h <= 0; }
    [[nodiscard]] constexpr std::int32_t right() const { return x + w; }
    [[nodiscard]] constexpr std::int32_t bottom() const { return y + h; }
    constexpr bool operator==(const Box&) const = default;
};

struct Point {
    std::int32_t x = 0, y = 0;
    constexpr bool operator==(const Point&) const = default;
};

/// The line that letters stand on, from the first word's start to the last word's end.
struct Baseline {
    Point from, to;
    constexpr bool operator==(const Baseline&) const = default;
};

// The numbers are part of the ABI (GALLEY_KIND_*, GALLEY_ROLE_*, GALLEY_WRITING_* in abi.h).
enum class BlockKind : std::uint32_t { text, heading, caption, table, image, rule, advert, furniture, noise };
enum class Role : std::uint32_t {
    section,
    kicker,
    headline,
    subtitle,
    byline,
    dateline,
    body,
    crosshead,
    caption,
    credit,
    image,
    table,
    jump,
    pullquote,
    note
};
enum class WritingMode : std::uint32_t { horizontal_ltr, vertical_rl, horizontal_rtl };

/// A run of text with one box. OCR gives one word per Word; a text dump's line is a single Word that may hold spaces.
struct Word {
    std::string text;
    Box box;
    double confidence = 1.0;
    std::string attrs;
    bool operator==(const Word&) const = default;
};

/// A printed line. A line without words is a blank line (text dumps keep theirs) or one whose text a stage took out.
/// Filters never remove lines, they empty them: line numbers stay valid for Source and Edit.
/// `polygon` is empty when the box says it all; its points go round the line, the first one where reading starts.
struct Line {
    Box box;
    std::optional<Baseline> baseline;
    std::vector<Word> words;
    std::string attrs;
    std::vector<Point> polygon = {};
    WritingMode writing_mode = WritingMode::horizontal_ltr;
    bool operator==(const Line&) const = default;
};

/// A region of the page. `id` is unique within its page. `polygon` is empty when the box says it all.
struct Block {
    std::string id;
    BlockKind kind = BlockKind::text;
    Box box;
    std::vector<Point> polygon;
    std::vector<Line> lines;
    WritingMode writing_mode = WritingMode::horizontal_ltr;
    std::string attrs;
    bool operator==(const Block&) const = default;
};

/// One change of a line's text. `before` and `after` are the whole text of the line (text_of in text.hpp), so that
/// putting `before` back, newest edit first, restores the page. An `after` of "" means the line was emptied.
struct Edit {
    std::string stage;
    std::int32_t page = 0;
    std::string block;
    std::int32_t line = 0;
    std::string before, after;
    std::string rule;
    double confidence = 1.0;
    std::string attrs = {};
    bool operator==(const Edit&) const = default;
};

/// Where a text stands on the paper: `line_count` lines of a block from `first_line` on. An image has no lines.
struct Source {
    std::int32_t page = 0;
    std::string block;
    std::int32_t first_line = 0, line_count = 0;
    std::string attrs = {};
    bool operator==(const Source&) const = default;
};

/// What is known of a newspaper's issue ("title", "date" as ISO 8601, "number", "language" as BCP 47), or of a page
/// ("label": A7, 03版; "section"; what differs from its document). `source` is nothing when it is printed nowhere.
struct Fact {
    std::string name, value;
    std::optional<Source> source;
    double confidence = 1.0;
    std::string attrs = {};
    bool operator==(const Fact&) const = default;
};

/// `blocks` stand in reading order. `source` is the file's path relative to the input's root, `index` counts the
/// pages of the document from 0.
struct Page {
    std::int32_t index = 0;
    std::string source;
    std::int32_t width = 0, height = 0;
    double dpi = 0;
    std::vector<Block> blocks;
    std::vector<Edit> edits;
    std::string attrs;
    std::vector<Fact> facts = {};
    bool operator==(const Page&) const = default;
};

struct Part {
    Role role = Role::body;
    std::string text;
    std::vector<Source> sources;
    std::string attrs;
    bool operator==(const Part&) const = default;
};

/// `parts` stand in the order in which a reader takes them. `continued_from` and `continued_to` are ids of articles of
/// the same document, or empty.
struct Article {
    std::string id;
    std::vector<Part> parts;
    double confidence = 1.0;
    std::string continued_from, continued_to;
    std::string attrs;
    bool operator==(const Article&) const = default;
};

/// `unassigned` holds every text that no article claims; nothing is dropped.
struct Document {
    std::string id;
    std::vector<Page> pages;
    std::vector<Article> articles;
    std::vector<Part> unassigned;
    std::string attrs;
    std::vector<Fact> facts = {};
    bool operator==(const Document&) const = default;
};

}  // namespace galley
