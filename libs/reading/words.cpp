#include "reading/words.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

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

/// A gap in the ink between letters is a space if it is wider than this, in heights of the type, and clearly wider than
/// the gaps that letters of the line have usually. Measured on English and German sheets: of 7,600 gaps within words
/// the widest is 0.28, between two ones; of the spaces that networks overlook nine in ten are wider.
constexpr double space_gap = 0.3, between_digits = 0.45, times_usual = 2.5;

/// The widest bare run of columns between two places.
double bare_run(const std::vector<double>& ink, double bare, double from, double to) {
    const auto high = std::min(static_cast<std::ptrdiff_t>(to) + 1, std::ssize(ink));
    std::ptrdiff_t run = 0, most = 0;
    for (auto x = static_cast<std::ptrdiff_t>(std::max(0.0, from)); x < high; ++x) {
        run = ink[static_cast<std::size_t>(x)] <= bare ? run + 1 : 0;
        most = std::max(most, run);
    }
    return static_cast<double>(most);
}

bool closes(const Character& c) {
    constexpr std::u32string_view marks = U",.;:!?)]}%'-\u2019\u201D";
    return marks.find(decode_utf8(c.text).front()) != std::u32string_view::npos;
}

bool is_digit(const Character& c) { return is_ascii_digit(decode_utf8(c.text).front()); }

/// Among characters that fill cells, marks and letters beyond ASCII may fill one too (“ · … ℃ é α), and the white of
/// their cells is no space.
bool may_fill_cell(const Character& c) { return decode_utf8(c.text).front() >= 0x80; }

/// For each character whether a space that the network overlooked stands before it.
std::vector<bool> overlooked_spaces(const std::vector<Character>& characters, const PictureFacts& picture,
                                    double bare) {
    const bool cells = std::any_of(characters.begin(), characters.end(), is_cell);
    std::vector<double> gaps(characters.size(), -1);  // -1: none that a space may stand in
    std::vector<double> known;
    for (std::size_t i = 1; i < characters.size(); ++i) {
        if (characters[i - 1].text == " " || characters[i].text == " ") continue;
        if (is_cell(characters[i - 1]) || is_cell(characters[i])) continue;
        if (cells && (may_fill_cell(characters[i - 1]) || may_fill_cell(characters[i]))) continue;
        gaps[i] = bare_run(picture.ink, bare, characters[i - 1].at * picture.pixels_a_column,
                           characters[i].at * picture.pixels_a_column);
        known.push_back(gaps[i]);
    }
    std::vector<bool> out(characters.size(), false);
    if (known.empty()) return out;
    const auto middle = known.begin() + static_cast<std::ptrdiff_t>(known.size() / 2);
    std::nth_element(known.begin(), middle, known.end());
    const double least = std::max(space_gap * picture.em, times_usual * *middle);
    for (std::size_t i = 1; i < characters.size(); ++i) {
        const bool digits = is_digit(characters[i - 1]) && is_digit(characters[i]);
        out[i] = gaps[i] > std::max(least, digits ? between_digits * picture.em : 0) && !closes(characters[i]);
    }
    return out;
}

/// The nearest character before or after that is no space.
std::optional<std::size_t> neighbour(const std::vector<Character>& characters, std::size_t at, int step) {
    for (auto i = static_cast<std::ptrdiff_t>(at) + step; i >= 0 && i < std::ssize(characters); i += step)
        if (characters[static_cast<std::size_t>(i)].text != " ") return static_cast<std::size_t>(i);
    return std::nullopt;
}

/// Neighbours further apart than this, in pitches, have an empty cell between them. Marks stand at the side of theirs.
constexpr double empty_cell = 1.75;

}  // namespace

double bare_below(std::vector<double> ink) {
    if (ink.empty()) return 0;
    constexpr double strong = 0.9;
    const auto at = ink.begin() + static_cast<std::ptrdiff_t>(strong * static_cast<double>(ink.size() - 1));
    std::nth_element(ink.begin(), at, ink.end());
    return bare_share * *at;
}

double pitch_of(const std::vector<Character>& characters, const PictureFacts& picture) {
    std::vector<double> distances;
    for (std::size_t i = 1; i < characters.size(); ++i)
        if (is_cell(characters[i - 1]) && is_cell(characters[i]))
            distances.push_back((characters[i].at - characters[i - 1].at) * picture.pixels_a_column);
    if (distances.empty()) return picture.em;
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>((distances.size() - 1) / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return std::max(picture.em, *middle);
}

std::vector<Piece> pieces_of(const std::vector<Character>& characters, const PictureFacts& picture) {
    std::vector<Piece> out;
    const double bare = bare_below(picture.ink), half = picture.em / 2, end = static_cast<double>(picture.ink.size());
    const auto middle = [&](std::size_t i) { return characters[i].at * picture.pixels_a_column; };
    const double pitch = pitch_of(characters, picture);
    // How far a character reaches towards a neighbour: to the middle between them, but across no empty cell.
    const auto reach = [&](std::size_t i, double distance) {
        const bool cells = is_cell(characters[i]) && distance <= empty_cell * pitch;
        return std::min(distance / 2, cells ? distance : is_cell(characters[i]) ? pitch / 2 : half);
    };
    const std::vector<bool> spaces = overlooked_spaces(characters, picture, bare);
    bool open = false;  // whether the last piece may go on
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const Character& c = characters[i];
        if (c.text == " ") {
            open = false;
            continue;
        }
        const double here = middle(i);
        const std::optional<std::size_t> before = neighbour(characters, i, -1), after = neighbour(characters, i, 1);
        const double left = std::max(0.0, here - (before ? reach(i, here - middle(*before)) : half));
        const double right = std::min(end, here + (after ? reach(i, middle(*after) - here) : half));
        const bool cell = is_cell(c);
        if (!cell && open && !spaces[i]) {
            Piece& piece = out.back();
            piece.text += c.text;
            piece.to = std::max(piece.from + 1, ink_edge(picture.ink, bare, left, right, false));
            piece.confidence = std::min(piece.confidence, c.confidence);
        } else {
            Piece piece{c.text, left, right, c.confidence};
            // A cell ends with its ink where the network saw white: a heading that is run into its text ends there.
            const bool parted = before && *before + 1 < i, parts = after && i + 1 < *after;
            if (!cell || parted) piece.from = ink_edge(picture.ink, bare, left, right, true);
            if (!cell || parts) piece.to = std::max(piece.from + 1, ink_edge(picture.ink, bare, left, right, false));
            out.push_back(std::move(piece));
        }
        open = !cell;
    }
    return out;
}

double explained_ink(const std::vector<Character>& characters, const PictureFacts& picture) {
    const double bare = bare_below(picture.ink), reach = picture.em / 2;
    std::vector<double> middles;
    for (const Character& c : characters)
        if (c.text != " ") middles.push_back(c.at * picture.pixels_a_column);
    double inked = 0, explained = 0;
    std::size_t next = 0;  // the first character that is not left behind
    for (std::size_t x = 0; x < picture.ink.size(); ++x) {
        if (picture.ink[x] <= bare) continue;
        const double here = static_cast<double>(x) + 0.5;
        while (next < middles.size() && middles[next] < here - reach) ++next;
        inked += 1;
        explained += next < middles.size() && middles[next] <= here + reach ? 1 : 0;
    }
    return inked > 0 ? explained / inked : 0;
}

}  // namespace galley::reading
