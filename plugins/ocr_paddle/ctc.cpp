#include "ctc.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <optional>

#include "galley/error.hpp"
#include "galley/utf8.hpp"

namespace galley::ocr_paddle {

namespace {

/// No character is wider than this, in heights of the type.
constexpr double widest = 0.75;

bool is_ascii(const std::string& text) { return static_cast<unsigned char>(text.front()) < 0x80; }

/// A share of 1 that a class has of a column (softmax).
double share(const float* column, std::int64_t classes, float best) {
    double sum = 0;
    for (std::int64_t i = 0; i < classes; ++i) sum += std::exp(column[i] - best);
    return 1 / sum;
}

/// A gap between characters is wide enough for one more from here on, in distances of neighbours; and this much of a
/// column is then enough to be one. Marks are small, and a network that is in doubt says there is nothing.
constexpr double wide_gap = 1.6, enough = 0.1;
/// What is near a character is a part of it, in distances of neighbours.
constexpr double near = 0.6;

/// The usual distance of neighbours, in columns; 0 if there are too few to tell.
double usual_distance(const std::vector<Character>& characters, std::int64_t columns) {
    std::vector<double> distances;
    for (std::size_t i = 1; i < characters.size(); ++i)
        distances.push_back((characters[i].at - characters[i - 1].at) * static_cast<double>(columns));
    if (distances.size() < 3) return 0;
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return *middle;
}

/// The likeliest character of the columns from..to, if it is likely enough.
std::optional<Character> likeliest(const Tensor& scores, const std::vector<std::string>& alphabet, double from,
                                   double to) {
    const std::int64_t classes = scores.shape.back(), columns = scores.count() / classes;
    std::optional<Character> out;
    double most = enough;
    for (auto column = static_cast<std::int64_t>(std::ceil(from)); column < std::min(static_cast<double>(columns), to);
         ++column) {
        const float* here = scores.data() + column * classes;
        const float* best = std::max_element(here + 1, here + classes);
        const double likely = share(here, classes, *best);
        if (likely < most || alphabet[static_cast<std::size_t>(best - here)] == " ") continue;
        most = likely;
        out = {alphabet[static_cast<std::size_t>(best - here)], likely,
               (static_cast<double>(column) + 0.5) / static_cast<double>(columns)};
    }
    return out;
}

}  // namespace

std::vector<std::string> read_alphabet(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) throw ResourceError("cannot open the list of characters " + file.string());
    std::vector<std::string> out{""};
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        out.push_back(line);
    }
    out.emplace_back(" ");
    return out;
}

std::vector<Character> decode(const Tensor& scores, const std::vector<std::string>& alphabet) {
    const std::int64_t classes = scores.shape.back(), columns = scores.count() / classes;
    if (classes != static_cast<std::int64_t>(alphabet.size()))
        throw ResourceError("the model knows " + std::to_string(classes) + " characters and its list has " +
                            std::to_string(alphabet.size()) + "; they do not belong together");
    std::vector<Character> out;
    std::int64_t before = 0;
    float best_of_run = 0;
    for (std::int64_t column = 0; column < columns; ++column) {
        const float* here = scores.data() + column * classes;
        const float* best = std::max_element(here, here + classes);
        const std::int64_t what = best - here;
        if (what != 0 && (what != before || *best > best_of_run)) {
            if (what != before) out.push_back({alphabet[static_cast<std::size_t>(what)], 0, 0});
            out.back().confidence = std::max(out.back().confidence, share(here, classes, *best));
            out.back().at = (static_cast<double>(column) + 0.5) / static_cast<double>(columns);
            best_of_run = *best;
        }
        before = what;
    }
    return out;
}

std::vector<Character> with_doubtful(std::vector<Character> characters, const Tensor& scores,
                                     const std::vector<std::string>& alphabet) {
    const std::int64_t columns = scores.count() / scores.shape.back();
    const double usual = usual_distance(characters, columns);
    if (usual <= 0) return characters;
    const auto place = [&](const Character& c) { return c.at * static_cast<double>(columns); };
    std::vector<Character> out;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        out.push_back(characters[i]);
        const bool last = i + 1 == characters.size();
        if (characters[i].text == " " || (!last && characters[i + 1].text == " ")) continue;
        const double here = place(characters[i]);
        const double next = last ? static_cast<double>(columns) + usual / 2 : place(characters[i + 1]);
        if (next - here < wide_gap * usual) continue;
        if (const auto found = likeliest(scores, alphabet, here + near * usual, next - near * usual))
            out.push_back(*found);
    }
    return out;
}

std::vector<Word> words_of(const std::vector<Character>& characters, int width, int height) {
    std::vector<Word> out;
    const double reach = widest * height / width;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const Character& c = characters[i];
        if (c.text == " ") continue;
        const double left =
            i > 0 ? std::max((characters[i - 1].at + c.at) / 2, c.at - reach) : std::max(0.0, c.at - reach);
        const double right = i + 1 < characters.size() ? std::min((c.at + characters[i + 1].at) / 2, c.at + reach)
                                                       : std::min(1.0, c.at + reach);
        const int from = static_cast<int>(std::lround(left * width)), to = static_cast<int>(std::lround(right * width));
        const bool goes_on =
            i > 0 && is_ascii(c.text) && is_ascii(characters[i - 1].text) && characters[i - 1].text != " ";
        if (goes_on) {
            Word& word = out.back();
            word.text += c.text;
            word.box.w = to - word.box.x;
            word.confidence = std::min(word.confidence, c.confidence);
        } else {
            out.push_back({c.text, {from, 0, to - from, height}, c.confidence, {}});
        }
    }
    return out;
}

}  // namespace galley::ocr_paddle
