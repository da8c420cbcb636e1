#include "reading/read_line.hpp"

#include <algorithm>
#include <cmath>

#include "galley/json.hpp"
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

double stretch_of(const lines::Strip& strip) { return strip.vertical() ? 1 : drawn_together; }
/// Longer pictures take more memory than they are worth: 100 characters of one line.
constexpr int widest = 6000;

lines::Window window_of(const Line& line, const lines::Strip& strip, int height) {
    const double characters = attr<double>(line.attrs, "height").value_or(strip.height() / (air - most_added));
    const double added = std::clamp((air * characters / strip.height() - 1) / 2, 0.0, most_added);
    lines::Window out;
    out.first = -added, out.other = 1 + added;
    out.from = -end_air * strip.height(), out.to = strip.length() + end_air * strip.height();
    out.height = height;
    const double scale = height / (strip.height() * (1 + 2 * added)) * stretch_of(strip);
    constexpr double narrowest = 16;
    out.width = static_cast<int>(std::lround(std::clamp((out.to - out.from) * scale, narrowest, double{widest})));
    return out;
}

}  // namespace

std::vector<Word> read_line(const Line& line, const ImageView& image, Recognizer& recognizer) {
    const lines::Strip strip(line);
    std::vector<Word> out;
    if (strip.height() < 1 || strip.length() < 1) return out;
    const lines::Window window = window_of(line, strip, recognizer.height());
    const lines::Samples picture = lines::sample(image, strip, window);
    Reading reading = recognizer.read(picture, strip.vertical());
    if (strip.vertical())
        read_upright(reading.characters, {picture, recognizer.height() / air, reading.pixels_a_column},
                     [&](const lines::Samples& level) { return recognizer.read(level, false); });
    const double scale = window.width / (window.to - window.from);
    const PictureFacts facts{reading.pixels_a_column, recognizer.height() / air * stretch_of(strip),
                             lines::column_ink(picture)};
    const double explained = explained_ink(reading.characters, facts);
    for (Piece& piece : pieces_of(reading.characters, facts)) {
        const double from = std::clamp(window.from + piece.from / scale, 0.0, strip.length());
        const double to = std::clamp(window.from + piece.to / scale, from, strip.length());
        out.push_back(
            {std::move(piece.text), strip.box(from, to), std::clamp(piece.confidence, 0.0, 1.0) * explained, {}});
    }
    return out;
}

}  // namespace galley::reading
