#include "graphics.hpp"

#include <algorithm>
#include <cmath>

#include "grid.hpp"

namespace galley::read_pdf {

namespace {

// In points.
constexpr double rule_thick_max = 4, rule_long_min = 24;
constexpr double rule_ratio_min = 6;  // length against thickness
constexpr double tint_side_min = 20;
constexpr double picture_side_min = 28;
/// A page of more filled areas is a map or a chart; the rest of them are no tints.
constexpr std::size_t most_areas = 1000;

// Of 0 black to 1 white.
constexpr double paper_gray = 0.97, rule_gray_max = 0.85;

/// Shares of an area.
constexpr double background_share = 0.9;  // of the page: paint that is no part of the text
constexpr double text_share = 0.1;        // covered by text: a picture with so much text in it lies under it
// A tint of which pictures cover so much holds less text; it stands beside them, and not on them.
constexpr double picture_share = 0.2, text_share_beside = 0.03, on_picture = 0.5;

bool is_rule(const Mark& mark) {
    const double thick = std::min(mark.box.w, mark.box.h), length = std::max(mark.box.w, mark.box.h);
    return mark.kind != Mark::Kind::image && thick <= rule_thick_max && length >= rule_long_min &&
           length >= rule_ratio_min * thick && mark.gray <= rule_gray_max;
}

double text_on(const Rect& area, const std::vector<Run>& runs) {
    double sum = 0;
    for (const Run& run : runs) sum += shared_area(area, run.box);
    return sum;
}

Rect within_page(const Rect& r, double width, double height) {
    const double x = std::clamp(r.x, 0.0, width), y = std::clamp(r.y, 0.0, height);
    return {x, y, std::clamp(r.right(), 0.0, width) - x, std::clamp(r.bottom(), 0.0, height) - y};
}

/// Is a filled area the ground that text stands on, or a part of a picture? `grid` holds the parts of pictures.
bool is_tint(const Rect& area, const std::vector<Run>& runs, const Grid& grid) {
    if (text_on(area, runs) > text_share * area.area()) return true;
    const double pictures = grid.painted_share(area);
    if (pictures < picture_share) return false;
    double beside = 0;
    for (const Run& run : runs) {
        const double shared = shared_area(area, run.box);
        if (shared > 0 && grid.painted_share(run.box) < on_picture) beside += shared;
    }
    return beside > text_share_beside * (1 - pictures) * area.area();
}

std::vector<Picture> pictures_of(const std::vector<Mark>& parts, const Drawing& drawing, double width, double height) {
    if (parts.empty()) return {};
    Grid grid(width, height);
    for (const Mark& part : parts) grid.paint(part.box);
    std::vector<Picture> pictures(static_cast<std::size_t>(grid.label()));
    for (const Mark& part : parts) {
        const int label = grid.label_of(part.box);
        if (label == 0) continue;
        Picture& picture = pictures[static_cast<std::size_t>(label - 1)];
        Rect& box = picture.box;
        if (box.area() == 0) {
            box = part.box;
        } else {
            const double right = std::max(box.right(), part.box.right());
            const double bottom = std::max(box.bottom(), part.box.bottom());
            box.x = std::min(box.x, part.box.x), box.y = std::min(box.y, part.box.y);
            box.w = right - box.x, box.h = bottom - box.y;
        }
        if (part.pixels_wide * part.pixels_high > picture.pixels_wide * picture.pixels_high)
            picture.pixels_wide = part.pixels_wide, picture.pixels_high = part.pixels_high;
    }
    std::erase_if(pictures, [&](const Picture& picture) {
        return std::min(picture.box.w, picture.box.h) < picture_side_min ||
               text_on(picture.box, drawing.runs) > text_share * picture.box.area();
    });
    return pictures;
}

}  // namespace

Graphics graphics_of(const Drawing& drawing, double width, double height) {
    Graphics out;
    std::vector<Mark> parts, grounds;
    for (Mark mark : drawing.marks) {
        mark.box = within_page(mark.box, width, height);
        const bool image = mark.kind == Mark::Kind::image;
        if (mark.box.area() <= 0 || (!image && mark.gray >= paper_gray)) continue;
        if (!image && mark.box.area() >= background_share * width * height) continue;
        if (is_rule(mark)) {
            out.rules.push_back(mark.box);
        } else if (mark.kind == Mark::Kind::area && std::min(mark.box.w, mark.box.h) >= tint_side_min &&
                   grounds.size() < most_areas && text_on(mark.box, drawing.runs) > 0) {
            grounds.push_back(mark);
        } else {
            parts.push_back(mark);
        }
    }
    if (!grounds.empty()) {
        Grid grid(width, height);
        for (const Mark& part : parts) grid.paint(part.box);
        grid.label();
        for (const Mark& ground : grounds)
            if (is_tint(ground.box, drawing.runs, grid))
                out.tints.push_back(ground.box);
            else
                parts.push_back(ground);
    }
    out.pictures = pictures_of(parts, drawing, width, height);
    return out;
}

}  // namespace galley::read_pdf
