#include "geometry/levelling.hpp"

#include <array>
#include <cmath>

namespace galley::geometry {
namespace {

// Fewer leans than this show how the page is turned and no more.
constexpr std::size_t few = 24;
constexpr int rounds = 3;
// What is so many times further from the field than most is a wrong measure.
constexpr double outlier = 3;
// Leans below a twentieth of a degree are rounding.
constexpr double least_error = 0.001;

double median(const std::vector<Lean>& leans) {
    std::vector<std::pair<double, double>> slopes;
    slopes.reserve(leans.size());
    for (const Lean& lean : leans) slopes.emplace_back(lean.slope, lean.weight);
    return weighted_quantile(std::move(slopes), 0.5);
}

/// Solves a symmetric system of three equations by elimination; false where the places do not tell all three.
bool solve(std::array<std::array<double, 4>, 3> m, std::array<double, 3>& out) {
    for (std::size_t i = 0; i < 3; ++i) {
        std::size_t pivot = i;
        for (std::size_t r = i + 1; r < 3; ++r)
            if (std::abs(m[r][i]) > std::abs(m[pivot][i])) pivot = r;
        std::swap(m[i], m[pivot]);
        if (std::abs(m[i][i]) < 1e-9) return false;
        for (std::size_t r = 0; r < 3; ++r) {
            if (r == i) continue;
            const double factor = m[r][i] / m[i][i];
            for (std::size_t c = i; c < 4; ++c) m[r][c] -= factor * m[i][c];
        }
    }
    for (std::size_t i = 0; i < 3; ++i) out[i] = m[i][3] / m[i][i];
    return true;
}

double at(const LeanField& field, const Spot& p) { return field.base + field.along * p.x + field.across * p.y; }

}  // namespace

LeanField fit(std::vector<Lean> leans) {
    if (leans.empty()) return {};
    LeanField field{median(leans), 0, 0};
    if (leans.size() < few) return field;
    // In units of the page, so that the equations are well behaved.
    double unit = 1;
    for (const Lean& lean : leans) unit = std::max({unit, std::abs(lean.at.x), std::abs(lean.at.y)});
    for (Lean& lean : leans) lean.at.x /= unit, lean.at.y /= unit;
    for (int round = 0; round < rounds; ++round) {
        std::vector<std::pair<double, double>> errors;
        errors.reserve(leans.size());
        for (const Lean& lean : leans) errors.emplace_back(std::abs(lean.slope - at(field, lean.at)), lean.weight);
        const double most = outlier * std::max(least_error, weighted_quantile(errors, 0.5));
        std::array<std::array<double, 4>, 3> m{};
        for (std::size_t i = 0; i < leans.size(); ++i) {
            if (errors[i].first > most) continue;
            const std::array<double, 4> row{1, leans[i].at.x, leans[i].at.y, leans[i].slope};
            for (std::size_t r = 0; r < 3; ++r)
                for (std::size_t c = 0; c < 4; ++c) m[r][c] += leans[i].weight * row[r] * row[c];
        }
        double all = 0;
        for (const Lean& lean : leans) all += lean.weight;
        for (auto& row : m)
            for (double& value : row) value /= all;
        std::array<double, 3> found{};
        if (!solve(m, found)) return field;
        field = {found[0], found[1], found[2]};
    }
    return {field.base, field.along / unit, field.across / unit};
}

Levelling::Levelling(int width, int height, double scale, const LeanField& level, const LeanField& upright)
    : scale_(scale), level_(level), upright_(upright) {
    Spot least{1e9, 1e9};
    double right = 0;
    for (const double x : {0.0, 0.5, 1.0})
        for (const double y : {0.0, 0.5, 1.0}) {
            const Spot p = (*this)(Spot{x * width, y * height});
            least = {std::min(least.x, p.x), std::min(least.y, p.y)};
            right = std::max(right, p.x);
        }
    origin_ = least;
    width_ = static_cast<int>(std::ceil(right - least.x));
}

Spot Levelling::operator()(const Spot& p) const {
    // The displacement is the integral of the lean along each axis.
    const double down = level_.base * p.x + level_.along * p.x * p.x / 2 + level_.across * p.x * p.y;
    const double right = upright_.base * p.y + upright_.along * p.y * p.y / 2 + upright_.across * p.x * p.y;
    return {(p.x - right) * scale_ - origin_.x, (p.y - down) * scale_ - origin_.y};
}

Box Levelling::operator()(const Axis& axis, bool vertical) const {
    const Spot a = (*this)(axis.from), b = (*this)(axis.to);
    const double half = axis.thickness * scale_ / 2;
    const double x0 = vertical ? (a.x + b.x) / 2 - half : std::min(a.x, b.x);
    const double x1 = vertical ? (a.x + b.x) / 2 + half : std::max(a.x, b.x);
    const double y0 = vertical ? std::min(a.y, b.y) : (a.y + b.y) / 2 - half;
    const double y1 = vertical ? std::max(a.y, b.y) : (a.y + b.y) / 2 + half;
    const int x = static_cast<int>(std::lround(x0)), y = static_cast<int>(std::lround(y0));
    return {x, y, std::max(1, static_cast<int>(std::lround(x1)) - x),
            std::max(1, static_cast<int>(std::lround(y1)) - y)};
}

Box Levelling::operator()(const Box& b) const {
    const double x = b.x + b.w / 2.0, y = b.y + b.h / 2.0;
    const int left = static_cast<int>(std::lround((*this)(Spot{b.x * 1.0, y}).x));
    const int right = static_cast<int>(std::lround((*this)(Spot{b.right() * 1.0, y}).x));
    const int top = static_cast<int>(std::lround((*this)(Spot{x, b.y * 1.0}).y));
    const int bottom = static_cast<int>(std::lround((*this)(Spot{x, b.bottom() * 1.0}).y));
    return {left, top, std::max(1, right - left), std::max(1, bottom - top)};
}

}  // namespace galley::geometry
