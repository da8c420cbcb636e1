#include "type3.hpp"

#include <map>

namespace galley::read_pdf {

namespace {

/// Poppler's box of a font that does not tell: ascent and descent in its guess of the size (GfxFont.cc).
constexpr double ascent = 0.95, descent = 0.35;
/// Where a Chinese character stands on the baseline of Latin letters, in its size: usual ascent of CJK fonts.
constexpr double cjk_ascent = 0.88;

void resize(Run& run, double size) {
    run.size = size;
    if (run.vertical) return;
    const double baseline = run.y + run.h * ascent / (ascent + descent);
    run.y = baseline - cjk_ascent * size;
    run.h = size;
}

}  // namespace

void size_nameless_runs(std::vector<Run>& runs) {
    std::map<double, double> size_of_guess;
    for (const Run& run : runs)
        if (run.font.empty() && run.advance > 0) size_of_guess.emplace(run.size, run.advance);
    for (Run& run : runs) {
        if (!run.font.empty()) continue;
        const auto known = size_of_guess.find(run.size);
        if (run.advance > 0)
            resize(run, run.advance);
        else if (known != size_of_guess.end())
            resize(run, known->second);
    }
}

}  // namespace galley::read_pdf
