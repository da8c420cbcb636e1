#include "lines/strip.hpp"

#include <catch_test.hpp>
#include <cmath>

#include "lines/sample.hpp"

using namespace galley;
using namespace galley::lines;
using Catch::Approx;

namespace {

Line line_of(Box box, std::vector<Point> polygon = {}, WritingMode mode = WritingMode::horizontal_ltr) {
    Line line;
    line.box = box, line.polygon = std::move(polygon), line.writing_mode = mode;
    return line;
}

void check(const Spot& spot, double x, double y) {
    CHECK(spot.x == Catch::Approx(x).margin(1e-9));
    CHECK(spot.y == Catch::Approx(y).margin(1e-9));
}

/// Gray pixels whose tone is 10 x + y.
Image ramp(int width, int height) {
    Image image;
    image.width = image.stride = width, image.height = height;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) image.pixels.push_back(static_cast<std::uint8_t>(10 * x + y));
    return image;
}

ImageView view(const Image& image) {
    return {image.width, image.height, image.stride, image.format, image.dpi, image.pixels.data()};
}

}  // namespace

TEST_CASE("a line without a polygon is the strip of its box") {
    const Strip level(line_of({10, 20, 100, 30}));
    CHECK(level.length() == 100);
    CHECK(level.height() == 30);
    check(level.at(0, 0), 10, 20);
    check(level.at(50, 1), 60, 50);
    const Strip down(line_of({10, 20, 30, 100}, {}, WritingMode::vertical_rl));
    CHECK(down.vertical());
    CHECK(down.length() == 100);
    check(down.at(0, 0), 40, 20);  // starts at the upper right
    check(down.at(100, 1), 10, 120);
    CHECK(down.box(10, 40) == Box{10, 30, 30, 30});
}

TEST_CASE("a bent line is followed along its edges") {
    const Strip strip(line_of({0, 0, 200, 120}, {{0, 0}, {100, 0}, {200, 100}, {200, 120}, {100, 20}, {0, 20}}));
    CHECK(strip.height() == 20);
    CHECK(strip.length() == Catch::Approx(100 + std::hypot(100, 100)));
    check(strip.at(50, 0.5), 50, 10);
    check(strip.at(strip.length(), 0), 200, 100);
    check(strip.at(-10, 0), -10, 0);  // goes on beyond its ends
    CHECK(strip.box(0, strip.length()) == Box{0, 0, 200, 120});
}

TEST_CASE("a polygon that is no pair of edges gives way to the box") {
    const Box box{0, 0, 100, 20};
    for (const auto& polygon :
         std::vector<std::vector<Point>>{{{100, 0}, {0, 0}, {0, 20}, {100, 20}},  // runs against the reading direction
                                         {{0, 0}, {100, 0}, {100, 20}},           // odd
                                         {{0, 0}, {0, 0}, {0, 0}, {0, 0}}}) {
        const Strip strip(line_of(box, polygon));
        CHECK(strip.length() == 100);
        CHECK(strip.height() == 20);
    }
}

TEST_CASE("a window of a strip is sampled pixel by pixel, turned, reduced, and beyond the page") {
    const Image image = ramp(6, 4);
    const Strip level(line_of({1, 1, 4, 2}));
    const Samples same = sample(view(image), level, {0, 4, 0, 1, 4, 2});
    CHECK(same.tone(0, 0) == 11);
    CHECK(same.tone(3, 1) == 42);
    const Strip down(line_of({1, 0, 2, 4}, {}, WritingMode::vertical_rl));
    const Samples turned = sample(view(image), down, {0, 4, 0, 1, 4, 2});
    CHECK(turned.tone(0, 0) == 20);  // the upper right becomes the upper left
    CHECK(turned.tone(3, 1) == 13);  // the lower left becomes the lower right
    const Samples half = sample(view(image), level, {0, 4, 0, 1, 2, 1});
    CHECK(half.tone(0, 0) == 17);  // the mean of 11, 21, 12 and 22
    const Samples beyond = sample(view(image), level, {-20, 0, 0, 1, 4, 2});
    CHECK(beyond.tone(0, 0) == 1);
}

TEST_CASE("ink is what differs from the ground, light or dark") {
    for (const int ground : {230, 20}) {
        Samples samples{10, 4, std::vector<std::uint8_t>(120, static_cast<std::uint8_t>(ground))};
        const int ink = 250 - ground;
        for (int y = 1; y < 3; ++y)
            for (int c = 0; c < 3; ++c)
                samples.rgb[static_cast<std::size_t>((y * 10 + 5) * 3 + c)] = static_cast<std::uint8_t>(ink);
        CHECK(ground_tone(samples) == Catch::Approx(ground).margin(8));
        CHECK(is_light_on_dark(samples) == (ground == 20));
        const std::vector<double> columns = column_ink(samples);
        CHECK(columns[5] > 80);
        CHECK(columns[2] < 10);
    }
}
