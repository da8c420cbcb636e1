#include "printed_facts.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "folio_lines.hpp"
#include "folio_text.hpp"
#include "galley/facts.hpp"
#include "galley/json.hpp"
#include "galley/utf8.hpp"
#include "language/numerals.hpp"
#include "language/text_ends.hpp"

namespace galley::issue_facts {

namespace {

using language::DateFound;

// How sure a fact is by the way in which it is printed. They order what a page says; agreement makes them surer.
constexpr double day_agrees = 0.97, day_alone = 0.88, day_denied = 0.5;  // by the weekday beside a date
constexpr double in_text = 0.85;  // times, for lines that layout does not hold for furniture
constexpr double by_pattern = 0.9, number_alone = 0.7, weak_label = 0.5, by_type = 0.55, by_place = 0.5;

constexpr std::size_t most_beside_date = 48;  // characters beside the date on its line
constexpr std::size_t few_beside_date = 12;   // where nothing else says that the line is a folio
constexpr double head_of_page = 0.3, head_of_text = 0.2, folio_band = 0.1, folio_foot = 0.94;
constexpr std::size_t most_lines_of_folio = 3;

struct Candidate {
    Fact fact;
    double weight = 0;  ///< chooses between candidates of one confidence
};

class Reading {
  public:
    Reading(const language::Profile& profile, const language::DateReader& dates) : profile_(profile), dates_(dates) {}

    void read(const std::vector<FolioLine>& lines) {
        lines_ = &lines;
        for (const FolioLine& line : lines) {
            read_number(line);
            for (const Piece& piece : line.pieces) read_piece(line, piece);
            if (line.pieces.size() != 1 || line.pieces.front().text != line.text)
                read_piece(line, {line.text, line.box});
        }
        for (const FolioLine& line : lines) read_date(line);
        if (!has("date")) read_wrapped_dates();
        weigh_by_folio("label", labelled_);
        weigh_by_folio("number", numbered_);
        if (!has("title")) read_large_title();
        if (!has("section")) read_section_by_place();
    }

    void read_told(const std::string& title) {
        const std::u32string text(language::trimmed(language::narrowed(decode_utf8(title))));
        const auto found = dates_.find(text);
        for (const DateFound& date : found) add("date", iso_of(date.day), day_alone, nullptr);
        FolioLine line;
        line.text = beside(text, found);
        line.outermost = true;
        std::u32string word;
        const auto end_word = [&] {
            if (!word.empty()) read_piece(line, {word, {}});
            word.clear();
        };
        read_number(line);
        read_piece(line, {std::u32string(language::trimmed(line.text)), {}});
        for (const char32_t c : line.text) {
            if (c == U' ' || c == U'_' || c == U',' || c == U'-' || c == U'|')
                end_word();
            else
                word.push_back(c);
        }
        end_word();
    }

    /// Of each name the surest, with what speaks for it from elsewhere on the page added.
    [[nodiscard]] std::vector<Fact> facts() const {
        std::vector<Fact> out;
        for (const auto& [name, candidates] : found_) {
            std::map<std::string, double> doubt;
            for (const Candidate& c : candidates) {
                auto [at, fresh] = doubt.try_emplace(c.fact.value, 1);
                // Teasers name one page several times; everything else that stands there twice is surer.
                at->second = name == "label" ? std::min(at->second, 1 - c.fact.confidence)
                                             : at->second * (1 - c.fact.confidence);
            }
            if (candidates.empty()) continue;
            const Candidate* best = &candidates.front();
            for (const Candidate& c : candidates)
                if (std::pair(-doubt[c.fact.value], c.weight) > std::pair(-doubt[best->fact.value], best->weight))
                    best = &c;
            Fact fact = best->fact;
            for (const Candidate& c : candidates)  // of one value the place where it is plainest
                if (c.fact.value == fact.value && c.fact.confidence > fact.confidence) fact = c.fact;
            constexpr double surest = 0.99;
            fact.confidence = std::min(surest, 1 - doubt[fact.value]);
            out.push_back(std::move(fact));
        }
        return out;
    }

