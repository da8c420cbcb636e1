#include <algorithm>
#include <cmath>

#include "finding/left_over.hpp"

namespace galley::finding {

namespace {

/// Ink differs so much from the tone around it, which is the mean over so many heights of body type.
constexpr int ink_tone = 22;
constexpr double around = 2.5;
/// In heights of body type: the shortest stretch of a rule that is seen at once, the shortest rule, the thickest; white
/// within a rule, and how far its stretches may stand apart across. A rule is so many times longer than thick.
constexpr double stretch_min = 1.6, rule_min = 3.5, thick_max = 0.7, white_max = 1.5, course_max = 0.25;
constexpr double slim = 5;

/// Pixels that differ from the tone around them, without those of the lines.
toolkit::PixPtr ink_beside(Pix* page, const PrintedLines& lines, double body) {
    const toolkit::PixPtr gray(pixConvertRGBToLuminance(page));
    const int reach = std::max(2, static_cast<int>(around * body));
    const toolkit::PixPtr mean(pixBlockconv(gray.get(), reach, reach));
    if (!gray || !mean) throw std::bad_alloc();
    const int width = pixGetWidth(page), height = pixGetHeight(page);
    toolkit::PixPtr out(pixCreate(width, height, 1));
    if (!out) throw std::bad_alloc();
    for (int y = 0; y < height; ++y) {
        const l_uint32* tones = pixGetData(gray.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(gray.get());
        const l_uint32* means = pixGetData(mean.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(mean.get());
        l_uint32* to = pixGetData(out.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(out.get());
        for (int x = 0; x < width; ++x)
            if (GET_DATA_BYTE(means, x) - GET_DATA_BYTE(tones, x) >= ink_tone) SET_DATA_BIT(to, x);
    }
    for (const PrintedLine& line : lines) {
        const Strip& s = line.strip;
        const double half = std::max(1.0, line.ink.height() * 0.55);
        for (int along = static_cast<int>(std::floor(s.from)); along < s.to; ++along) {
            const int middle = static_cast<int>(std::lround(s.middle_at(along)));
            const int first = middle - static_cast<int>(half), count = static_cast<int>(2 * half) + 1;
            if (s.vertical)
                pixRasterop(out.get(), first, along, count, 1, PIX_CLR, nullptr, 0, 0);
            else
                pixRasterop(out.get(), along, first, 1, count, PIX_CLR, nullptr, 0, 0);
        }
    }
    return out;
}

Boxes components(Pix* ink) {
    Boxes out;
    BOXA* boxes = pixConnCompBB(ink, 8);
    for (int i = 0; i < boxaGetCount(boxes); ++i) {
        l_int32 x = 0, y = 0, w = 0, h = 0;
        boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h);
        out.push_back({x, y, w, h});
    }
    boxaDestroy(&boxes);
    return out;
}

Box transposed(const Box& b) { return {b.y, b.x, b.h, b.w}; }

/// Level stretches that follow each other, joined; what is long and thin enough then is a rule.
Boxes joined_level(Boxes stretches, double body) {
    std::sort(stretches.begin(), stretches.end(),
              [](const Box& a, const Box& b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    const auto near = [&](int a, int b) { return std::abs(a - b) <= std::max(2.0, course_max * body); };
    std::vector<Boxes> courses;  // open ones
    std::vector<Box> ends;       // the last stretch of each
    Boxes out;
    for (const Box& next : stretches) {
        bool taken = false;
        for (std::size_t i = 0; i < ends.size() && !taken; ++i) {
            Box& whole = courses[i].front();
            const Box& last = ends[i];
            if (next.x - last.right() > white_max * body || next.right() <= last.right()) continue;
            if (!near(next.y + next.h / 2, last.y + last.h / 2)) continue;
            whole = unite(whole, next);
            ends[i] = next;
            taken = true;
        }
        if (!taken) courses.push_back({next}), ends.push_back(next);
        for (std::size_t i = 0; i < ends.size();)
            if (next.x - ends[i].right() > 4 * body) {
                out.push_back(courses[i].front());
                courses.erase(courses.begin() + static_cast<std::ptrdiff_t>(i));
                ends.erase(ends.begin() + static_cast<std::ptrdiff_t>(i));
            } else {
                ++i;
            }
    }
    for (const Boxes& course : courses) out.push_back(course.front());
    return out;
}

}  // namespace

Boxes find_rules(Pix* page, const PrintedLines& lines, double body) {
    const toolkit::PixPtr ink = ink_beside(page, lines, body);
    const int stretch = std::max(8, static_cast<int>(stretch_min * body));
    Boxes out;
    for (const bool upright : {false, true}) {
        const toolkit::PixPtr closed(upright ? pixCloseSafeBrick(nullptr, ink.get(), 1, 3)
                                             : pixCloseSafeBrick(nullptr, ink.get(), 3, 1));
        const toolkit::PixPtr stretches(upright ? pixOpenBrick(nullptr, closed.get(), 1, stretch)
                                                : pixOpenBrick(nullptr, closed.get(), stretch, 1));
        if (!stretches) throw std::bad_alloc();
        Boxes found;
        for (const Box& b : components(stretches.get())) {
            const Box level = upright ? transposed(b) : b;
            // Leaning stretches are higher than the rule is thick.
            if (level.h <= thick_max * body + level.w / 30.0) found.push_back(level);
        }
        for (const Box& rule : joined_level(std::move(found), body))
            if (rule.w >= rule_min * body && rule.w >= slim * rule.h) out.push_back(upright ? transposed(rule) : rule);
    }
    return out;
}

}  // namespace galley::finding
