#include "paragraphs.hpp"

#include <cmath>
#include <string>

#include "galley/text.hpp"
#include "galley/utf8.hpp"

namespace galley::layout_newspaper {
namespace {

// In sizes of the type. A Chinese line that begins with a quote or bracket is indented by half a character.
constexpr double indent_words = 0.6, indent_characters = 0.8, indent_max = 6;
// Room for a character and a mark that must not begin a line.
constexpr double room_characters = 2.2;
// Width of a letter and of the space before a word, where boxes of words are not known.
constexpr double letter = 0.5;
// What is left beyond the next word's width before a line counts as ended, since words are measured.
constexpr double room_slack = 0.3;
// In a justified column so many lines end within this much of its edge, and hardly one falls short amid a sentence. One
// that does by more than a mark takes at the end of a full line ends a paragraph. A few lines do not tell.
constexpr double full_share = 0.6, ragged_share = 0.1, full_slack = 0.5, short_words = 0.8, short_characters = 1.2;
constexpr std::size_t justified_lines = 6;
// A line that leaves so much of the column, and so many characters, ends a paragraph whatever its last mark.
constexpr double open_share = 0.4, open_room = 4;
// Lines that tell where the edges of the column are.
constexpr std::size_t near_lines = 3;
constexpr double white_alone = 0.5;
// Type of another size is another text. So is what stands below a text with more white between than lines have, unless
// there is so much that a picture has room.
constexpr double other_type = 1.12, white_below = 0.9, white_around = 4;
// A text of as many lines that ends no sentence is a byline, a credit, a date.
constexpr std::size_t label_lines = 2;

struct PrintedLine {
    Box box;  // in reading coordinates
    double size = 0;
    std::u32string text;
    double first_word = 0;    // room that the first word needs
    bool characters = false;  // Chinese, Japanese: a line may break between any two
};

std::u32string text_of_all(const TextLine& line) {
    std::string out;
    if (line.pieces.empty()) {
        if (line.source != nullptr) out = text_of(*line.source);
    } else {
        for (const Line* piece : line.pieces) out += (out.empty() ? "" : " ") + text_of(*piece);
    }
    return decode_utf8(out);
}

bool breaks_anywhere(char32_t c) { return is_cjk(c) && !(c >= 0xAC00 && c <= 0xD7A3); }

PrintedLine printed(const TextLine& line, WritingMode mode, int width) {
    PrintedLine out{to_reading(line.box, mode, width), line.size, text_of_all(line), 0, false};
    std::size_t han = 0;
    for (const char32_t c : out.text) han += breaks_anywhere(c) ? 1 : 0;
    out.characters = 2 * han > out.text.size();
    if (out.text.empty() || out.characters) {
        out.first_word = room_characters * out.size;
    } else {
        const std::size_t end = std::min(out.text.find(U' '), out.text.size());
        // As wide as its share of the line, and a space.
        const double wide = out.box.w / static_cast<double>(out.text.size());
        out.first_word = (static_cast<double>(end) + 1) * std::max(wide, letter * out.size / 2);
    }
    return out;
}

class Column {
  public:
    Column(const Region& region, int width, double apart) : apart_(apart) {
        for (const TextLine& line : region.lines) lines_.push_back(printed(line, region.mode, width));
        std::vector<double> steps;
        for (std::size_t i = 1; i < lines_.size(); ++i) steps.push_back(step(i));
        usual_step_ = quantile(steps, 0.5);
        if (lines_.size() < justified_lines) return;
        double full = 0, ragged = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (room_after(i) <= full_slack * lines_[i].size)
                ++full;
            else if (!ends_sentence(lines_[i].text))
                ++ragged;
        const auto count = static_cast<double>(lines_.size());
        justified_ = full > full_share * count && ragged <= ragged_share * count;
    }

    /// Whether line `i` begins a paragraph, as the lines around it tell; `before` begins are known.
    [[nodiscard]] bool begins(std::size_t i, bool before_begins) const {
        if (2 * step(i) < lines_[i].size) return false;  // beside the large first letter of a text
        if (indented(i, before_begins)) return true;
        const bool wide = step(i) > usual_step_ + apart_ * lines_[i].size;
        if (wide && step(i) > usual_step_ + white_alone * lines_[i].size) return true;
        const double room = room_after(i - 1);
        const double short_by = lines_[i].characters ? short_characters : short_words;
        const double needed =
            (justified_ ? std::min(lines_[i].first_word, short_by * lines_[i].size) : lines_[i].first_word) +
            room_slack * lines_[i].size;
        if (room <= needed && !wide) return false;
        const PrintedLine& last = lines_[i - 1];
        if (last.text.empty() || ends_sentence(last.text)) return true;
        return room > std::max({needed, open_share * width(i - 1), open_room * last.size});
    }