  private:
    [[nodiscard]] bool has(const char* name) const { return found_.contains(name); }

    Fact& add(const char* name, std::string value, double confidence, const FolioLine* line, double weight = 0) {
        Fact fact{name, std::move(value), std::nullopt, confidence, {}};
        if (line != nullptr) fact.source = line->source;
        auto& all = found_[name];
        all.push_back({std::move(fact), weight});
        return all.back().fact;
    }

    void read_number(const FolioLine& line) {
        if (line.boxed && !line.furniture && line.place > head_of_text) return;
        if (!line.boxed && !line.outermost) return;
        const auto match = profile_.facts.number.find(line.text);
        if (!match || profile_.facts.other_date.matches(line.text)) return;
        std::u32string digits = match->group("number");
        while (!digits.empty() && (digits.back() == U',' || digits.back() == U'.')) digits.pop_back();
        std::erase(digits, U'.');
        const auto number = language::number_of(digits);
        if (!number || *number < 1) return;
        numbered_.push_back(&line);
        add("number", std::to_string(*number), by_pattern * (line.furniture || !line.boxed ? 1 : in_text), &line);
    }

    void read_piece(const FolioLine& line, const Piece& piece) {
        read_title(line, piece);
        read_label(line, piece);
        if (const auto match = profile_.facts.section.find(piece.text))
            sections_.push_back({&line, text_from(match->group("section"))});
    }

    void read_title(const FolioLine& line, const Piece& piece) {
        if (!line.boxed && !line.outermost) return;
        const auto match = profile_.facts.title.find(piece.text);
        if (!match) return;
        const bool plain = line.furniture || !line.boxed || line.place < folio_band || line.place > folio_foot;
        add("title", text_from(match->group("title")), by_pattern * (plain ? 1 : in_text), &line, line.type());
        titled_.push_back(&line);
    }

    void read_label(const FolioLine& line, const Piece& piece) {
        auto match = profile_.facts.label.find(piece.text);
        const bool weak = !match;
        if (weak) match = profile_.facts.weak_label.find(piece.text);
        if (!match) return;
        const std::string label = text_from(match->group("label"));
        const auto number = page_number(match->group("number"), profile_.language);
        if (!number || label.empty()) return;
        const bool bare =
            language::number_of(match->group("number")) && match->group("label") == match->group("number");
        // Elsewhere it is what a teaser or a jump line names; a number alone is a page's only where folios stand.
        if (line.boxed && line.place > folio_band && line.place < folio_foot) return;
        if (line.boxed && line.block_lines > most_lines_of_folio) return;  // a list of what stands inside
        if (bare && !line.boxed) return;
        double confidence = bare ? number_alone : by_pattern;
        if (weak) confidence = weak_label;
        Fact& fact =
            add("label", label, confidence * (line.furniture || !line.boxed ? 1 : in_text), &line, -line.place);
        set_attr(fact.attrs, "number", number->number);
        if (!number->letters.empty()) set_attr(fact.attrs, "letters", number->letters);
        labelled_.push_back(&line);
        if (const std::string section = text_from(match->group("section")); !section.empty())
            add("section", section, by_pattern, &line);
    }

    /// Whether something else on this line or beside it says that it is the folio, or of the masthead.
    [[nodiscard]] bool in_folio(const FolioLine& line) const {
        const auto beside = [&](const FolioLine* other) { return other == &line || in_one_row(other->box, line.box); };
        return std::any_of(titled_.begin(), titled_.end(), beside) ||
               std::any_of(labelled_.begin(), labelled_.end(), beside) ||
               std::any_of(numbered_.begin(), numbered_.end(), [&](const FolioLine* other) {
                   return other == &line || in_one_row(other->box, line.box) ||
                          other->source.block == line.source.block;
               });
    }

    void read_date(const FolioLine& line) { read_date(line, line.text); }

