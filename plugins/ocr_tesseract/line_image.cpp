#include "line_image.hpp"

#include <algorithm>

namespace galley::ocr_tesseract {

namespace {

/// The recognizer scales a line image to a fixed height, so the share of it that the type fills is the one size that
/// counts. Measured on clean Chinese pages: 1.4 to 1.7 times the height of the type reads best, 1.27 and 1.9 worse.
constexpr double image_of_type = 1.5;
/// A line lower than its block's median by more than this holds but low marks, such as a dash, or is another size.
constexpr double usual_share = 0.5;
/// Paper at either end of the line, in heights of the image: the first and last character want some.
constexpr double end_paper = 0.2;
/// Share of the brightest pixels left out when the tone of the paper is taken: specks of light.
constexpr float paper_rank = 0.75F, middle_rank = 0.5F;
constexpr l_uint32 middle_gray = 128;

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

}  // namespace

std::vector<Box> line_rooms(const Block& block, int page_width, int page_height) {
    const WritingMode mode = block.writing_mode;
    const int usual = usual_size(block);
    const int page_end = mode == WritingMode::vertical_rl ? page_width : page_height;
    std::vector<Box> rooms;
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
        const Box& box = block.lines[i].box;
        const Span own = across(box, mode), length = along(box, mode);
        const int type = own.size() < usual && own.size() > usual * usual_share / 2 ? usual : own.size();
        const int middle = (own.from + own.to) / 2, reach = static_cast<int>(type * image_of_type / 2 + 0.5);
        Span room{std::min(own.from, middle - reach), std::max(own.to, middle + reach)};
        for (const std::size_t k : {i - 1, i + 1}) {  // i - 1 of the first line is no index, as i + 1 of the last
            if (k >= block.lines.size() || block.lines[k].box.empty()) continue;
            const Span other = across(block.lines[k].box, mode), beside = along(block.lines[k].box, mode);
            if (std::min(length.to, beside.to) <= std::max(length.from, beside.from)) continue;
            if (other.to <= own.from) room.from = std::max(room.from, (other.to + own.from) / 2);
            if (other.from >= own.to) room.to = std::min(room.to, (other.from + own.to + 1) / 2);
        }
        room = {std::max(0, room.from), std::min(page_end, room.to)};
        rooms.push_back(box_of(length, room, mode));
    }
    return rooms;
}

LineImage line_image(Pix* page, const Box& line, const Box& room, WritingMode mode) {
    LineImage out;
    out.line = line;
    out.crop = room;
    out.turned = mode == WritingMode::vertical_rl;
    const auto clip = [](Pix* from, const Box& box) {
        ::Box* area = boxCreate(box.x, box.y, box.w, box.h);
        PixPtr part(pixClipRectangle(from, area, nullptr));
        boxDestroy(&area);
        if (!part) throw std::bad_alloc();
        return part;
    };
    out.pix = clip(page, room);
    l_uint32 middle = 0, paper = 0;
    pixGetRankValue(out.pix.get(), 1, middle_rank, &middle);
    if (middle < middle_gray) pixInvert(out.pix.get(), out.pix.get());
    pixGetRankValue(out.pix.get(), 1, paper_rank, &paper);
    if (out.turned) out.pix.reset(pixRotateOrth(out.pix.get(), 3));
    // Where neighbours left too little room, paper is added, so that the type fills its usual share of the image.
    const int height = pixGetHeight(out.pix.get());
    const int wanted = static_cast<int>(across(line, mode).size() * image_of_type);
    const int add = std::max(0, (wanted - height) / 2), ends = static_cast<int>(height * end_paper);
    out.pix.reset(pixAddBorderGeneral(out.pix.get(), ends, ends, add, add, paper));
    if (!out.pix) throw std::bad_alloc();
    out.crop = box_of({along(room, mode).from - ends, along(room, mode).to + ends}, across(room, mode), mode);
    return out;
}

Box LineImage::on_page(const Box& word) const {
    // Turned to the left, the top of the column lies at the left end: along the line nothing changes its sense.
    const int start = turned ? crop.y : crop.x;
    const int low = turned ? line.y : line.x, high = turned ? line.bottom() : line.right();
    const int from = std::clamp(start + word.x, low, high), to = std::clamp(start + word.right(), low, high);
    return turned ? Box{line.x, from, line.w, to - from} : Box{from, line.y, to - from, line.h};
}

}  // namespace galley::ocr_tesseract
