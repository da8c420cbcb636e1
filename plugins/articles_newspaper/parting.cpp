#include "parting.hpp"

#include <algorithm>
#include <utility>

#include "lateral_neighbours.hpp"
#include "terms.hpp"

namespace galley::articles_newspaper {

namespace {

// Paragraphs on each side that are compared. Fewer say little, more blur the border.
constexpr std::size_t reach = 3;

// Similarity below which a border is possible.
constexpr double unrelated = 1.7;

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
        if (unit.kind != UnitKind::body && unit.kind != UnitKind::caption && unit.captions.empty()) {
            out.resize(out.size() + 3);
            continue;
        }
        const bool head = unit.kind == UnitKind::head;
        out.push_back(head ? std::vector<std::uint64_t>{} : start_of(unit, 0));
        out.push_back(head ? std::vector<std::uint64_t>{} : end_of(unit, unit.paragraphs.size() - 1));
        out.push_back(terms_of(unit, 0, unit.paragraphs.size() - 1));
    }
    return out;
}

struct Border {
    std::size_t unit = 0, paragraph = 0;  // the paragraph after it
};

/// A unit that takes its place on the page from `whole`, with no paragraph yet.
Unit piece_of(const Unit& whole) {
    Unit out;
    out.width = whole.width;
    return out;
}

/// By unit: the paragraph from which on its text is that of the heading after it; 0 where nothing tells.
std::vector<std::size_t> parted_by_headings(const std::vector<Unit>& units, const std::vector<PrintedLine>& lines) {
    std::vector<std::size_t> out(units.size(), 0);
    for (std::size_t u = 1; u + 1 < units.size(); ++u) {
        if (units[u].kind != UnitKind::body || units[u - 1].kind != UnitKind::head ||
            units[u + 1].kind != UnitKind::head)
            continue;
        std::vector<bool> may_begin;
        for (const Paragraph& paragraph : units[u].paragraphs)
            may_begin.push_back(lines[paragraph.first].gap != Gap::none);
        out[u] = parted_by_headings(units[u - 1], units[u], units[u + 1], may_begin);
    }
    return out;
}

}  // namespace

std::vector<Unit> part_unrelated(std::vector<Unit> units, const std::vector<PrintedLine>& lines) {
    std::vector<Border> borders;
    std::vector<std::vector<std::uint64_t>> texts;
    for (std::size_t u = 0; u < units.size(); ++u) {
        if (units[u].kind != UnitKind::body || !units[u].captions.empty()) continue;
        for (std::size_t p = 1; p < units[u].paragraphs.size(); ++p) {
            if (lines[units[u].paragraphs[p].first].gap == Gap::none) continue;
            borders.push_back({u, p});
            texts.push_back(end_of(units[u], p - 1));
            texts.push_back(start_of(units[u], p));
        }
    }
    const Similarity similarity(std::move(texts));
    const std::vector<std::size_t> by_heading = parted_by_headings(units, lines);
    std::vector<Unit> out;
    std::size_t b = 0;
    for (std::size_t u = 0; u < units.size(); ++u) {
        std::vector<Paragraph> paragraphs = std::exchange(units[u].paragraphs, {});
        units[u].length = 0;
        const Unit pattern = piece_of(units[u]);
        out.push_back(std::move(units[u]));
        for (std::size_t p = 0; p < paragraphs.size(); ++p) {
            const bool border = b < borders.size() && borders[b].unit == u && borders[b].paragraph == p;
            if ((border && similarity.between(2 * b, 2 * b + 1) < unrelated) || (p > 0 && p == by_heading[u])) {
                out.push_back(pattern);
                out.back().gap = lines[paragraphs[p].first].gap;
            }
            b += border ? 1 : 0;
            out.back().length += paragraphs[p].text.size();
            out.back().paragraphs.push_back(std::move(paragraphs[p]));
        }
    }
    return out;
}

Seams::Seams(const std::vector<Unit>& units) : similarity_(texts_of(units)) {}

double Seams::at(std::size_t before, std::size_t after) const { return similarity_.between(3 * before + 1, 3 * after); }

double Seams::with_caption(std::size_t body, std::size_t caption) const {
    return similarity_.between(3 * body + 2, 3 * caption + 2);
}

}  // namespace galley::articles_newspaper
