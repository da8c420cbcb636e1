#include "line_rules.hpp"

#include <new>

namespace galley::ocr_lines {

namespace {

/// A rule is longer than this many sizes of type; a dash is of two.
constexpr double rule_min = 2.6;
/// And what runs across the line for longer than this, no character does: a rule between tiers, at the line's end.
constexpr double crossing_min = 1.25;
/// The gray edge of a rule, in pixels.
constexpr int edge = 2;

}  // namespace

void clear_rules(Pix* gray, int threshold, int type, l_uint32 paper) {
    const int along = static_cast<int>(rule_min * type), across = static_cast<int>(crossing_min * type);
    const int width = pixGetWidth(gray), height = pixGetHeight(gray);
    const PixPtr ink(pixThresholdToBinary(gray, threshold));
    if (!ink) throw std::bad_alloc();
    const auto clear = [&](int wide, int high) {
        if (wide < 1 || high < 1 || wide > width || high > height) return;
        const PixPtr rules(pixOpenBrick(nullptr, ink.get(), wide, high));
        const PixPtr grown(rules ? pixDilateBrick(nullptr, rules.get(), 2 * edge + 1, 2 * edge + 1) : nullptr);
        if (!grown) throw std::bad_alloc();
        pixSetMasked(gray, grown.get(), paper);
    };
    clear(along, 1);
    clear(1, across);
}

}  // namespace galley::ocr_lines