    void read_date(const FolioLine& line, const std::u32string& text) {
        const std::vector<DateFound> found = dates_.find(text);
        if (found.empty() || profile_.facts.other_date.matches(text)) return;
        const std::u32string rest = beside(text, found);
        const std::size_t left = letters_in(rest);
        if (left > most_beside_date || is_prose(rest)) return;
        const bool day = std::any_of(found.begin(), found.end(), [](const DateFound& d) { return d.weekday == true; });
        const bool folio = in_folio(line);
        if (line.boxed && !line.furniture) {
            if (line.place > head_of_text && line.place < folio_foot && !folio) return;
            if (!day && !folio && left > 0) return;
            if (left > few_beside_date && !folio) return;
        }
        if (!line.boxed) {
            if (left > few_beside_date && !folio) return;
            if (!day && !folio && !(line.outermost && left == 0)) return;
        }
        const double kind = line.furniture || !line.boxed || folio ? 1 : in_text;
        dated_.push_back(&line);
        for (const DateFound& date : found) {
            const double sure = !date.weekday ? day_alone : *date.weekday ? day_agrees : day_denied;
            add("date", iso_of(date.day), sure * kind, &line, -line.place);
        }
    }

    /// Teasers name other pages, and puzzles have numbers: what stands beside the date or the newspaper's name counts
    /// most.
    void weigh_by_folio(const char* name, const std::vector<const FolioLine*>& lines) {
        const auto found = found_.find(name);
        if (found == found_.end()) return;
        constexpr double elsewhere = 0.8;
        const auto stands_in_folio = [&](const Candidate& c) {
            const auto own = std::find_if(lines.begin(), lines.end(),
                                          [&](const FolioLine* line) { return line->source == *c.fact.source; });
            if (own == lines.end()) return false;
            const auto beside = [&](const FolioLine* other) {
                return other->source == (*own)->source || in_one_row(other->box, (*own)->box);
            };
            return std::any_of(dated_.begin(), dated_.end(), beside) ||
                   std::any_of(titled_.begin(), titled_.end(), beside);
        };
        for (Candidate& c : found->second)
            if (!stands_in_folio(c)) c.fact.confidence *= elsewhere;
    }

    /// Dates that a narrow box breaks over two or three lines.
    void read_wrapped_dates() {
        const std::vector<FolioLine>& lines = *lines_;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            std::u32string joined = lines[i].text;
            constexpr std::size_t most = 3;
            for (std::size_t k = i + 1; k < std::min(lines.size(), i + most); ++k) {
                if (lines[k].source.block != lines[i].source.block) break;
                joined += profile_.words ? U" " + lines[k].text : lines[k].text;
                FolioLine line = lines[i];
                line.text = joined;
                line.source.line_count = static_cast<std::int32_t>(k - i + 1);
                line.furniture = line.furniture || line.boxed;  // a box of few short lines at the head
                read_date(line, joined);
                if (!has("date")) continue;
                dated_.back() = &lines[i];
                return;
            }
        }
    }

    /// The name that no pattern knows: far larger than the date below or beside it, and above all else.
    void read_large_title() {
        const auto dates = found_.find("date");
        if (dates == found_.end() || has("label")) return;  // on inner pages it is the section that towers
        const FolioLine *dated = nullptr, *largest = nullptr;
        for (const FolioLine& line : *lines_)
            for (const Candidate& c : dates->second)
                if (c.fact.source && c.fact.source->block == line.source.block &&
                    c.fact.source->first_line == line.source.first_line)
                    dated = &line;
        if (dated == nullptr || !dated->boxed || dated->place > head_of_page) return;
        for (const FolioLine& line : *lines_) {
            if (line.place > head_of_page || line.box.y > dated->box.bottom()) continue;
            if (largest == nullptr || line.type() > largest->type()) largest = &line;
        }
        constexpr double far_larger = 2.2;
        constexpr std::size_t longest_name = 40;
        if (largest == nullptr || largest == dated || largest->type() < far_larger * dated->type()) return;
        if (largest->text.size() > longest_name || largest->text.size() < 2 || is_prose(largest->text)) return;
        if (!dates_.find(largest->text).empty()) return;
        add("title", text_from(largest->text), by_type * (largest->furniture ? 1 : in_text), largest);
    }

