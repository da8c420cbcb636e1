#include <algorithm>
#include <array>
#include <cmath>

#include "finding/components.hpp"
#include "finding/cut_up.hpp"
#include "finding/left_over.hpp"

namespace galley::finding {

namespace {

/// The page is looked at so small that body type is this high: screens and grain become tones.
constexpr double small_body = 6;
/// The paper's colour is looked for in cells of this side, in pixels of the small page, and their neighbours.
constexpr int cell = 24, reach = 2;
/// A pixel has a tone of its own when it differs so much from the paper in one of its colours.
constexpr int tone_min = 20;
/// Two colours are the same up to this; of a tint so much of its area has one colour.
constexpr int same_colour = 14;
constexpr double tint_share = 0.62;
/// An area of which lines of text, with the white between them, take so much is no picture, whatever its colours are:
/// it is a ground for text, and pictures may stand beside the text on it.
constexpr double text_share = 0.3;
/// Smallest side of a picture or tint, in heights of body type; of a picture's box so much has tone.
constexpr double side_min = 2.2, filled_min = 0.3;
/// What runs along the sheet's edge and is thinner than this share of the page is the scanner's.
constexpr double edge_share = 0.06;
/// Pictures that touch or overlap by this much of the smaller one are one.
constexpr double same_picture = 0.5;

Colour colour_at(Pix* page, int x, int y) {
    l_int32 r = 0, g = 0, b = 0;
    extractRGBValues(pixGetData(page)[static_cast<std::ptrdiff_t>(y) * pixGetWpl(page) + x], &r, &g, &b);
    return {static_cast<std::uint8_t>(r), static_cast<std::uint8_t>(g), static_cast<std::uint8_t>(b)};
}

int apart(const Colour& a, const Colour& b) {
    return std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])});
}

/// Calls `use` for each pixel of the small page that a line covers; `more` is added to its height, as a share of it.
template <class Use>
void for_each_pixel(const PrintedLine& line, double scale, double more, int width, int height, Use use) {
    const Strip& s = line.strip;
    const double half = line.ink.height() * scale * (0.55 + more) + 1;
    for (int a = static_cast<int>(s.from * scale) - 1; a <= static_cast<int>(s.to * scale) + 1; ++a)
        for (int k = static_cast<int>(-half); k <= static_cast<int>(half); ++k) {
            const int c = static_cast<int>(s.middle_at(a / scale) * scale) + k;
            const int x = s.vertical ? c : a, y = s.vertical ? a : c;
            if (x >= 0 && y >= 0 && x < width && y < height) use(x, y);
        }
}

/// The page made small, its lines painted over with the colour of their ground.
toolkit::PixPtr small_without_lines(Pix* page, const PrintedLines& lines, double scale) {
    toolkit::PixPtr out(scale < 1 ? pixScaleAreaMap(page, static_cast<l_float32>(scale), static_cast<l_float32>(scale))
                                  : pixCopy(nullptr, page));
    if (!out) throw std::bad_alloc();
    for (const PrintedLine& line : lines) {
        l_uint32 colour = 0;
        composeRGBPixel(line.ink.ground[0], line.ink.ground[1], line.ink.ground[2], &colour);
        for_each_pixel(line, scale, 0, pixGetWidth(out.get()), pixGetHeight(out.get()), [&](int x, int y) {
            pixGetData(out.get())[static_cast<std::ptrdiff_t>(y) * pixGetWpl(out.get()) + x] = colour;
        });
    }
    return out;
}

/// 255 where a line of text stands, or the white between two.
TextMap text_of(const PrintedLines& lines, double scale, int width, int height) {
    constexpr double leading = 0.5;
    TextMap out = empty_map(width, height);
    for (const PrintedLine& line : lines)
        for_each_pixel(line, scale, leading, width, height, [&](int x, int y) { out.mark(x, y); });
    return out;
}

/// The colour of the paper, cell by cell: of each cell the bright end of its colours, and of that the brightest around.
class Paper {
  public:
    explicit Paper(Pix* page)
        : columns_((pixGetWidth(page) + cell - 1) / cell), rows_((pixGetHeight(page) + cell - 1) / cell) {
        std::vector<Colour> own;
        for (int row = 0; row < rows_; ++row)
            for (int column = 0; column < columns_; ++column) own.push_back(bright(page, column * cell, row * cell));
        for (int row = 0; row < rows_; ++row)
            for (int column = 0; column < columns_; ++column) {
                Colour best{};
                for (int r = std::max(0, row - reach); r <= std::min(rows_ - 1, row + reach); ++r)
                    for (int c = std::max(0, column - reach); c <= std::min(columns_ - 1, column + reach); ++c) {
                        const Colour& other = own[index(c, r)];
                        if (tone_of(other) > tone_of(best)) best = other;
                    }
                colours_.push_back(best);
            }
    }
    [[nodiscard]] const Colour& at(int x, int y) const { return colours_[index(x / cell, y / cell)]; }

