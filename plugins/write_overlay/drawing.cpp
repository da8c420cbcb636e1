#include "drawing.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace galley::write_overlay {

namespace {

struct Colour {
    l_uint8 red, green, blue;
};

/// Paul Tol's "bright" and "vibrant" schemes: told apart by colour-blind eyes as well.
constexpr std::array<Colour, 10> palette{{{68, 119, 170},
                                          {238, 102, 119},
                                          {34, 136, 51},
                                          {204, 187, 68},
                                          {102, 204, 238},
                                          {170, 51, 119},
                                          {238, 119, 51},
                                          {0, 153, 136},
                                          {204, 51, 17},
                                          {51, 34, 136}}};
constexpr Colour unclaimed{120, 120, 120};

// In pixels of the drawn page, which is of one size whatever the scan's.
constexpr int outline = 3;
constexpr int arrow_width = 3;
constexpr double arrow_head = 14;
constexpr int number_height = 24;
constexpr int number_font = 10;  // points; Leptonica's bitmap fonts are cut for 150 dpi: 21 pixels high
constexpr float tint = 0.25F;    // share of the colour in a filled box: the text stays readable

Colour colour_of(int article) {
    return article < 0 ? unclaimed : palette[static_cast<std::size_t>(article) % palette.size()];
}

void fill(Pix* pix, Box box, Colour colour) {
    PIX* layer = pixCreate(box.w, box.h, 32);
    l_uint32 value = 0;
    composeRGBPixel(colour.red, colour.green, colour.blue, &value);
    pixSetAllArbitrary(layer, value);
    pixBlendColor(pix, pix, layer, box.x, box.y, tint, 0, 0);
    pixDestroy(&layer);
}

void frame(Pix* pix, Box box, Colour colour) {
    BOX* rectangle = boxCreate(box.x, box.y, box.w, box.h);
    pixRenderBoxArb(pix, rectangle, outline, colour.red, colour.green, colour.blue);
    boxDestroy(&rectangle);
}

void line(Pix* pix, Point from, Point to, Colour colour) {
    pixRenderLineArb(pix, from.x, from.y, to.x, to.y, arrow_width, colour.red, colour.green, colour.blue);
}

void arrow(Pix* pix, Point from, Point to, Colour colour) {
    line(pix, from, to, colour);
    const double angle = std::atan2(to.y - from.y, to.x - from.x);
    for (const double turn : {0.4, -0.4})  // radians: the barbs stand at about 23 degrees
        line(pix, to,
             {to.x - static_cast<int>(arrow_head * std::cos(angle + turn)),
              to.y - static_cast<int>(arrow_head * std::sin(angle + turn))},
             colour);
}

/// An article's number beside the top left corner of its first block, or above it where the page ends: over the block
/// it would hide the first character.
void number(Pix* pix, L_Bmf* font, Box box, int article, Colour colour) {
    const std::string text = std::to_string(article + 1);
    const int width = number_height + static_cast<int>(text.size() - 1) * number_height / 2;
    const int height = number_height + 4;
    const bool room = box.x - outline >= width;
    const int x = room ? box.x - outline - width : box.x;
    const int y = room ? box.y : std::max(0, box.y - outline - height);
    PIX* tag = pixCreate(width, height, 32);
    l_uint32 value = 0;
    composeRGBPixel(colour.red, colour.green, colour.blue, &value);
    pixSetAllArbitrary(tag, value);
    l_int32 overflow = 0;
    pixSetTextline(tag, font, text.c_str(), 0xFFFFFF00, 5, number_height - 5, nullptr, &overflow);
    pixRasterop(pix, x, y, width, height, PIX_SRC, tag, 0, 0);
    pixDestroy(&tag);
}

Box scaled(const Box& box, double scale) {
    const auto s = [&](int v) { return static_cast<int>(std::lround(v * scale)); };
    return {s(box.x), s(box.y), std::max(1, s(box.w)), std::max(1, s(box.h))};
}

Point scaled(const Point& point, double scale) {
    return {static_cast<int>(std::lround(point.x * scale)), static_cast<int>(std::lround(point.y * scale))};
}

}  // namespace

std::string draw(const ImageView& page, const Overlay& overlay, int max_width) {
    const double scale = std::min(1.0, static_cast<double>(max_width) / page.width);
    const toolkit::PixPtr gray = toolkit::to_gray_pix(page);
    const toolkit::PixPtr small(pixScale(gray.get(), static_cast<float>(scale), static_cast<float>(scale)));
    const toolkit::PixPtr canvas(pixConvertTo32(small.get()));
    if (!canvas) throw std::bad_alloc();
    for (const Mark& mark : overlay.marks) fill(canvas.get(), scaled(mark.box, scale), colour_of(mark.article));
    for (const Mark& mark : overlay.marks) frame(canvas.get(), scaled(mark.box, scale), colour_of(mark.article));
    for (const Arrow& a : overlay.arrows)
        arrow(canvas.get(), scaled(a.from, scale), scaled(a.to, scale), colour_of(a.article));
    L_Bmf* font = bmfCreate(nullptr, number_font);
    for (const Mark& mark : overlay.marks)
        if (mark.first && font != nullptr)
            number(canvas.get(), font, scaled(mark.box, scale), mark.article, colour_of(mark.article));
    bmfDestroy(&font);

    l_uint8* bytes = nullptr;
    std::size_t size = 0;
    if (pixWriteMemPng(&bytes, &size, canvas.get(), 0) != 0) throw std::bad_alloc();
    std::string out(reinterpret_cast<const char*>(bytes), size);
    lept_free(bytes);
    return out;
}

}  // namespace galley::write_overlay
