#include "reading/words.hpp"

#include <algorithm>
#include <cmath>

#include "galley/utf8.hpp"

namespace galley::reading {

namespace {

bool is_cell(const Character& c) { return is_cjk(decode_utf8(c.text).front()); }

/// Columns that have less than this share of the ink of an inked column are bare.
constexpr double bare_share = 0.15;

/// Where ink begins or ends within from..to, from that side; the side itself where there is none.
double ink_edge(const std::vector<double>& ink, double bare, double from, double to, bool first) {
    const auto low = static_cast<std::ptrdiff_t>(std::max(0.0, from));
    const auto high = std::min(static_cast<std::ptrdiff_t>(std::ceil(to)), std::ssize(ink));
    const auto inked = [&](std::ptrdiff_t x) { return ink[static_cast<std::size_t>(x)] > bare; };
    if (first) {
        for (std::ptrdiff_t x = low; x < high; ++x)
            if (inked(x)) return static_cast<double>(x);
        return from;
    }
    for (std::ptrdiff_t x = high; x-- > low;)
        if (inked(x)) return static_cast<double>(x + 1);
    return to;
}

/// The tone of ink below which a column is bare.
double bare_below(std::vector<double> ink) {
    if (ink.empty()) return 0;
    constexpr double strong = 0.9;
    const auto at = ink.begin() + static_cast<std::ptrdiff_t>(strong * static_cast<double>(ink.size() - 1));
    std::nth_element(ink.begin(), at, ink.end());
    return bare_share * *at;
}

}  // namespace

std::vector<Piece> pieces_of(const std::vector<Character>& characters, const PictureFacts& picture) {
    std::vector<Piece> out;
    const double bare = bare_below(picture.ink), half = picture.em / 2, end = static_cast<double>(picture.ink.size());
    const auto middle = [&](std::size_t i) { return characters[i].at * picture.pixels_a_column; };
    bool open = false;  // whether the last piece may go on
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const Character& c = characters[i];
        if (c.text == " ") {
            open = false;
            continue;
        }
        const double here = middle(i);
        const double left = std::max({0.0, here - half, i > 0 ? (middle(i - 1) + here) / 2 : 0.0});
        const double right = std::min({end, here + half, i + 1 < characters.size() ? (here + middle(i + 1)) / 2 : end});
        const bool cell = is_cell(c);
        if (!cell && open) {
            Piece& piece = out.back();
            piece.text += c.text;
            piece.to = std::max(piece.from + 1, ink_edge(picture.ink, bare, left, right, false));
            piece.confidence = std::min(piece.confidence, c.confidence);
        } else {
            Piece piece{c.text, left, right, c.confidence};
            if (!cell) {
                piece.from = ink_edge(picture.ink, bare, left, right, true);
                piece.to = std::max(piece.from + 1, ink_edge(picture.ink, bare, left, right, false));
            }
            out.push_back(std::move(piece));
        }
        open = !cell;
    }
    return out;
}

}  // namespace galley::reading
