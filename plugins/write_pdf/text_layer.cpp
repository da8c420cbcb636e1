#include "text_layer.hpp"

#include <algorithm>
#include <cmath>

#include "galley/text.hpp"
#include "pdf_file.hpp"

namespace galley::write_pdf {

namespace {

/// A space is at least this share of a character wide: less would not be taken
/// for one.
constexpr double least_space = 0.3;
/// Characters whose widths differ by less are set as one run: the text is
/// invisible, only its place counts.
constexpr double alike = 0.15;

struct Extent {
    double from, to;
};

Extent along(const Box& box, bool vertical) {
    if (vertical) return {double(box.y), double(box.bottom())};
    return {double(box.x), double(box.right())};
}

double pitch(const Cell& cell) { return (cell.to - cell.from) / static_cast<double>(cell.text.size()); }

/// Whether every word has a box, each beginning after the one before it.
bool in_sequence(const Line& line, bool vertical) {
    double last = -1;
    for (const Word& word : line.words) {
        const Extent extent = along(word.box, vertical);
        if (word.box.empty() || extent.from <= last) return false;
        last = extent.from;
    }
    return true;
}

void add(std::vector<Cell>& cells, Cell next) {
    if (next.text.empty() || next.to <= next.from) return;
    if (!cells.empty() && cells.back().to == next.from) {
        const double a = pitch(cells.back()), b = pitch(next);
        if (std::abs(a - b) <= alike * std::max(a, b)) {
            cells.back().text += next.text;
            cells.back().to = next.to;
            return;
        }
    }
    cells.push_back(std::move(next));
}

}  // namespace

std::vector<Cell> cells_of(const Line& line, const Box& box, bool vertical) {
    std::vector<Cell> out;
    if (!in_sequence(line, vertical)) {
        const Extent extent = along(box, vertical);
        add(out, {decode_utf8(text_of(line)), extent.from, std::max(extent.to, extent.from + 1)});
        return out;
    }
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        const Extent own = along(line.words[i].box, vertical);
        Cell cell{decode_utf8(line.words[i].text), own.from, own.to};
        if (i + 1 == line.words.size()) {
            add(out, std::move(cell));
            break;
        }
        const double next = along(line.words[i + 1].box, vertical).from;
        if (!space_after(line, i)) {
            cell.to = next;
            add(out, std::move(cell));
            continue;
        }
        const double width = (next - cell.from) / (static_cast<double>(cell.text.size()) + least_space);
        cell.to = std::min(cell.to, next - least_space * width);
        Cell space{U" ", cell.to, next};
        add(out, std::move(cell));
        add(out, std::move(space));
    }
    return out;
}

double type_size(const Block& block) {
    std::vector<int> sizes;
    for (const Line& line : block.lines)
        if (!line.box.empty())
            sizes.push_back(block.writing_mode == WritingMode::vertical_rl ? line.box.w : line.box.h);
    if (sizes.empty()) return 0;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return *middle;
}

void draw_line(std::string& out, const Page& page, const Block& block, const Line& line, double size, Font& font) {
    const bool vertical = block.writing_mode == WritingMode::vertical_rl;
    const Box& box = line.box.empty() ? block.box : line.box;
    if (size <= 0) size = 1;  // nothing is known of its place; it can be found all the same
    for (const Cell& cell : cells_of(line, box, vertical)) {
        const double stretch = pitch(cell) / size;
        if (vertical)
            out += "0 " + number(-stretch) + " 1 0 " + std::to_string(box.x) + " " + number(page.height - cell.from, 1);
        else
            out +=
                number(stretch) + " 0 0 1 " + number(cell.from, 1) + " " + std::to_string(page.height - box.bottom());
        out += " Tm <";
        for (const char32_t c : cell.text) append_utf16_hex(out, static_cast<char32_t>(font.code_of(c)));
        out += "> Tj\n";
    }
}

}  // namespace galley::write_pdf