  private:
    [[nodiscard]] std::size_t index(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
    }
    static Colour bright(Pix* page, int x0, int y0) {
        std::vector<Colour> pixels;
        for (int y = y0; y < std::min(y0 + cell, pixGetHeight(page)); ++y)
            for (int x = x0; x < std::min(x0 + cell, pixGetWidth(page)); ++x) pixels.push_back(colour_at(page, x, y));
        const auto place = pixels.begin() + static_cast<std::ptrdiff_t>(pixels.size() * 8 / 10);
        std::nth_element(pixels.begin(), place, pixels.end(),
                         [](const Colour& a, const Colour& b) { return tone_of(a) < tone_of(b); });
        return *place;
    }

    int columns_, rows_;
    std::vector<Colour> colours_;
};

double pixels_of(const Component& part) {
    double out = 0;
    for (const PixelRow& row : part) out += row.to - row.from;
    return out;
}

/// The colour that most of a part has, in steps of 16.
Colour main_colour(Pix* page, const Component& part) {
    std::vector<int> counts(4096, 0);
    for (const PixelRow& row : part)
        for (int x = row.from; x < row.to; ++x) {
            const Colour c = colour_at(page, x, row.y);
            ++counts[static_cast<std::size_t>((c[0] >> 4) << 8 | (c[1] >> 4) << 4 | c[2] >> 4)];
        }
    const auto best = std::max_element(counts.begin(), counts.end()) - counts.begin();
    const auto middle = [&](int shift) { return static_cast<std::uint8_t>((best >> shift & 15) * 16 + 8); };
    return {middle(8), middle(4), middle(0)};
}

/// What is thinner than `thin` pixels is no picture and goes; then gaps are closed.
TextMap solid(const TextMap& mask, int thin = 3) {
    toolkit::PixPtr pix(pixCreate(mask.width, mask.height, 1));
    if (!pix) throw std::bad_alloc();
    for (int y = 0; y < mask.height; ++y)
        for (int x = 0; x < mask.width; ++x)
            if (mask.at(x, y) != 0) pixSetPixel(pix.get(), x, y, 1);
    const toolkit::PixPtr opened(pixOpenBrick(nullptr, pix.get(), thin, thin));
    const toolkit::PixPtr closed(pixCloseSafeBrick(nullptr, opened.get(), 5, 5));
    if (!closed) throw std::bad_alloc();
    TextMap out = empty_map(mask.width, mask.height);
    for (int y = 0; y < mask.height; ++y) {
        const l_uint32* row = pixGetData(closed.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(closed.get());
        for (int x = 0; x < mask.width; ++x)
            if (GET_DATA_BIT(row, x) != 0) out.mark(x, y);
    }
    return out;
}

/// The map without what runs along the sheet's edge: it would join pictures at the edge with each other and with text.
TextMap without_edges(const TextMap& mask) {
    TextMap out = mask;
    const auto clear = [&](int length, int lanes, const auto& pixel) {
        const auto most = static_cast<int>(edge_share * length);
        for (int lane = 0; lane < lanes; ++lane)
            for (const bool from_end : {false, true}) {
                const auto at = [&](int i) { return pixel(from_end ? length - 1 - i : i, lane); };
                int run = 0;
                while (run < length && mask.values[at(run)] != 0) ++run;
                for (int i = 0; i < run && run <= most; ++i) out.values[at(i)] = 0;
            }
    };
    const auto index = [&](int x, int y) {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(mask.width) + static_cast<std::size_t>(x);
    };
    clear(mask.width, mask.height, [&](int i, int lane) { return index(i, lane); });
    clear(mask.height, mask.width, [&](int i, int lane) { return index(lane, i); });
    return out;
}

bool is_scan_edge(const Box& b, int width, int height) {
    const bool at_side = b.x <= 1 || b.right() >= width - 1, at_end = b.y <= 1 || b.bottom() >= height - 1;
    return (at_side && b.w < edge_share * width) || (at_end && b.h < edge_share * height);
}

Boxes merged(Boxes boxes) {
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t k = 0; k < boxes.size();) {
            const double least = static_cast<double>(std::min(area(boxes[i]), area(boxes[k])));
            if (k != i && static_cast<double>(shared_area(boxes[i], boxes[k])) >= same_picture * least) {
                boxes[i] = unite(boxes[i], boxes[k]);
                boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(k));
                if (k < i) --i;
                k = 0;
            } else {
                ++k;
            }
        }
    return boxes;
}

