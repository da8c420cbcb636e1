#include "reading/read_line.hpp"

#include <algorithm>
#include <cmath>

#include "galley/json.hpp"
#include "galley/utf8.hpp"
#include "reading/upright_cells.hpp"
#include "reading/words.hpp"

namespace galley::reading {

namespace {

/// Height of the picture in heights of the characters, and what is added at either end. The network was trained on
/// lines with some air around them: with none it errs three times as often, with more than this the type gets small.
constexpr double air = 1.5, end_air = 0.4;
/// No more than this is added above and below, in heights of the polygon, however small its characters are said to be.
constexpr double most_added = 0.4;
/// A level line's picture is drawn together a little: it is read as well and costs a tenth less; small Chinese type is
/// read better. With 0.8, words of small English type fall apart.
constexpr double drawn_together = 0.9;

/// Ideographs that stand alone bear more: the errors stay within one in a thousand.
constexpr double ideographs_together = 0.75;

double stretch_of(const lines::Strip& strip, Expected expected) {
    if (strip.vertical()) return 1;
    return expected == Expected::ideographs ? ideographs_together : drawn_together;
}

bool is_letter(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= U'\u00C0' && c <= U'\u024F');
}

/// Letters in a row, which want their width: figures and marks among ideographs do not.
bool holds_letters(const std::vector<Character>& characters) {
    constexpr int word = 3;
    int row = 0;
    for (const Character& c : characters) {
        const char32_t first = decode_utf8(c.text).front();
        row = is_letter(first) ? row + 1 : 0;
        if (row >= word) return true;
    }
    return false;
}

/// Longer pictures take more memory than they are worth: 100 characters of one line.
constexpr int widest = 6000;

lines::Window window_of(const Line& line, const lines::Strip& strip, int height, double stretch) {
    const double characters = attr<double>(line.attrs, "height").value_or(strip.height() / (air - most_added));
    const double added = std::clamp((air * characters / strip.height() - 1) / 2, 0.0, most_added);
    lines::Window out;
    out.first = -added, out.other = 1 + added;
    out.from = -end_air * strip.height(), out.to = strip.length() + end_air * strip.height();
    out.height = height;
    const double scale = height / (strip.height() * (1 + 2 * added)) * stretch;
    constexpr double narrowest = 16;
    out.width = Recognizer::thrifty_width(std::clamp((out.to - out.from) * scale, narrowest, double{widest}));
    return out;
}

/// Less than this share of a line's ink under characters says that one was not read.
constexpr double all_explained = 0.85;

struct ReadStrip {
    std::vector<Word> words;
    double explained = 0;  ///< share of the ink that stands under characters
    bool letters = false;  ///< some words are in letters
};

/// Reads a line whose picture is drawn together, or not: `stretch` is its width over that of the print.
ReadStrip read_strip(const Line& line, const lines::Strip& strip, const ImageView& image, Recognizer& recognizer,
                     double stretch) {
    const lines::Window window = window_of(line, strip, recognizer.height(), stretch);
    const lines::Samples picture = lines::sample(image, strip, window);
    Reading reading = recognizer.read(picture, strip.vertical());
    if (strip.vertical())
        read_upright(reading.characters, {picture, recognizer.height() / air, reading.pixels_a_column},
                     [&](const lines::Samples& level) { return recognizer.read(level, false); });
    const double scale = window.width / (window.to - window.from);
    const PictureFacts facts{reading.pixels_a_column, recognizer.height() / air * stretch, lines::column_ink(picture)};
    ReadStrip out{{}, explained_ink(reading.characters, facts), holds_letters(reading.characters)};
    for (Piece& piece : pieces_of(reading.characters, facts)) {
        const double from = std::clamp(window.from + piece.from / scale, 0.0, strip.length());
        const double to = std::clamp(window.from + piece.to / scale, from, strip.length());
        out.words.push_back(
            {std::move(piece.text), strip.box(from, to), std::clamp(piece.confidence, 0.0, 1.0) * out.explained, {}});
    }
    return out;
}

}  // namespace

std::vector<Word> read_line(const Line& line, const ImageView& image, Recognizer& recognizer, Expected expected) {
    const lines::Strip strip(line);
    if (strip.height() < 1 || strip.length() < 1) return {};
    const double stretch = stretch_of(strip, expected);
    ReadStrip out = read_strip(line, strip, image, recognizer, stretch);
    if (stretch < drawn_together && out.letters) out = read_strip(line, strip, image, recognizer, drawn_together);
    // A condensed character that is drawn together may be passed over.
    if (stretch == ideographs_together && out.explained < all_explained)
        if (ReadStrip wide = read_strip(line, strip, image, recognizer, 1); wide.explained > out.explained)
            out = std::move(wide);
    return std::move(out.words);
}

Expected expected_after(const std::vector<Word>& words) {
    std::size_t all = 0, ideographs = 0;
    for (const Word& word : words)
        for (const char32_t c : decode_utf8(word.text)) ++all, ideographs += is_cjk(c);
    constexpr double most = 0.7;
    return all > 0 && static_cast<double>(ideographs) >= most * static_cast<double>(all) ? Expected::ideographs
                                                                                         : Expected::anything;
}

}  // namespace galley::reading
