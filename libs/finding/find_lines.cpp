#include "finding/find_lines.hpp"

#include <algorithm>
#include <cmath>

#include "finding/directions.hpp"
#include "finding/grids.hpp"
#include "finding/joining.hpp"
#include "finding/parting.hpp"
#include "finding/room.hpp"
#include "finding/usual.hpp"

namespace galley::finding {

namespace {

/// The first look has at most so many pixels on its longer side: one tile.
constexpr double first_side = 960;
/// A strip of body type is so thick in the second look, in pixels; how much a page is enlarged or reduced for that, and
/// how large it becomes at most.
constexpr double body_thickness = 24, enlarge_max = 2, reduce_max = 0.2, pixels_max = 40e6;
/// Type that was thinner than this in a reduced first look is measured again where the page is larger.
constexpr double measured_min = 8;
/// A scale that differs by less is not worth another look.
constexpr double same_scale = 1.15;

toolkit::PixPtr scaled(Pix* page, double scale) {
    const auto factor = static_cast<l_float32>(scale);
    toolkit::PixPtr out(scale == 1  ? pixClone(page)
                        : scale < 1 ? pixScaleAreaMap(page, factor, factor)
                                    : pixScaleColorLI(page, factor, factor));
    if (!out) throw std::bad_alloc();
    return out;
}

/// How thick the strips of body type are; 0 without lines.
double usual_thickness(const std::vector<FoundLine>& lines) {
    std::vector<Measured> all;
    all.reserve(lines.size());
    for (const FoundLine& line : lines) all.emplace_back(line.strip.thickness, line.strip.length());
    return usual(std::move(all));
}

/// A part from the middle of the page, `side` pixels at most.
toolkit::PixPtr middle_of(Pix* page, int side) {
    const int w = std::min(side, pixGetWidth(page)), h = std::min(side, pixGetHeight(page));
    BOX* box = boxCreate((pixGetWidth(page) - w) / 2, (pixGetHeight(page) - h) / 2, w, h);
    toolkit::PixPtr out(pixClipRectangle(page, box, nullptr));
    boxDestroy(&box);
    if (!out) throw std::bad_alloc();
    return out;
}

struct Look {
    double scale;
    std::vector<FoundLine> lines;
};

Look look_at(Pix* page, double scale, const Detect& detect) {
    return {scale, lines_of(map_of(scaled(page, scale).get(), detect))};
}

double wanted_scale(Pix* page, const Look& first, const Detect& detect) {
    double thickness = usual_thickness(first.lines) / first.scale;
    if (first.scale < 1 && thickness * first.scale < measured_min) {
        const double finer = std::min(1.0, 2.5 * first.scale);
        const toolkit::PixPtr part = middle_of(page, static_cast<int>(first_side / finer));
        const double measured = usual_thickness(look_at(part.get(), finer, detect).lines) / finer;
        if (measured > 0) thickness = measured;
    }
    if (thickness <= 0) return first.scale;
    const double pixels = static_cast<double>(pixGetWidth(page)) * pixGetHeight(page);
    return std::min(std::clamp(body_thickness / thickness, reduce_max, enlarge_max), std::sqrt(pixels_max / pixels));
}

}  // namespace

Seen seen_lines(Pix* page, const Detect& detect, const std::function<void()>& pause) {
    const double longer = std::max(pixGetWidth(page), pixGetHeight(page));
    Look look = look_at(page, std::min(1.0, first_side / longer), detect);
    pause();
    const double wanted = wanted_scale(page, look, detect);
    if (std::max(wanted, look.scale) > same_scale * std::min(wanted, look.scale)) look = look_at(page, wanted, detect);
    pause();
    settle_directions(look.lines);
    Seen out{look.scale, scaled(page, look.scale), {}};
    for (const FoundLine& line : look.lines) {
        PrintedLine printed{line.strip, line.confidence, ink_of(out.page.get(), line.strip)};
        if (printed.ink.contrast > 0) out.lines.push_back(std::move(printed));
    }
    out.lines = with_grids_settled(without_doubles(std::move(out.lines)), out.page.get());
    return out;
}

Findings find_lines(Pix* page, const Detect& detect, const std::function<void()>& pause) {
    const Seen seen = seen_lines(page, detect, pause);
    Findings out{seen.scale, {}, {}};
    out.lines = with_pieces_joined(parted_at_gutters(seen.lines, seen.page.get()), seen.page.get());
    fit_ends(out.lines, seen.page.get());
    out.lines = without_doubles(std::move(out.lines));
    pause();
    if (const double body = body_height(out.lines); body >= 1) out.beside = left_over(seen.page.get(), out.lines, body);
    return out;
}

}  // namespace galley::finding
