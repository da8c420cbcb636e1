#include "geometry/levelling.hpp"

#include <catch_test.hpp>
#include <cmath>

using namespace galley;
using namespace galley::geometry;

TEST_CASE("few leans give their median, many a field that outliers do not move") {
    CHECK(fit({}).base == 0);
    CHECK(fit({{{0, 0}, 0.01, 1}, {{0, 9}, 0.02, 1}, {{0, 5}, 0.5, 1}}).base == 0.02);
    std::vector<Lean> leans;
    for (int x = 0; x < 10; ++x)
        for (int y = 0; y < 10; ++y)
            leans.push_back({{x * 200.0, y * 300.0}, 0.01 + 2e-6 * x * 200 - 1e-6 * y * 300, 100});
    leans[17].slope = 0.3;
    leans[58].slope = -0.2;
    const LeanField field = fit(leans);
    CHECK(field.base == Catch::Approx(0.01).margin(1e-4));
    CHECK(field.along == Catch::Approx(2e-6).margin(1e-7));
    CHECK(field.across == Catch::Approx(-1e-6).margin(1e-7));
}

TEST_CASE("leans that are all in one place do not tell a field") {
    const std::vector<Lean> leans(40, {{500, 500}, 0.03, 10});
    const LeanField field = fit(leans);
    CHECK(field.base == Catch::Approx(0.03));
    CHECK(field.along == 0);
}

TEST_CASE("a turned page comes out level, scaled, and begins at the origin") {
    const double turn = 0.02;
    const Levelling sheet(2000, 3000, 2, {turn, 0, 0}, {-turn, 0, 0});
    const Spot a = sheet(Spot{100, 500}), b = sheet(Spot{1100, 500 + 1000 * turn});
    CHECK(a.y == Catch::Approx(b.y));
    CHECK(b.x - a.x == Catch::Approx(2000).epsilon(0.001));
    CHECK(sheet(Spot{0, 3000}).x >= 0);
    CHECK(sheet(Spot{2000, 0}).y >= 0);
    const Box box = sheet(Axis{{100, 500}, {1100, 500 + 1000 * turn}, 30}, false);
    CHECK(box.h == 60);
    CHECK(box.w == Catch::Approx(2000).margin(2));
}