    /// Sections stand in the folio, beside the label or the newspaper's name.
    void read_section_by_place() {
        const auto in_row = [&](const FolioLine& line) {
            const auto beside = [&](const FolioLine* other) {
                return other == &line || in_one_row(other->box, line.box);
            };
            return std::any_of(labelled_.begin(), labelled_.end(), beside) ||
                   std::any_of(titled_.begin(), titled_.end(), beside);
        };
        for (const Section& section : sections_) {
            const bool band = section.line->place < folio_band || section.line->place > folio_foot;
            if (section.line->boxed ? band && (in_row(*section.line) || section.line->furniture)
                                    : section.line->outermost && in_row(*section.line))
                add("section", section.name, by_pattern, section.line, section.line->type());
        }
        if (has("section")) return;
        for (const FolioLine& line : *lines_) {
            if (!line.boxed || line.place > folio_band) continue;
            const bool labelled = std::any_of(labelled_.begin(), labelled_.end(), [&](const FolioLine* other) {
                return other == &line || in_one_row(other->box, line.box);
            });
            if (!labelled) continue;
            for (const Piece& piece : line.pieces)
                if (may_be_section(piece.text))
                    add("section", text_from(piece.text), by_place, &line, std::min(piece.box.w, piece.box.h));
        }
    }

    [[nodiscard]] bool may_be_section(const std::u32string& text) const {
        constexpr std::size_t most_characters = 8, most_letters = 28, most_words = 4;
        if (text.size() < 2 || text.size() > (profile_.words ? most_letters : most_characters)) return false;
        if (profile_.words && static_cast<std::size_t>(std::count(text.begin(), text.end(), U' ')) >= most_words)
            return false;
        for (const char32_t c : text)
            if (is_ascii_digit(c) || std::u32string_view(U":：@/.,，。()（）!?").find(c) != std::u32string_view::npos)
                return false;
        if (profile_.facts.title.matches(text) || profile_.facts.label.matches(text)) return false;
        const auto titles = found_.find("title");
        if (titles != found_.end())
            for (const Candidate& c : titles->second)
                if (c.fact.value == encode_utf8(text)) return false;
        return dates_.find(text).empty();
    }

    struct Section {
        const FolioLine* line;
        std::string name;
    };

    const language::Profile& profile_;
    const language::DateReader& dates_;
    const std::vector<FolioLine>* lines_ = nullptr;
    std::map<std::string, std::vector<Candidate>> found_;
    std::vector<const FolioLine*> titled_, labelled_, numbered_, dated_;
    std::vector<Section> sections_;
};

}  // namespace

std::vector<Fact> printed_facts(const Page& page, const language::Profile& profile, const language::DateReader& dates) {
    const std::vector<FolioLine> lines = folio_lines(page);
    Reading reading(profile, dates);
    reading.read(lines);
    std::vector<Fact> out = reading.facts();
    const bool may_turn = profile.language == "zh-Hant" || profile.language == "ja";
    if (!may_turn || lines.empty() || (find_fact(out, "title") != nullptr && find_fact(out, "date") != nullptr))
        return out;
    const std::vector<FolioLine> turned = turned_round(lines);
    Reading again(profile, dates);
    again.read(turned);
    for (Fact& fact : again.facts())
        if ((fact.name == "title" || fact.name == "date") && find_fact(out, fact.name) == nullptr)
            out.push_back(std::move(fact));
    return out;
}

std::vector<Fact> told_facts(const std::string& title, const language::Profile& profile,
                             const language::DateReader& dates) {
    Reading reading(profile, dates);
    reading.read_told(title);
    std::vector<Fact> out = reading.facts();
    for (Fact& fact : out) fact.source.reset();
    return out;
}

}  // namespace galley::issue_facts