/// How many pixels of a part are such.
template <class Such>
double count_of(const Component& part, Such such) {
    double out = 0;
    for (const PixelRow& row : part)
        for (int x = row.from; x < row.to; ++x) out += such(x, row.y);
    return out;
}

/// The pixels of a part that are such, on a map like that one.
template <class Such>
TextMap map_of_such(const Component& part, const TextMap& like, Such such) {
    TextMap out = empty_map(like.width, like.height);
    for (const PixelRow& row : part)
        for (int x = row.from; x < row.to; ++x)
            if (such(x, row.y)) out.mark(x, row.y);
    return out;
}

/// What a part of other tone is: a tint with what stands on it, or a picture.
void sort_part(Pix* page, const TextMap& text, const Component& part, double least, int depth, LeftOver& out) {
    const Box box = box_of(part);
    if (std::min(box.w, box.h) < least || is_scan_edge(box, pixGetWidth(page), pixGetHeight(page))) return;
    const double all = pixels_of(part);
    if (all < filled_min * static_cast<double>(area(box))) return;
    const Colour main = main_colour(page, part);
    const auto is_main = [&](int x, int y) { return apart(colour_at(page, x, y), main) <= same_colour; };
    const auto is_text = [&](int x, int y) { return text.at(x, y) != 0; };
    const bool one_colour = count_of(part, is_main) >= tint_share * all;
    const bool is_ground = depth == 0 && count_of(part, is_text) >= text_share * all;
    if (!is_ground && (depth > 1 || !one_colour)) {
        out.pictures.push_back(box);
        return;
    }
    out.tints.push_back(box);
    // What stands on a tint differs from its colour; on a ground of many colours all that is not text may be a picture.
    const TextMap inside = one_colour ? solid(map_of_such(part, text, [&](int x, int y) { return !is_main(x, y); }))
                                      : solid(map_of_such(part, text, [&](int x, int y) { return !is_text(x, y); }),
                                              static_cast<int>(least));
    for (const Component& inner : components_of(inside, 255)) sort_part(page, text, inner, least, depth + 1, out);
}

}  // namespace

void find_tones(Pix* page, const PrintedLines& lines, double body, LeftOver& out) {
    const double scale = std::min(1.0, small_body / body);
    const toolkit::PixPtr small = small_without_lines(page, lines, scale);
    const int width = pixGetWidth(small.get()), height = pixGetHeight(small.get());
    const Paper paper(small.get());
    const TextMap text = text_of(lines, scale, width, height);
    TextMap mask = empty_map(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            if (apart(colour_at(small.get(), x, y), paper.at(x, y)) >= tone_min) mask.mark(x, y);
    LeftOver found;
    const double least = side_min * body * scale;
    for (const Component& whole : components_of(solid(without_edges(mask)), 255)) {
        std::vector<Component> parts;
        cut_up(whole, static_cast<int>(least), parts);
        for (const Component& part : parts) sort_part(small.get(), text, part, least, 0, found);
    }
    for (const Box& b : merged(found.pictures))
        out.pictures.push_back(scaled(b, 1 / scale, pixGetWidth(page), pixGetHeight(page)));
    for (const Box& b : found.tints) out.tints.push_back(scaled(b, 1 / scale, pixGetWidth(page), pixGetHeight(page)));
}

LeftOver left_over(Pix* page, const PrintedLines& lines, double body) {
    LeftOver out;
    find_tones(page, lines, body, out);
    out.rules = find_rules(page, lines, body);
    // A picture's edge, and what is drawn in it, is no rule.
    std::erase_if(out.rules, [&](const Box& rule) {
        return std::any_of(out.pictures.begin(), out.pictures.end(), [&](const Box& picture) {
            return mostly_inside(rule, grown(picture, static_cast<int>(body / 2)));
        });
    });
    return out;
}

}  // namespace galley::finding
