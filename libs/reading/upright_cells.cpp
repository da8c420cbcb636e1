#include "reading/upright_cells.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "galley/utf8.hpp"
#include "reading/words.hpp"

namespace galley::reading {

namespace {

/// Two characters further apart than this have empty cells between them, in cells. At the line's ends a cell is one
/// when ink reaches so far into it.
constexpr double empty_from = 1.45, end_ink = 0.2;
/// A cell is inked with so much of the ink that cells with characters usually have.
constexpr double inked_share = 0.06;
/// Cells are cut where there is least ink, so far about the middle between two characters, in cells.
constexpr double cut_reach = 0.25;
/// So many cells on either side are shown with one that is asked about.
constexpr std::size_t context = 2;
/// A cell's width, in ems; the white between cells, in pixels.
constexpr double cell_width = 1.25;
constexpr int cell_white = 2;
/// What is read with less confidence does not count.
constexpr double sure = 0.3;

struct Cell {
    double middle = 0;
    std::ptrdiff_t character = -1;  ///< -1: none was read here
    double from = 0, to = 0;
    bool asked = false, shown = false;
};

/// Marks that a lying picture does not tell from each other.
bool is_doubtful(const std::string& text) {
    constexpr std::u32string_view marks =
        U"-\u2014\u2013\u2026~\uFF5E\u2190\u2192|\u4E28\u00B7\u30FB,.:;'\u2018\u2019\uFF1A\uFF1B";
    return marks.find(decode_utf8(text).front()) != std::u32string_view::npos;
}

/// Characters that stand upright in a vertical line.
bool is_of_vertical_print(const std::string& text) {
    const char32_t c = decode_utf8(text).front();
    return is_cjk(c) || c == U'\u2026' || c == U'\u2014';
}

/// What a piece of a rule at a line's end looks like.
bool is_stroke(const std::string& text) {
    const char32_t c = decode_utf8(text).front();
    return c == U'\u4E00' || c == U'\u2014' || c == U'\u30FC';
}

/// The line's cells in order: those with characters, and empty ones where there is room between.
std::vector<Cell> cells_of(const std::vector<Character>& characters, double pixels_a_column, double pitch, double from,
                           double to) {
    std::vector<Cell> out;
    const auto fill = [&](double first, double last, double count) {
        for (int k = 1; k <= count; ++k) out.push_back({first + (last - first) * k / (count + 1)});
    };
    std::optional<double> before;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (characters[i].text == " ") continue;
        const double middle = characters[i].at * pixels_a_column;
        if (!before)
            fill(from - pitch / 2, middle, std::floor((middle - from) / pitch + 0.5 - end_ink));
        else if (middle - *before > empty_from * pitch)
            fill(*before, middle, std::max(1.0, std::round((middle - *before) / pitch) - 1));
        out.push_back({middle, static_cast<std::ptrdiff_t>(i)});
        before = middle;
    }
    if (before) {
        const double count = std::floor((to - *before) / pitch + 0.5 - end_ink);
        fill(*before, *before + (count + 1) * pitch, count);
    }
    return out;
}

void set_ends(std::vector<Cell>& cells, const std::vector<double>& ink, double pitch) {
    const auto width = static_cast<double>(ink.size());
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
        const double middle = (cells[i].middle + cells[i + 1].middle) / 2;
        const auto low = static_cast<std::size_t>(std::clamp(middle - cut_reach * pitch, 0.0, width - 1));
        const auto high = static_cast<std::size_t>(std::clamp(middle + cut_reach * pitch, 0.0, width - 1));
        const auto least = std::min_element(ink.begin() + static_cast<std::ptrdiff_t>(low),
                                            ink.begin() + static_cast<std::ptrdiff_t>(high) + 1);
        cells[i].to = cells[i + 1].from = static_cast<double>(least - ink.begin());
    }
    constexpr double end = 0.65;
    cells.front().from = std::max(0.0, cells.front().middle - end * pitch);
    cells.back().to = std::min(width, cells.back().middle + end * pitch);
}

void mark_asked(std::vector<Cell>& cells, const std::vector<Character>& characters, const std::vector<double>& ink) {
    const auto ink_in = [&](const Cell& cell) {
        double sum = 0;
        for (auto x = static_cast<std::size_t>(cell.from); x < static_cast<std::size_t>(cell.to); ++x) sum += ink[x];
        return sum;
    };
    std::vector<double> full;
    for (const Cell& cell : cells)
        if (cell.character >= 0) full.push_back(ink_in(cell));
    const auto middle = full.begin() + static_cast<std::ptrdiff_t>(full.size() / 2);
    std::nth_element(full.begin(), middle, full.end());
    for (Cell& cell : cells)
        cell.asked = cell.character < 0 ? ink_in(cell) >= inked_share * *middle
                                        : is_doubtful(characters[static_cast<std::size_t>(cell.character)].text);
    for (std::size_t i = 0; i < cells.size(); ++i)
        for (std::size_t k = i - std::min(i, context); k < std::min(cells.size(), i + context + 1); ++k)
            cells[i].shown = cells[i].shown || cells[k].asked;
}

