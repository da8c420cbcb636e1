#include "type3.hpp"

#include <algorithm>
#include <map>

namespace galley::read_pdf {

namespace {

/// Justified lines are spaced out; the tighter ones of a page show the width of a character.
constexpr double tight_share = 0.25;

void resize(Run& run, double size) {
    if (!run.vertical) {
        run.box.y += ascent * (run.size - size);
        run.box.h = size;
    }
    run.size = size;
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
