#include "read_vertical.hpp"

#include <algorithm>
#include <new>
#include <utility>

#include "galley/utf8.hpp"
#include "level_line.hpp"
#include "read_part.hpp"
#include "second_look.hpp"
#include "second_opinion.hpp"
#include "turned.hpp"

namespace galley::ocr_lines {

namespace {

// So sure must the other model be of what it reads in a stretch wider than a digit.
constexpr double sure = 0.85;
// Digits that fill a Chinese character's cell are this wide together, in sizes of type.
constexpr double least_in_cell = 0.7;
// A line whose characters are read this surely on average needs no reading as it lies.
constexpr double certain = 0.97;
/// What is known of a stretch without the model for vertical print.
struct Known {
    Stretch at;
    std::vector<Word> words;
};

Word word_of(std::string text, Stretch at, double confidence) {
    return {std::move(text), {at.from, 0, at.width(), 1}, confidence, {}};
}

class Reading {
  public:
    Reading(const LineImage& image, const VerticalReaders& read)
        : image_(image), read_(read), pieces_(ink_pieces(image)), ink_(column_ink(image)) {
        type_ = image.turned ? image.extent.w : image.extent.h;
    }

    std::vector<Word> run() {
        if (pieces_.empty()) return {};  // all that the layout saw was a rule
        const Stretch all{0, static_cast<int>(pixGetWidth(image_.pix.get()))};
        return around(brackets(), all, [&](Stretch at) { return read(at); });
    }

  private:
    /// A stretch set anew and read by the models for level print; where that is in doubt, also as it lies by the model
    /// for vertical print.
    std::vector<Word> read(Stretch at) {
        const std::vector<InkPiece> pieces = pieces_in(at);
        Grid grid = grid_of(pieces, ink_, {}, type_);
        std::vector<Known> turned = read_turned(pieces, grid.cost <= regular);
        std::vector<Word> words = read_level(pieces, std::move(grid), turned);
        if (!read_.vertical || worth(words) >= certain) return words;
        const std::vector<Word> laid =
            around(std::move(turned), at, [&](Stretch part) { return read_part(image_, part, read_.vertical); });
        return worth(laid) > worth(words) ? surer_of(laid, words, {true, true}) : surer_of(words, laid, {true, true});
    }

    std::vector<Word> read_level(const std::vector<InkPiece>& pieces, Grid grid, const std::vector<Known>& turned) {
        std::vector<Stretch> upright;
        upright.reserve(turned.size());
        for (const Known& known : turned) upright.push_back(known.at);
        if (!upright.empty()) grid = grid_of(pieces, ink_, upright, type_);
        const LevelLine line = level_line(image_, pieces, std::move(grid.cells), upright, type_);
        std::vector<Word> words = read_.level(line.image.pix.get());
        if (read_.second) words = second_opinion(std::move(words), line.image, read_.second);
        for (Word& word : words) {
            const Stretch at = line.in_line({word.box.x, word.box.right()});
            word.box = {at.from, 0, at.width(), 1};
        }
        return words;
    }

    /// The known stretches within `all`, and between them what `read_rest` reads.
    template <typename Read>
    std::vector<Word> around(std::vector<Known> known, Stretch all, Read read_rest) {
        if (known.empty()) return read_rest(all);
        std::vector<Word> out;
        int from = first_ink(all.from);
        const auto rest_until = [&](int to) {
            if (has_ink({from, to}))
                for (Word& word : read_rest(Stretch{from, to})) out.push_back(std::move(word));
        };
        for (Known& k : known) {
            rest_until(last_ink(k.at.from));
            for (Word& word : k.words) out.push_back(std::move(word));
            from = first_ink(k.at.to);
        }
        rest_until(last_ink(all.to));
        return out;
    }

    [[nodiscard]] std::vector<InkPiece> pieces_in(Stretch at) const {
        std::vector<InkPiece> out;
        for (const InkPiece& p : pieces_)
            if (p.from >= at.from && p.to <= at.to) out.push_back(p);
        return out;
    }

    /// Digits and Latin. In a line of even cells a single digit cannot be: it would have moved all that follow.
    std::vector<Known> read_turned(const std::vector<InkPiece>& inside, bool even) {
        std::vector<Known> out;
        for (const Stretch& at : turned_stretches(inside, type_)) {
            if (even && at.width() < least_in_cell * type_) continue;
            std::optional<Known> known = read_as_turned(at);
            if (const auto part = levelled(inside, at, type_); part && !known) known = read_as_turned(*part);
            if (!known) continue;
            for (const Stretch& more : widened(inside, known->at, type_))
                if (std::optional<Known> wide = read_as_turned(more); wide && reads_more(*wide, *known))
                    known = std::move(wide);
            out.push_back(std::move(*known));
        }
        return out;
    }

    /// A wider stretch without another character holds something that a recognizer takes for nothing.
    static bool reads_more(const Known& wide, const Known& known) {
        return wide.words.front().text.size() > known.words.front().text.size();
    }

    std::optional<Known> read_as_turned(Stretch at) {
        std::string text;
        double least = 1;
        for (const Word& word : read_part(image_, at, read_.level)) {
            text += word.text;
            least = std::min(least, word.confidence);
        }
        const double wanted = at.width() < least_in_cell * type_ ? read_.sure_of_digit : sure;
        if (word_confidence(least) < wanted || !is_turned_text(text)) return std::nullopt;
        return Known{at, {word_of(std::move(text), at, least)}};
    }

    std::vector<Known> brackets() {
        std::vector<Known> out;
        for (const InkPiece& p : pieces_)
            if (const char32_t c = corner_bracket(image_, p, type_); c != 0)
                out.push_back({{p.from, p.to}, {word_of(encode_utf8({&c, 1}), {p.from, p.to}, 1.0)}});
        return out;
    }

    [[nodiscard]] bool has_ink(Stretch at) const {
        return std::any_of(pieces_.begin(), pieces_.end(),
                           [&](const InkPiece& p) { return p.from < at.to && p.to > at.from; });
    }
    /// Where the ink begins that follows a column.
    [[nodiscard]] int first_ink(int column) const {
        for (const InkPiece& p : pieces_)
            if (p.from >= column) return p.from;
        return column;
    }
    [[nodiscard]] int last_ink(int column) const {
        int out = column;
        for (const InkPiece& p : pieces_)
            if (p.to <= column) out = p.to;
        return out;
    }

    const LineImage& image_;
    const VerticalReaders& read_;
    std::vector<InkPiece> pieces_;
    std::vector<int> ink_;
    int type_ = 0;
};

}  // namespace

std::vector<Word> read_vertical(const LineImage& image, const VerticalReaders& read) {
    return Reading(image, read).run();
}

bool sets_quotes_as_corners(std::string_view language) { return language.starts_with("chi_sim"); }

void corners_to_quotes(std::vector<Word>& words) {
    constexpr std::u32string_view corners = U"『』「」", quotes = U"“”‘’";
    for (Word& word : words) {
        std::u32string text = decode_utf8(word.text);
        for (char32_t& c : text)
            if (const auto found = corners.find(c); found != std::u32string_view::npos) c = quotes[found];
        word.text = encode_utf8(text);
    }
}

}  // namespace galley::ocr_lines
