#include "caption_lines.hpp"

#include <algorithm>

namespace galley::articles_newspaper {

namespace {

constexpr std::size_t most_lines = 4;                        // of a box of captions
constexpr std::size_t shortest = 6, longest = 60;            // characters of a caption's line; letters take less room
constexpr double letters_of_a_character = 2.2;               // in the room of an ideograph
constexpr double full_slack = 3.0, wider_than_column = 3.0;  // characters

class CaptionBoxes {
  public:
    CaptionBoxes(std::vector<Unit>& units, const std::vector<PrintedLine>& lines, const Profile& profile)
        : units_(units), lines_(lines), profile_(profile) {}

    void run() {
        for (std::size_t first = 0; first < units_.size();) {
            std::size_t last = first;
            while (last + 1 < units_.size() && units_[last + 1].gap == Gap::none) ++last;
            if (is_caption_box(first, last)) read_box(first, last);
            for (std::size_t u = first; u <= last; ++u)
                if (units_[u].kind == UnitKind::body &&
                    units_[u].paragraphs.front().last > units_[u].paragraphs.front().first)
                    column_ = units_[u].width;
            first = last + 1;
        }
    }

  private:
    [[nodiscard]] static std::size_t first_line(const Unit& unit) { return unit.paragraphs.front().first; }
    [[nodiscard]] static std::size_t last_line(const Unit& unit) { return unit.paragraphs.back().last; }

    [[nodiscard]] bool is_caption_box(std::size_t first, std::size_t last) const {
        const std::size_t begin = first_line(units_[first]), end = last_line(units_[last]);
        if (end - begin + 1 > most_lines) return false;
        const double letters = profile_.words ? letters_of_a_character : 1;
        for (std::size_t i = begin; i <= end; ++i) {
            const auto size = static_cast<double>(lines_[i].text.size());
            if (size < letters * shortest || size > letters * longest || lines_[i].dateline) return false;
            if (i > begin && lines_[i].gap != Gap::none) return false;
        }
        return std::none_of(units_.begin() + static_cast<std::ptrdiff_t>(first),
                            units_.begin() + static_cast<std::ptrdiff_t>(last) + 1, [](const Unit& unit) {
                                return unit.byline || unit.section || unit.signed_off || unit.dateline > 0 ||
                                       unit.kind == UnitKind::jump || unit.kind == UnitKind::aside;
                            });
    }

    void read_box(std::size_t first, std::size_t last) {
        bool told = false;
        for (std::size_t u = first; u <= last; ++u)
            told = told || (units_[u].kind == UnitKind::caption && !lines_[first_line(units_[u])].credit_alone);
        for (std::size_t u = first; u <= last; ++u) {
            Unit& unit = units_[u];
            if (unit.kind == UnitKind::caption) continue;
            unit.captions = captions_of(first_line(unit), last_line(unit));
            if (!told || unit.captions.empty()) continue;
            unit.kind = UnitKind::caption;
            unit.paragraphs = std::exchange(unit.captions, {});
        }
    }

    /// The captions that lines are; none where they read on as the lines of a column do.
    [[nodiscard]] std::vector<Paragraph> captions_of(std::size_t first, std::size_t last) const {
        std::vector<Paragraph> out;
        for (std::size_t i = first; i <= last; ++i) {
            std::size_t end = i;
            while (end < last && goes_on(lines_[end])) ++end;
            if (end < last && fills_column(lines_[end])) return {};
            out.push_back({i, end, joined(lines_, i, end, profile_)});
            i = end;
        }
        return out;
    }

    /// A caption is set in the width of its picture: only where a line is wider than a column, it may go on below.
    [[nodiscard]] bool goes_on(const PrintedLine& line) const {
        return !line.closed && column_ > 0 && static_cast<double>(line.text.size()) >= column_ + wider_than_column;
    }
    [[nodiscard]] bool fills_column(const PrintedLine& line) const {
        return !line.closed && !line.doubled && column_ > 0 &&
               static_cast<double>(line.text.size()) > column_ - full_slack && line.narrow <= column_ + 1;
    }

    std::vector<Unit>& units_;
    const std::vector<PrintedLine>& lines_;
    const Profile& profile_;
    double column_ = 0;  ///< width of the text before
};

}  // namespace

void find_caption_lines(std::vector<Unit>& units, const std::vector<PrintedLine>& lines, const Profile& profile) {
    CaptionBoxes(units, lines, profile).run();
}

}  // namespace galley::articles_newspaper
