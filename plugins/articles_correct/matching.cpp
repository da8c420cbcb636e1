#include "matching.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "galley/text.hpp"
#include "galley/utf8.hpp"

namespace galley::articles_correct {

namespace {

constexpr double alike_in_place = 0.6;   // another reading of the line that stands there
constexpr double alike_anywhere = 0.85;  // the line, wherever it stands now
constexpr double enough = 0.5;           // of a place's characters: then the rest was read too differently
constexpr std::int64_t pages_away = 4;   // so many pages before and after are searched
constexpr std::size_t longest = 600;     // characters of a line that are compared

std::u32string bare(std::string_view text) {
    std::u32string out;
    for (const char32_t c : decode_utf8(text.substr(0, 4 * longest)))
        if (!is_space(c) && out.size() < longest) out.push_back(c);
    return out;
}

std::int64_t area(const Box& box) {
    if (box.empty()) return 0;
    return std::int64_t{box.w} * box.h;
}

std::int64_t shared_area(const Box& a, const Box& b) {
    const std::int64_t w = std::int64_t{std::min(a.right(), b.right())} - std::max(a.x, b.x);
    const std::int64_t h = std::int64_t{std::min(a.bottom(), b.bottom())} - std::max(a.y, b.y);
    return w > 0 && h > 0 ? w * h : 0;
}

/// Whether most of the smaller box lies in the larger.
bool same_spot(const Box& a, const Box& b) {
    const std::int64_t smaller = std::min(area(a), area(b));
    return smaller > 0 && 2 * shared_area(a, b) > smaller;
}

std::vector<LineRef> by_id(const Place& place, Sheets& sheets) {
    const Block* block = sheets.block(place.page, place.block);
    const std::size_t last = static_cast<std::size_t>(place.first) + static_cast<std::size_t>(place.count);
    if (block == nullptr || last > block->lines.size()) return {};
    std::vector<LineRef> out;
    for (std::int32_t i = 0; i < place.count; ++i) {
        const auto line = static_cast<std::size_t>(place.first + i);
        if (text_of(block->lines[line]) != place.text[static_cast<std::size_t>(i)]) return {};
        out.push_back({place.page, place.block, place.first + i});
    }
    return out;
}

std::vector<LineRef> picture(const Place& place, Sheets& sheets) {
    const Page* page = sheets.page(place.page);
    if (page == nullptr) return {};
    const Block* same = sheets.block(place.page, place.block);
    if (same != nullptr && same->kind == BlockKind::image && (place.box.empty() || same_spot(place.box, same->box)))
        return {{place.page, place.block, -1}};
    const Block* best = nullptr;
    std::int64_t most = 0;
    for (const Block& block : page->blocks) {
        if (block.kind != BlockKind::image || !same_spot(place.box, block.box)) continue;
        if (const std::int64_t both = shared_area(place.box, block.box); both > most) {
            most = both;
            best = &block;
        }
    }
    return best == nullptr ? std::vector<LineRef>{} : std::vector<LineRef>{{place.page, best->id, -1}};
}

/// The line of a page that is most like a text; `likeness` 0 when none is.
struct Found {
    LineRef ref;
    double likeness = 0;
};

Found most_alike(const std::string& wanted, const Place& place, const Page& page) {
    Found out;
    for (const Block& block : page.blocks)
        for (std::size_t l = 0; l < block.lines.size(); ++l) {
            const Line& line = block.lines[l];
            if (line.words.empty()) continue;
            const bool there =
                page.index == place.page && same_spot(place.box, line.box.empty() ? block.box : line.box);
            const double alike = likeness(wanted, text_of(line));
            if (alike < (there ? alike_in_place : alike_anywhere)) continue;
            const double score = alike + (there ? 1 : 0);  // in its place before elsewhere
            if (score > out.likeness) out = {{page.index, block.id, static_cast<std::int32_t>(l)}, score};
        }
    return out;
}

std::vector<LineRef> by_text(const Place& place, Sheets& sheets, std::int32_t index) {
    const Page* page = sheets.page(index);
    if (page == nullptr) return {};
    std::vector<LineRef> out;
    std::size_t all = 0, found = 0;
    for (const std::string& wanted : place.text) {
        const std::size_t length = bare(wanted).size();
        all += length;
        if (length == 0) continue;
        const Found best = most_alike(wanted, place, *page);
        if (best.likeness == 0 || std::find(out.begin(), out.end(), best.ref) != out.end()) continue;
        found += length;
        // Lines between two of one block that were read too differently belong to them.
        if (!out.empty() && out.back().block == best.ref.block && best.ref.line > out.back().line &&
            best.ref.line - out.back().line <= place.count)
            for (std::int32_t between = out.back().line + 1; between < best.ref.line; ++between)
                out.push_back({index, best.ref.block, between});
        out.push_back(best.ref);
    }
    const bool most = all > 0 && static_cast<double>(found) >= enough * static_cast<double>(all);
    return most ? out : std::vector<LineRef>{};
}

}  // namespace

double likeness(std::string_view a, std::string_view b) {
    const std::u32string x = bare(a), y = bare(b);
    const std::size_t most = std::max(x.size(), y.size());
    if (most == 0) return 1;
    if (x == y) return 1;
    if (2 * std::min(x.size(), y.size()) < most) return 0;  // less than half can be alike
    std::vector<std::size_t> row(y.size() + 1);
    for (std::size_t j = 0; j <= y.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= x.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= y.size(); ++j) {
            const std::size_t change = corner + (x[i - 1] == y[j - 1] ? 0 : 1);
            corner = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return 1 - static_cast<double>(row.back()) / static_cast<double>(most);
}

std::vector<LineRef> find_place(const Place& place, Sheets& sheets) {
    if (place.count == 0) return picture(place, sheets);
    if (auto exact = by_id(place, sheets); !exact.empty()) return exact;
    if (auto there = by_text(place, sheets, place.page); !there.empty()) return there;
    // Pages may have come before it, or gone.
    for (const std::int32_t index : sheets.indices())
        if (index != place.page && std::abs(std::int64_t{index} - place.page) <= pages_away)
            if (auto elsewhere = by_text(place, sheets, index); !elsewhere.empty()) return elsewhere;
    return {};
}

}  // namespace galley::articles_correct
