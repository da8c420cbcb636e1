#include "type3.hpp"

#include <algorithm>
#include <map>

namespace galley::read_pdf {

namespace {

/// Poppler's box of a font that does not tell: ascent and descent in its guess of the size (GfxFont.cc).
constexpr double ascent = 0.95, descent = 0.35;
/// Where a Chinese character stands on the baseline of Latin letters, in its size: usual ascent of CJK fonts.
constexpr double cjk_ascent = 0.88;
/// Justified lines are spaced out; the tighter ones of a page show the width of a character.
constexpr double tight_share = 0.25;

void resize(Run& run, double size) {
    run.size = size;
    if (run.vertical) return;
    const double baseline = run.y + run.h * ascent / (ascent + descent);
    run.y = baseline - cjk_ascent * size;
    run.h = size;
}

}  // namespace

void size_nameless_runs(std::vector<Run>& runs) {
    std::map<double, std::vector<double>> advances_of_guess;
    for (const Run& run : runs)
        if (run.font.empty() && run.advance > 0) advances_of_guess[run.size].push_back(run.advance);
    std::map<double, double> size_of_guess;
    for (auto& [guess, advances] : advances_of_guess) {
        const auto tight = advances.begin() + static_cast<std::ptrdiff_t>(tight_share * double(advances.size() - 1));
        std::nth_element(advances.begin(), tight, advances.end());
        size_of_guess[guess] = *tight;
    }
    for (Run& run : runs)
        if (const auto known = size_of_guess.find(run.size); run.font.empty() && known != size_of_guess.end())
            resize(run, known->second);
}

}  // namespace galley::read_pdf
