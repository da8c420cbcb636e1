#include "line_image.hpp"

#include <algorithm>
#include <cmath>

#include "line_rules.hpp"
#include "tones.hpp"

namespace galley::ocr_lines {

namespace {

/// The recognizer scales a line image to a fixed height, so the share of it that the type fills is the one size that
/// counts. Measured on Chinese and Fraktur pages: 1.4 to 1.7 times the height of the type reads best, 1.3 and 1.9
/// worse.
constexpr double image_of_type = 1.5;
/// A line lower than its block's median holds low marks alone, such as a dash, and gets the room of the others; up to
/// this many times its own height, since it may be of smaller type.
constexpr int most_growth = 2;
/// Paper at either end of the line, in heights of the image: the first and last character want a little, while a wide
/// margin is read as a comma.
constexpr double end_paper = 0.1;
/// A mark past the end of the line that the layout found must be this wide and high, in heights of the image: no speck.
constexpr double mark_size = 0.07;

/// Extent across the line: height of a horizontal line, width of a vertical one.
struct Span {
    int from, to;
    [[nodiscard]] int size() const { return to - from; }
};

Span across(const Box& box, WritingMode mode) {
    return mode == WritingMode::vertical_rl ? Span{box.x, box.right()} : Span{box.y, box.bottom()};
}

Span along(const Box& box, WritingMode mode) {
    return mode == WritingMode::vertical_rl ? Span{box.y, box.bottom()} : Span{box.x, box.right()};
}

Box box_of(Span along, Span across, WritingMode mode) {
    if (mode == WritingMode::vertical_rl) return {across.from, along.from, across.size(), along.size()};
    return {along.from, across.from, along.size(), across.size()};
}

int usual_size(const Block& block) {
    std::vector<int> sizes;
    for (const Line& line : block.lines)
        if (!line.box.empty()) sizes.push_back(across(line.box, block.writing_mode).size());
    if (sizes.empty()) return 0;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return *middle;
}

/// A layout may take the mark that ends a line for a speck: so many sizes of type more are looked at, within the block.
/// After a closing quote, which leaves the rest of its cell empty, a full stop ends that far away.
constexpr double mark_reach = 1.3;

Span with_end_marks(Span length, int type, const Block& block) {
    const Span whole = along(block.box, block.writing_mode);
    const int reach = static_cast<int>(mark_reach * type);
    return {std::max(length.from - reach, std::min(whole.from, length.from)),
            std::min(length.to + reach, std::max(whole.to, length.to))};
}

/// The columns `line`, widened to ink that is no speck beyond either end.
Span with_ink(Pix* gray, l_uint32 paper, Span line) {
    const int size = 1 + static_cast<int>(pixGetHeight(gray) * mark_size);
    PixPtr ink(pixThresholdToBinary(gray, static_cast<int>(paper * ink_of_paper)));
    if (ink) ink.reset(pixSelectBySize(ink.get(), size, size, 8, L_SELECT_IF_BOTH, L_SELECT_IF_GTE, nullptr));
    ::Box* area = nullptr;
    if (!ink || pixClipToForeground(ink.get(), nullptr, &area) != 0 || area == nullptr) return line;
    l_int32 x = 0, w = 0;
    boxGetGeometry(area, &x, nullptr, &w, nullptr);
    boxDestroy(&area);
    return {std::min(line.from, x), std::max(line.to, x + w)};
}

}  // namespace

PixPtr clipped(Pix* from, const Box& box) {
    ::Box* area = boxCreate(box.x, box.y, box.w, box.h);
    PixPtr part(pixClipRectangle(from, area, nullptr));
    boxDestroy(&area);
    if (!part) throw std::bad_alloc();
    return part;
}

std::vector<Box> line_rooms(const Block& block, int page_width, int page_height) {
    const WritingMode mode = block.writing_mode;
    const int usual = usual_size(block);
    const int page_end = mode == WritingMode::vertical_rl ? page_width : page_height;
    std::vector<Box> rooms;
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
        const Box& box = block.lines[i].box;
        const Span own = across(box, mode), length = along(box, mode);
        const int type = std::clamp(usual, own.size(), most_growth * own.size());
        const int middle = (own.from + own.to) / 2, reach = static_cast<int>(std::lround(type * image_of_type / 2));
        Span room{std::min(own.from, middle - reach), std::max(own.to, middle + reach)};
        for (const std::size_t k : {i - 1, i + 1}) {  // i - 1 of the first line is no index, as i + 1 of the last
            if (k >= block.lines.size() || block.lines[k].box.empty()) continue;
            const Span other = across(block.lines[k].box, mode), beside = along(block.lines[k].box, mode);
            if (std::min(length.to, beside.to) <= std::max(length.from, beside.from)) continue;
            if (other.to <= own.from) room.from = std::max(room.from, (other.to + own.from) / 2);
            if (other.from >= own.to) room.to = std::min(room.to, (other.from + own.to + 1) / 2);
        }
        room = {std::max(0, room.from), std::min(page_end, room.to)};
        rooms.push_back(box_of(with_end_marks(length, type, block), room, mode));
    }
    return rooms;
}

LineImage line_image(Pix* page, const Box& line, const Box& room, WritingMode mode) {
    LineImage out;
    out.turned = mode == WritingMode::vertical_rl;
    out.pix = clipped(page, room);
    Tones tones(out.pix.get());
    if (tones.is_reversed()) {
        pixInvert(out.pix.get(), out.pix.get());
        tones = tones.inverted();
    }
    constexpr l_uint32 white = 255;
    out.paper = clear_paper(out.pix.get(), tones, out.turned ? Print::dense : Print::open)
                    ? white
                    : static_cast<l_uint32>(tones.paper());
    const int type = across(line, mode).size();
    if (out.turned) {
        out.pix.reset(pixRotateOrth(out.pix.get(), 3));
        if (!out.pix) throw std::bad_alloc();
        clear_rules(out.pix.get(), static_cast<int>(out.paper * ink_of_paper), type, out.paper);
    }
    const int height = pixGetHeight(out.pix.get()), lead = along(line, mode).from - along(room, mode).from;
    const Span kept = with_ink(out.pix.get(), out.paper, {lead, lead + along(line, mode).size()});
    out.pix = clipped(out.pix.get(), {kept.from, 0, kept.size(), height});
    // Where neighbours left too little room, paper is added, so that the type fills its usual share of the image.
    const int wanted = static_cast<int>(type * image_of_type);
    const int add = std::max(0, (wanted - height) / 2), ends = static_cast<int>(height * end_paper);
    out.pix.reset(pixAddBorderGeneral(out.pix.get(), ends, ends, add, add, out.paper));
    if (!out.pix) throw std::bad_alloc();
    const int start = along(room, mode).from + kept.from;
    out.extent = box_of({start, start + kept.size()}, across(line, mode), mode);
    out.margin = ends;
    return out;
}

Box LineImage::on_page(const Box& word) const {
    // Turned to the left, the top of the column lies at the left end: along the line nothing changes its sense.
    const Span whole = turned ? Span{extent.y, extent.bottom()} : Span{extent.x, extent.right()};
    const int from = std::clamp(whole.from + word.x - margin, whole.from, whole.to);
    const int to = std::clamp(whole.from + word.right() - margin, whole.from, whole.to);
    return turned ? Box{extent.x, from, extent.w, to - from} : Box{from, extent.y, to - from, extent.h};
}

}  // namespace galley::ocr_lines