/// The shown cells side by side, each turned upright about its middle.
lines::Samples level_picture(const std::vector<Cell>& cells, const LaidLine& line, int slot) {
    const lines::Samples& lying = line.picture;
    const auto count = std::count_if(cells.begin(), cells.end(), [](const Cell& cell) { return cell.shown; });
    lines::Samples out{slot * static_cast<int>(count), lying.height, {}};
    const auto ground = static_cast<std::uint8_t>(lines::ground_tone(lying));
    out.rgb.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 3, ground);
    const int wide = slot - cell_white, beside = (lying.height - wide) / 2;
    int left = cell_white / 2;
    for (const Cell& cell : cells) {
        if (!cell.shown) continue;
        const double middle = (cell.from + cell.to) / 2;
        for (int y = 0; y < out.height; ++y) {
            const double along = middle + y + 0.5 - out.height / 2.0;
            if (along < cell.from || along >= cell.to || along >= lying.width) continue;
            for (int x = 0; x < wide; ++x) {
                const int row = lying.height - 1 - beside - x;  // the first row is the line's right edge
                const auto from = (static_cast<std::size_t>(row) * static_cast<std::size_t>(lying.width) +
                                   static_cast<std::size_t>(along)) *
                                  3;
                const auto to = (static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width) +
                                 static_cast<std::size_t>(left + x)) *
                                3;
                std::copy_n(&lying.rgb[from], 3, &out.rgb[to]);
            }
        }
        left += slot;
    }
    return out;
}

/// For each cell the one character that was read in it when it was shown, or none.
std::vector<const Character*> only_characters(const std::vector<Cell>& cells, const Reading& level, int slot) {
    std::vector<const Character*> out(cells.size(), nullptr);
    double from = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].shown) continue;
        int count = 0;
        for (const Character& c : level.characters)
            if (const double at = c.at * level.pixels_a_column; c.text != " " && at >= from && at < from + slot)
                out[i] = &c, ++count;
        if (count != 1) out[i] = nullptr;
        from += slot;
    }
    return out;
}

/// Does cell `i`, where nothing was read lying, hold a piece of the character beside it? That one is not read as it was
/// then: 三 beside its own first stroke is 二.
bool cuts_neighbour(const std::vector<Cell>& cells, const std::vector<const Character*>& seen,
                    const std::vector<Character>& characters, std::size_t i) {
    const auto is_cut = [&](std::size_t k) {
        if (k >= cells.size() || cells[k].character < 0) return false;
        const std::string& lying = characters[static_cast<std::size_t>(cells[k].character)].text;
        return is_cjk(decode_utf8(lying).front()) && !is_doubtful(lying) &&
               (seen[k] == nullptr || seen[k]->text != lying);
    };
    return is_cut(i - 1) || is_cut(i + 1);  // i - 1 of the first cell is beyond the last
}

}  // namespace

void read_upright(std::vector<Character>& characters, const LaidLine& line, const ReadLevel& read) {
    const std::vector<double> ink = lines::column_ink(line.picture);
    const double bare = bare_below(ink);
    const auto inked = [&](double v) { return v > bare; };
    const auto first = std::find_if(ink.begin(), ink.end(), inked);
    const auto last = std::find_if(ink.rbegin(), ink.rend(), inked).base();
    const PictureFacts facts{line.pixels_a_column, line.em, ink};
    const double pitch = pitch_of(characters, facts);
    std::vector<Cell> cells =
        cells_of(characters, line.pixels_a_column, pitch, static_cast<double>(first - ink.begin()),
                 static_cast<double>(last - ink.begin()));
    if (std::none_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.character >= 0; })) return;
    set_ends(cells, ink, pitch);
    mark_asked(cells, characters, ink);
    if (std::none_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.asked; })) return;
    const int slot = std::min(line.picture.height, static_cast<int>(std::lround(cell_width * line.em))) + cell_white;
    const Reading level = read(level_picture(cells, line, slot));
    const std::vector<const Character*> seen = only_characters(cells, level, slot);
    std::vector<Character> out;
    std::size_t next = 0;  // of the characters that were read lying
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Cell& cell = cells[i];
        const bool inside = cell.character >= 0 || (next > 0 && next < characters.size());
        if (cell.character >= 0)
            while (next <= static_cast<std::size_t>(cell.character)) out.push_back(characters[next++]);
        const Character* only = seen[i];
        if (!cell.asked || only == nullptr || only->confidence < sure || !is_of_vertical_print(only->text)) continue;
        if (!inside && is_stroke(only->text)) continue;
        if (cell.character >= 0)
            out.back().text = only->text, out.back().confidence = only->confidence;
        else if (!cuts_neighbour(cells, seen, characters, i))
            out.push_back({only->text, only->confidence, cell.middle / line.pixels_a_column, 0});
    }
    while (next < characters.size()) out.push_back(characters[next++]);
    characters = std::move(out);
}

}  // namespace galley::reading