    /// Line 0 has nothing above it: only its indent tells.
    [[nodiscard]] bool indented(std::size_t i, bool before_begins) const {
        const double least = (lines_[i].characters ? indent_characters : indent_words) * lines_[i].size;
        const int left = lines_[i].box.x;
        if (i + 1 < lines_.size()) {
            int edge = lines_[i + 1].box.x;
            for (std::size_t k = i + 2; k < std::min(lines_.size(), i + near_lines); ++k)
                edge = std::min(edge, lines_[k].box.x);
            if (left - edge < least || left - edge > indent_max * lines_[i].size) return false;
            // Where a column gets wider again, all lines before stood further in.
            if (i == 0 || left - lines_[i - 1].box.x >= least) return true;
            return before_begins && std::abs(left - lines_[i - 1].box.x) < least;
        }
        if (i == 0) return false;
        int edge = lines_[i - 1].box.x;
        if (i > 1) edge = std::min(edge, lines_[i - 2].box.x);
        return left - edge >= least && left - edge <= indent_max * lines_[i].size;
    }

    /// White between the end of a line and the column's edge, as the lines before and after show it.
    [[nodiscard]] double room_after(std::size_t i) const {
        int before = 0, after = 0;
        for (std::size_t k = i - std::min(i, near_lines); k < i; ++k) before = std::max(before, lines_[k].box.right());
        for (std::size_t k = i + 1; k < std::min(lines_.size(), i + 1 + near_lines); ++k)
            after = std::max(after, lines_[k].box.right());
        const int edge = i == 0 ? after : i + 1 == lines_.size() ? before : std::min(before, after);
        return edge - lines_[i].box.right();
    }

    [[nodiscard]] const std::vector<PrintedLine>& lines() const { return lines_; }

  private:
    [[nodiscard]] double step(std::size_t i) const { return center_y(lines_[i].box) - center_y(lines_[i - 1].box); }
    [[nodiscard]] double width(std::size_t i) const { return lines_[i].box.w + std::max(0.0, room_after(i)); }

    double apart_, usual_step_ = 0;
    bool justified_ = false;  // lines end at the column's edge, except those that end a paragraph
    std::vector<PrintedLine> lines_;
};

/// Where a paragraph may go on: the text read last.
struct LastText {
    const Region* region = nullptr;
    PrintedLine line;
    double room = 0;  // after its last line
};

/// Does text go on with nothing but a step to the next column, or past what it flows around? Type of another size,
/// white and another frame part.
bool goes_on(const LastText& last, const Region& region, const PrintedLine& first) {
    if (last.region == nullptr || last.region->frame != region.frame || last.region->mode != region.mode) return false;
    const double own = body_style(region.lines).size, before = body_style(last.region->lines).size;
    const double larger = std::max(own, before);
    if (larger > other_type * std::min(own, before)) return false;
    const int white = first.box.y - last.line.box.bottom();
    return overlap_x(last.line.box, first.box) <= 0 || white <= white_below * larger || white >= white_around * larger;
}

}  // namespace

bool ends_sentence(std::u32string_view text) {
    constexpr std::u32string_view closing = U"\"'”’»›)]}」』】〉》）］ ";
    constexpr std::u32string_view final = U".!?…。！？．‥؟۔।։";
    while (!text.empty() && closing.find(text.back()) != std::u32string_view::npos) text.remove_suffix(1);
    return !text.empty() && final.find(text.back()) != std::u32string_view::npos;
}

std::vector<std::vector<bool>> paragraph_starts(const Regions& regions, int sheet_width, double apart) {
    std::vector<std::vector<bool>> out;
    bool after_head = true;
    LastText last;
    for (const Region& region : regions) {
        out.emplace_back(region.lines.size(), false);
        if (region.lines.empty()) continue;
        if (region.kind != BlockKind::text) {
            after_head = after_head || region.kind == BlockKind::heading;
            continue;
        }
        const Column column(region, sheet_width, apart);
        const auto& lines = column.lines();
        const bool ended = ends_sentence(last.line.text) && last.room > lines[0].first_word;
        auto& starts = out.back();
        starts[0] = after_head || ended || !goes_on(last, region, lines[0]) || column.indented(0, false);
        for (std::size_t i = 1; i < lines.size(); ++i) starts[i] = column.begins(i, starts[i - 1]);
        // A byline, a credit: the text goes on as if it were not there.
        if (lines.size() <= label_lines && starts[0] && !ends_sentence(lines.back().text)) continue;
        after_head = false;
        last = {&region, lines.back(), lines.size() > 1 ? column.room_after(lines.size() - 1) : 0};
    }
    return out;
}

}  // namespace galley::layout_newspaper
