#include "finding/upright.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "finding/line_ink.hpp"

namespace galley::finding {

namespace {

/// So many lines are asked; a page with fewer than the least tells nothing. A sample is at least and at most so many
/// times as long as thick.
constexpr std::size_t asked = 8, asked_min = 3;
constexpr double sample_min = 4, sample_max = 8;
/// The other way must be read so well, and be so much better borne out than the way the page lies.
constexpr double sure = 0.5, lead = 0.12;
/// Recognisers learn vertical lines laid to the left, so they read ideographs that lie on their backs as well. A page
/// that is upright after q quarter turns is therefore read after q + 3 too, a little worse, and what is read there
/// bears it out by so much. Latin is read one way only: with 1, two ways would be alike.
constexpr double borne_out = 0.7;
/// No more lines are asked once the way the page lies leads every other one by so much a line.
constexpr double settled = 0.2;
/// A character is at least and at most so long along the line, in heights of the type.
constexpr double narrowest = 0.85, widest = 1.4;
/// White between cells, in pixels.
constexpr int cell_white = 4;

toolkit::PixPtr turned(Pix* pix, int quarters) {
    toolkit::PixPtr out(quarters == 0 ? pixClone(pix) : pixRotateOrth(pix, quarters));
    if (!out) throw std::bad_alloc();
    return out;
}

/// A line, laid level: a vertical one a quarter turn to the left. Its end is cut off where it is longer than a sample.
toolkit::PixPtr level_image(Pix* page, const Strip& s) {
    const double length = std::min(s.length(), sample_max * s.thickness);
    const std::vector<Point> points =
        outline(cut_to(s, s.from, s.from + length), 1, pixGetWidth(page), pixGetHeight(page));
    const Box b = box_around(points);
    BOX* box = boxCreate(b.x, b.y, std::max(1, b.w), std::max(1, b.h));
    const toolkit::PixPtr cut(pixClipRectangle(page, box, nullptr));
    boxDestroy(&box);
    if (!cut) throw std::bad_alloc();
    return turned(cut.get(), s.vertical ? 3 : 0);
}

/// Where characters end along a line: about as far apart as the type is high, and where there is least ink.
std::vector<int> cell_ends(const LineInk& ink, int width) {
    const double type = std::max(4.0, ink.height());
    const auto size = std::min(width, static_cast<int>(ink.along.size()));
    std::vector<int> out{0};
    for (int start = 0;;) {
        while (start < size && ink.along[static_cast<std::size_t>(start)] <= 0) ++start;
        const int from = start + static_cast<int>(narrowest * type), to = start + static_cast<int>(widest * type);
        if (to >= size) break;
        int best = from;
        for (int i = from; i <= to; ++i)
            if (ink.along[static_cast<std::size_t>(i)] < ink.along[static_cast<std::size_t>(best)]) best = i;
        out.push_back(start = best);
    }
    out.push_back(size);
    return out;
}

/// A level line cut into its characters, each of them turned in its place.
toolkit::PixPtr with_cells_turned(Pix* level, const LineInk& ink, int quarters) {
    const int height = pixGetHeight(level);
    const std::vector<int> ends = cell_ends(ink, pixGetWidth(level));
    const auto count = static_cast<int>(ends.size()) - 1;
    const int side = std::max(height, static_cast<int>(widest * ink.height()) + 1) + cell_white;
    toolkit::PixPtr out(pixCreate(side * count, side, 32));
    if (!out) throw std::bad_alloc();
    l_uint32 ground = 0;
    composeRGBPixel(ink.ground[0], ink.ground[1], ink.ground[2], &ground);
    pixSetAllArbitrary(out.get(), ground);
    for (int i = 0; i < count; ++i) {
        const int from = ends[static_cast<std::size_t>(i)], to = ends[static_cast<std::size_t>(i) + 1];
        BOX* box = boxCreate(from, 0, std::max(1, to - from), height);
        const toolkit::PixPtr cut(pixClipRectangle(level, box, nullptr));
        boxDestroy(&box);
        if (!cut) throw std::bad_alloc();
        const toolkit::PixPtr cell = turned(cut.get(), quarters);
        const int w = pixGetWidth(cell.get()), h = pixGetHeight(cell.get());
        pixRasterop(out.get(), side * i + (side - w) / 2, (side - h) / 2, w, h, PIX_SRC, cell.get(), 0, 0);
    }
    return out;
}

/// Long lines of the direction that most of the page's type runs in, from all over the page.
std::vector<const Strip*> samples_of(const std::vector<FoundLine>& lines, bool vertical) {
    std::vector<const Strip*> good;
    for (const FoundLine& line : lines)
        if (line.strip.vertical == vertical && line.strip.length() >= sample_min * line.strip.thickness)
            good.push_back(&line.strip);
    std::vector<const Strip*> out;
    const std::size_t count = std::min(asked, good.size());
    for (std::size_t i = 0; i < count; ++i) out.push_back(good[(2 * i + 1) * good.size() / (2 * count)]);
    return out;
}

}  // namespace

int turns_to_upright(Pix* page, const std::vector<FoundLine>& lines, const ReadSample& read) {
    double down = 0;
    for (const FoundLine& line : lines) down += line.strip.vertical ? line.strip.length() : -line.strip.length();
    const bool vertical = down > 0;
    const std::vector<const Strip*> samples = samples_of(lines, vertical);
    if (samples.size() < asked_min) return 0;
    std::array<double, 4> sums{}, scores{};  // by the quarter turns that would set the page upright
    double count = 0;
    for (const Strip* strip : samples) {
        const toolkit::PixPtr level = level_image(page, *strip);
        const LineInk ink = ink_of(page, *strip);
        // A vertical line was laid down by three quarters: as it lies now, it is how the page would look so turned.
        const int laid = vertical ? 3 : 0;
        for (int flip = 0; flip < 4; flip += 2)
            sums[static_cast<std::size_t>((laid + flip) % 4)] += read(turned(level.get(), flip).get());
        // Characters of a column: the line stays, its cells are turned.
        for (int flip = 1; flip < 4; flip += 2)
            sums[static_cast<std::size_t>((laid + flip) % 4)] += read(with_cells_turned(level.get(), ink, flip).get());
        ++count;
        for (std::size_t turns = 0; turns < 4; ++turns) scores[turns] = sums[turns] + borne_out * sums[(turns + 3) % 4];
        const double other = *std::max_element(scores.begin() + 1, scores.end());
        if (count >= asked_min && scores[0] >= other + settled * count) return 0;
    }
    const auto best = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    return sums[best] >= sure * count && scores[best] >= scores[0] + lead * count ? static_cast<int>(best) : 0;
}

}  // namespace galley::finding
