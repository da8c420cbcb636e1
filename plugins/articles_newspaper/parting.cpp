#include "parting.hpp"

#include <algorithm>

#include "terms.hpp"

namespace galley::articles_newspaper {

namespace {

// Paragraphs on each side that are compared. Fewer say little, more blur the border.
constexpr std::size_t reach = 3;

// Kinship below which a border is possible.
constexpr double strangers = 1.7;

std::vector<std::uint64_t> end_of(const Unit& unit, std::size_t last) {
    return terms_of(unit, last + 1 - std::min(reach, last + 1), last);
}

std::vector<std::uint64_t> start_of(const Unit& unit, std::size_t first) {
    return terms_of(unit, first, std::min(first + reach, unit.paragraphs.size()) - 1);
}

/// Three texts for each unit: its start, its end, its whole.
std::vector<std::vector<std::uint64_t>> texts_of(const std::vector<Unit>& units) {
    std::vector<std::vector<std::uint64_t>> out;
    for (const Unit& unit : units) {
        if (unit.kind != UnitKind::body && unit.kind != UnitKind::caption) {
            out.resize(out.size() + 3);
            continue;
        }
        out.push_back(start_of(unit, 0));
        out.push_back(end_of(unit, unit.paragraphs.size() - 1));
        out.push_back(terms_of(unit, 0, unit.paragraphs.size() - 1));
    }
    return out;
}

struct Border {
    std::size_t unit = 0, paragraph = 0;  // the paragraph after it
};

/// The unit without the paragraphs from `paragraph` on, which it returns as a unit of their own.
Unit part(Unit& unit, std::size_t paragraph, const std::vector<PrintedLine>& lines) {
    Unit rest;
    rest.width = unit.width;
    rest.gap = lines[unit.paragraphs[paragraph].first].gap;
    const auto from = unit.paragraphs.begin() + static_cast<std::ptrdiff_t>(paragraph);
    rest.paragraphs.assign(std::make_move_iterator(from), std::make_move_iterator(unit.paragraphs.end()));
    unit.paragraphs.erase(from, unit.paragraphs.end());
    for (const Paragraph& p : rest.paragraphs) rest.length += p.text.size();
    unit.length -= rest.length;
    return rest;
}

}  // namespace

std::vector<Unit> part_strangers(std::vector<Unit> units, const std::vector<PrintedLine>& lines) {
    std::vector<Border> borders;
    std::vector<std::vector<std::uint64_t>> texts;
    for (std::size_t u = 0; u < units.size(); ++u) {
        if (units[u].kind != UnitKind::body) continue;
        for (std::size_t p = 1; p < units[u].paragraphs.size(); ++p) {
            if (lines[units[u].paragraphs[p].first].gap == Gap::none) continue;
            borders.push_back({u, p});
            texts.push_back(end_of(units[u], p - 1));
            texts.push_back(start_of(units[u], p));
        }
    }
    const Kinship kinship(std::move(texts));
    std::vector<Unit> out;
    std::size_t b = 0;
    for (std::size_t u = 0; u < units.size(); ++u) {
        std::size_t taken = 0;  // paragraphs of this unit that stand in `out` already
        out.push_back(std::move(units[u]));
        for (; b < borders.size() && borders[b].unit == u; ++b) {
            if (kinship.between(2 * b, 2 * b + 1) >= strangers) continue;
            Unit rest = part(out.back(), borders[b].paragraph - taken, lines);
            taken = borders[b].paragraph;
            out.push_back(std::move(rest));
        }
    }
    return out;
}

Seams::Seams(const std::vector<Unit>& units) : kinship_(texts_of(units)) {}

double Seams::at(std::size_t before, std::size_t after) const { return kinship_.between(3 * before + 1, 3 * after); }

double Seams::with_caption(std::size_t body, std::size_t caption) const {
    return kinship_.between(3 * body + 2, 3 * caption + 2);
}

}  // namespace galley::articles_newspaper
