#include "folio_lines.hpp"

#include <algorithm>
#include <utility>

#include "galley/text.hpp"
#include "galley/utf8.hpp"
#include "language/numerals.hpp"
#include "language/text_ends.hpp"

namespace galley::issue_facts {

namespace {

// A masthead with its ears and teasers takes up to a quarter of a front page; running feet are narrow.
constexpr double head_of_page = 0.28, foot_of_page = 0.93;
constexpr double head_of_furniture = 0.4, foot_of_furniture = 0.85;
constexpr std::size_t longest = 90;          // characters of a line; running text is longer or in larger blocks
constexpr std::size_t most_lines = 8;        // of a block that is no furniture
constexpr std::size_t outermost_lines = 16;  // at either end of a dump
constexpr double wide_gap = 1.2;             // of the line's height: between two pieces

bool parts_pieces(char32_t c) {
    constexpr std::u32string_view marks = U"|｜│•●◆■□◎\u3000\t";
    return marks.find(c) != std::u32string_view::npos;
}

std::u32string clean(std::u32string_view text) { return std::u32string(language::trimmed(language::narrowed(text))); }

/// Pieces of one word's text, which marks or two spaces part; they have the word's box only where it is whole.
void add_pieces(std::u32string_view text, const Box& box, std::vector<Piece>& out) {
    std::size_t from = 0;
    std::vector<std::u32string> found;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const bool gap = i + 1 < text.size() && text[i] == U' ' && text[i + 1] == U' ';
        if (i < text.size() && !parts_pieces(text[i]) && !gap) continue;
        if (std::u32string piece = clean(text.substr(from, i - from)); !piece.empty())
            found.push_back(std::move(piece));
        from = i + 1;
    }
    for (std::u32string& piece : found) out.push_back({std::move(piece), box});
}

Box around(const Box& a, const Box& b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

std::vector<Piece> pieces_of(const Line& line) {
    const bool upright = line.box.h > 2 * line.box.w;
    const double em = upright ? line.box.w : line.box.h;
    std::vector<Piece> out;
    std::u32string text;
    Box box;
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        const Word& word = line.words[i];
        text += decode_utf8(word.text);
        box = around(box, word.box);
        if (i + 1 < line.words.size()) {
            const Box& next = line.words[i + 1].box;
            const int gap = upright ? next.y - word.box.bottom() : next.x - word.box.right();
            const bool apart = !word.box.empty() && !next.empty() && gap > wide_gap * em;
            if (!apart) {
                if (space_after(line, i)) text += U' ';
                continue;
            }
        }
        add_pieces(text, box, out);
        text.clear(), box = {};
    }
    return out;
}

bool may_hold_facts(BlockKind kind) {
    return kind == BlockKind::furniture || kind == BlockKind::text || kind == BlockKind::heading;
}

/// From the top of the first line to the foot of the last, for photographs and microfilm have margins; the page where
/// it is hardly printed; empty for a dump.
Box printed_area(const Page& page) {
    Box out;
    for (const Block& block : page.blocks)
        for (const Line& line : block.lines)
            if (!line.words.empty()) out = around(out, line.box);
    return out.empty() || 2 * out.h > page.height ? out : Box{0, 0, page.width, page.height};
}

}  // namespace

double FolioLine::type() const { return std::min(box.w, box.h); }

bool in_one_row(const Box& a, const Box& b) {
    if (a.empty() || b.empty()) return false;
    const double middle_a = a.y + a.h / 2.0, middle_b = b.y + b.h / 2.0;
    return std::abs(middle_a - middle_b) < 0.7 * std::max(a.h, b.h);
}

std::vector<FolioLine> folio_lines(const Page& page) {
    std::vector<FolioLine> out;
    const Box area = printed_area(page);
    const bool boxed = !area.empty();
    std::size_t count = 0;
    for (const Block& block : page.blocks) {
        if (!may_hold_facts(block.kind)) continue;
        for (std::size_t i = 0; i < block.lines.size(); ++i) {
            const Line& line = block.lines[i];
            FolioLine found;
            const std::u32string text = decode_utf8(text_of(line));
            found.text = clean(text);
            if (found.text.empty()) continue;
            ++count;
            if (found.text.size() > longest) continue;
            found.box = line.box;
            found.source = {page.index, block.id, static_cast<std::int32_t>(i), 1, {}};
            found.boxed = boxed;
            found.block_lines = block.lines.size();
            found.furniture = block.kind == BlockKind::furniture;
            if (boxed) {
                if (line.box.empty()) continue;
                found.place = (line.box.y + line.box.h / 2.0 - area.y) / area.h;
                const double head = found.furniture ? head_of_furniture : head_of_page;
                const double foot = found.furniture ? foot_of_furniture : foot_of_page;
                if (found.place > head && found.place < foot) continue;
                if (!found.furniture && block.lines.size() > most_lines) continue;
            }
            found.pieces = pieces_of(line);
            found.outermost = count <= outermost_lines;
            out.push_back(std::move(found));
        }
    }
    if (!boxed)
        for (std::size_t i = 0; i < out.size(); ++i)
            if (out.size() - i <= outermost_lines) out[i].outermost = true;
    return out;
}

std::vector<FolioLine> turned_round(const std::vector<FolioLine>& lines) {
    std::vector<double> types;
    types.reserve(lines.size());
    for (const FolioLine& line : lines) types.push_back(line.type());
    const auto middle = types.begin() + static_cast<std::ptrdiff_t>(types.size() / 2);
    std::nth_element(types.begin(), middle, types.end());
    constexpr double towering = 2;
    std::vector<FolioLine> out;
    for (FolioLine line : lines) {
        const bool han = std::all_of(line.text.begin(), line.text.end(), [](char32_t c) { return is_han(c); });
        const bool dated = line.text.find(U'年') != std::u32string::npos;
        if (!line.boxed || !han || line.box.w < line.box.h || (!dated && line.type() < towering * *middle)) continue;
        const auto beside = [&](const FolioLine& other) {  // the rest of a name that was found in pieces
            return !(other.source == line.source) && other.type() >= towering * *middle &&
                   in_one_row(other.box, line.box);
        };
        if (!dated && std::any_of(lines.begin(), lines.end(), beside)) continue;
        std::reverse(line.text.begin(), line.text.end());
        line.pieces = {{line.text, line.box}};
        out.push_back(std::move(line));
    }
    return out;
}

}  // namespace galley::issue_facts
