#include "turned.hpp"

#include <algorithm>
#include <string_view>

#include "galley/utf8.hpp"

namespace galley::ocr_lines {

namespace {

// All lengths are in units of the line's extent across, which is about that of a Chinese character.
// Digits and most Latin letters: no wider, and of this height. A wide one, M or %, belongs to those beside it.
constexpr double letter_width_min = 0.14, letter_width_max = 0.62, wide_letter_max = 0.95;
constexpr double letter_height_min = 0.42, letter_height_max = 0.88;
// White between them, and between a number and its sign.
constexpr double letter_gap = 0.22;
// Digits and capitals stand as high as each other, within this; Chinese characters are higher.
constexpr double level = 0.06;
// Points and dashes are smaller than this. A comma of Chinese print is no part of a number: it stands at the head.
constexpr double sign_max = 0.42, sign_head = 0.4;

// A corner bracket's box.
constexpr double bracket_width_min = 0.2, bracket_width_max = 0.6, bracket_height_min = 0.38, bracket_height_max = 0.8;
// In units of that box: how thick its arms are at most along the line and across, how near the edges the arms run,
// how much of the edges they cover, and how much ink may stray into the empty corner.
constexpr double arm_along = 0.62, arm_across = 0.48, edge = 0.2, covered = 0.8, stray = 0.03;

bool is_letter(const InkPiece& p, int type) {
    return p.width() >= letter_width_min * type && p.width() <= letter_width_max * type &&
           p.height() >= letter_height_min * type && p.height() <= letter_height_max * type;
}

bool is_sign(const InkPiece& p, const InkPiece& letter, int type) {
    return p.width() <= sign_max * type && p.height() <= sign_max * type &&
           p.top >= letter.top + sign_head * letter.height();
}

bool as_high(const InkPiece& p, const InkPiece& letter, int type) {
    return std::abs(p.bottom - letter.bottom) <= level * type && std::abs(p.top - letter.top) <= level * type;
}

bool is_wide_letter(const InkPiece& p, const InkPiece& letter, int type) {
    return p.width() <= wide_letter_max * type && as_high(p, letter, type);
}

/// The ink of one piece, seen so that a corner bracket is an opening one.
class Shape {
  public:
    Shape(Pix* ink, const InkPiece& piece, bool closing) : ink_(ink), piece_(piece), closing_(closing) {}

    [[nodiscard]] bool at(int x, int y) const {
        l_uint32 value = 0;
        const int px = closing_ ? piece_.to - 1 - x : piece_.from + x;
        const int py = closing_ ? piece_.bottom - 1 - y : piece_.top + y;
        pixGetPixel(ink_, px, py, &value);
        return value != 0;
    }

    [[nodiscard]] bool is_corner() const {
        const int w = piece_.width(), h = piece_.height();
        const int near_x = std::max(1, static_cast<int>(edge * w)), near_y = std::max(1, static_cast<int>(edge * h));
        int left = 0, top = 0, inside = 0, corner = 0;
        for (int y = 0; y < h; ++y) left += any(0, near_x, y, y + 1);
        for (int x = 0; x < w; ++x) top += any(x, x + 1, 0, near_y);
        for (int y = static_cast<int>(arm_across * h); y < h; ++y)
            for (int x = static_cast<int>(arm_along * w); x < w; ++x) inside += at(x, y), ++corner;
        return left >= covered * h && top >= covered * w && inside <= stray * corner;
    }

    /// Two lines of ink with white between them, in most rows of the arm that runs across.
    [[nodiscard]] bool is_hollow() const {
        const int h = piece_.height();
        int hollow = 0, rows = 0;
        for (int y = h / 2; y < h - h / 8; ++y, ++rows) {
            int runs = 0;
            bool before = false;
            for (int x = 0; x < piece_.width(); ++x) {
                const bool now = at(x, y);
                runs += now && !before;
                before = now;
            }
            hollow += runs == 2;
        }
        return 2 * hollow > rows;
    }

  private:
    [[nodiscard]] bool any(int from_x, int to_x, int from_y, int to_y) const {
        for (int y = from_y; y < to_y; ++y)
            for (int x = from_x; x < to_x; ++x)
                if (at(x, y)) return true;
        return false;
    }

    Pix* ink_;
    const InkPiece& piece_;
    bool closing_;
};

}  // namespace

std::vector<Stretch> turned_stretches(const std::vector<InkPiece>& pieces, int type) {
    std::vector<Stretch> out;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!is_letter(pieces[i], type)) continue;
        const InkPiece& first = pieces[i];
        std::size_t last = i;
        const auto goes_on = [&](std::size_t k) {
            if (k >= pieces.size() || pieces[k].from - pieces[k - 1].to > letter_gap * type) return false;
            return is_letter(pieces[k], type) || is_sign(pieces[k], first, type);
        };
        while (goes_on(last + 1)) ++last;
        out.push_back({first.from, pieces[last].to});
        i = last;
    }
    return out;
}

std::optional<Stretch> levelled(const std::vector<InkPiece>& pieces, Stretch stretch, int type) {
    Stretch best, current;
    const InkPiece* first = nullptr;
    for (const InkPiece& p : pieces) {
        if (p.from < stretch.from || p.to > stretch.to) continue;
        const bool sign = first != nullptr && is_sign(p, *first, type);
        if (first == nullptr || (!sign && !as_high(p, *first, type))) first = &p, current.from = p.from;
        current.to = p.to;
        if (current.width() > best.width()) best = current;
    }
    if (best.width() == stretch.width()) return std::nullopt;
    return best;
}

std::vector<Stretch> widened(const std::vector<InkPiece>& pieces, Stretch stretch, int type) {
    std::vector<Stretch> out;
    const auto first =
        std::find_if(pieces.begin(), pieces.end(), [&](const InkPiece& p) { return p.from == stretch.from; });
    const auto last = std::find_if(first, pieces.end(), [&](const InkPiece& p) { return p.to == stretch.to; });
    if (last == pieces.end()) return out;
    if (first != pieces.begin() && is_wide_letter(*(first - 1), *first, type) &&
        first->from - (first - 1)->to <= letter_gap * type)
        out.push_back({(first - 1)->from, stretch.to});
    if (last + 1 != pieces.end() && is_wide_letter(*(last + 1), *first, type) &&
        (last + 1)->from - last->to <= letter_gap * type)
        out.push_back({stretch.from, (last + 1)->to});
    return out;
}

char32_t corner_bracket(const LineImage& image, const InkPiece& piece, int type) {
    const double w = static_cast<double>(piece.width()) / type, h = static_cast<double>(piece.height()) / type;
    if (w < bracket_width_min || w > bracket_width_max || h < bracket_height_min || h > bracket_height_max) return 0;
    const PixPtr ink(pixThresholdToBinary(image.pix.get(), static_cast<int>(image.paper * ink_of_paper)));
    if (!ink) return 0;
    for (const bool closing : {false, true}) {
        const Shape shape(ink.get(), piece, closing);
        if (!shape.is_corner()) continue;
        if (shape.is_hollow()) return closing ? U'』' : U'『';
        return closing ? U'」' : U'「';
    }
    return 0;
}

bool is_turned_text(std::string_view text) {
    bool telling = false;
    for (const char32_t c : decode_utf8(text)) {
        if (c <= U' ' || c > U'~') return false;
        telling = telling || is_ascii_digit(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
    }
    return telling;
}

}  // namespace galley::ocr_lines
