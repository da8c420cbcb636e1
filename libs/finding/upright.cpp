#include "finding/upright.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace galley::finding {

namespace {

/// So many lines are asked; a page with fewer than the least tells nothing. A sample is at least and at most so many
/// times as long as thick.
constexpr std::size_t asked = 8, asked_min = 3;
constexpr double sample_min = 4, sample_max = 12;
/// The other way must be read so well, and so much better than the way the page lies.
constexpr double sure = 0.75, lead = 0.12;
/// White between cells, in pixels.
constexpr int cell_white = 4;

PixPtr turned(Pix* pix, int quarters) {
    PixPtr out(quarters == 0 ? pixClone(pix) : pixRotateOrth(pix, quarters));
    if (!out) throw std::bad_alloc();
    return out;
}

/// A line, laid level: a vertical one a quarter turn to the left. Its end is cut off where it is longer than a sample.
PixPtr level_image(Pix* page, const PrintedLine& line) {
    const Strip& s = line.strip;
    const double length = std::min(s.length(), sample_max * s.thickness);
    const std::vector<Point> points =
        outline(cut_to(s, s.from, s.from + length), 1, pixGetWidth(page), pixGetHeight(page));
    const Box b = box_around(points);
    BOX* box = boxCreate(b.x, b.y, std::max(1, b.w), std::max(1, b.h));
    const PixPtr cut(pixClipRectangle(page, box, nullptr));
    boxDestroy(&box);
    if (!cut) throw std::bad_alloc();
    return turned(cut.get(), s.vertical ? 3 : 0);
}

/// A level line cut into cells as long as its type is high, each of them turned in its place.
PixPtr with_cells_turned(Pix* level, double type, int quarters) {
    const int height = pixGetHeight(level), width = pixGetWidth(level);
    const int count = std::max(1, static_cast<int>(std::lround(width / std::max(4.0, type * 1.08))));
    const int side = std::max(height, width / count) + cell_white;
    PixPtr out(pixCreate(side * count, side, 32));
    if (!out) throw std::bad_alloc();
    l_uint32 ground = 0;
    pixGetPixel(level, 0, 0, &ground);
    pixSetAllArbitrary(out.get(), ground);
    for (int i = 0; i < count; ++i) {
        const int from = width * i / count, to = width * (i + 1) / count;
        BOX* box = boxCreate(from, 0, std::max(1, to - from), height);
        const PixPtr cut(pixClipRectangle(level, box, nullptr));
        boxDestroy(&box);
        if (!cut) throw std::bad_alloc();
        const PixPtr cell = turned(cut.get(), quarters);
        const int w = pixGetWidth(cell.get()), h = pixGetHeight(cell.get());
        pixRasterop(out.get(), side * i + (side - w) / 2, (side - h) / 2, w, h, PIX_SRC, cell.get(), 0, 0);
    }
    return out;
}

/// Long lines of the direction that most of the page's type runs in, from all over the page.
std::vector<const PrintedLine*> samples_of(const PrintedLines& lines, bool vertical) {
    std::vector<const PrintedLine*> good;
    for (const PrintedLine& line : lines)
        if (line.strip.vertical == vertical && line.strip.length() >= sample_min * line.strip.thickness)
            good.push_back(&line);
    std::vector<const PrintedLine*> out;
    const std::size_t count = std::min(asked, good.size());
    for (std::size_t i = 0; i < count; ++i) out.push_back(good[(2 * i + 1) * good.size() / (2 * count)]);
    return out;
}

}  // namespace

int turns_to_upright(Pix* page, const PrintedLines& lines, const ReadSample& read) {
    double down = 0;
    for (const PrintedLine& line : lines) down += line.strip.vertical ? line.strip.length() : -line.strip.length();
    const bool vertical = down > 0;
    const std::vector<const PrintedLine*> samples = samples_of(lines, vertical);
    if (samples.size() < asked_min) return 0;
    std::array<double, 4> sums{};  // by the quarter turns that would set the page upright
    for (const PrintedLine* line : samples) {
        const PixPtr level = level_image(page, *line);
        // A vertical line was laid down by three quarters: as it lies now, it is how the page would look so turned.
        const int laid = vertical ? 3 : 0;
        for (int flip = 0; flip < 4; flip += 2)
            sums[static_cast<std::size_t>((laid + flip) % 4)] += read(turned(level.get(), flip).get()).sureness;
        // Characters of a column: the line stays, its cells are turned.
        for (int flip = 1; flip < 4; flip += 2)
            sums[static_cast<std::size_t>((laid + flip) % 4)] +=
                read(with_cells_turned(level.get(), line->ink.height(), flip).get()).sureness;
    }
    const auto best = static_cast<std::size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
    const auto count = static_cast<double>(samples.size());
    return sums[best] >= sure * count && sums[best] >= sums[0] + lead * count ? static_cast<int>(best) : 0;
}

}  // namespace galley::finding
