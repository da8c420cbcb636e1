#include "dedup.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "galley/edit.hpp"
#include "glyph_stream.hpp"
#include "overlap.hpp"
#include "tiling.hpp"

namespace galley::captions_dedup {

namespace {

constexpr std::string_view stage = "captions.dedup";
constexpr double sure_confidence = 0.99, likely_confidence = 0.8;
/// Text is found up to four times in one place; more often, it comes down in several rounds.
constexpr std::array<std::size_t, 3> copy_counts{4, 3, 2};

/// What kind of doubling a tiling is; the name of the Edit's rule.
std::string_view form_of(const GlyphStream& stream, const Tiling& tiling) {
    bool single_glyphs = true;
    for (const Tile& tile : tiling.tiles) {
        single_glyphs = single_glyphs && tile.unit == 1;
        const std::size_t meeting = tile.begin + tile.unit;
        const bool spans = stream.line_at(tile.begin) != stream.line_at(tile.begin + tile.unit * tiling.copies - 1);
        if (spans) return stream.starts_line(meeting) ? "repeated-line" : "across-lines";
    }
    if (tiling.tiles.size() == 1) return "whole-unit";
    return single_glyphs ? "glyph-by-glyph" : "run-by-run";
}

struct Place {
    std::size_t block, line;
};

class Deduplicator {
  public:
    Deduplicator(Page& page, const Settings& settings) : page_(page), settings_(settings) {}

    void run() {
        std::vector<Place> chain;  // lines of neighbouring blocks without boxes: the parts of a text dump
        for (std::size_t b = 0; b < page_.blocks.size(); ++b) {
            const Block& block = page_.blocks[b];
            if (!in_scope(block) || !block.box.empty()) settle(std::exchange(chain, {}));
            if (!in_scope(block)) continue;
            for (std::size_t l = 0; l < block.lines.size(); ++l) chain.push_back({b, l});
            if (!block.box.empty()) settle(std::exchange(chain, {}));
        }
        settle(chain);
    }

    [[nodiscard]] bool in_scope(const Block& block) const {
        switch (block.kind) {
            case BlockKind::caption:
                return settings_.captions;
            case BlockKind::heading:
                return settings_.headings;
            case BlockKind::table:
                return false;  // cells repeat
            default:
                return settings_.others;
        }
    }

  private:
    /// From one line to before another.
    struct Range {
        std::size_t begin, end;
    };

    /// Until nothing changes: what was drawn eight times halves again and again, and two lines may be equal once each
    /// is single. Only what is near a change is looked at again.
    void settle(const std::vector<Place>& lines) {
        std::vector<Range> ranges{{0, lines.size()}};
        while (!ranges.empty()) {
            std::vector<Range> again;
            for (const Range& range : ranges)
                for (const std::size_t line : pass(lines, range)) {
                    const std::size_t begin = line > most_lines ? line - most_lines : 0;
                    if (again.empty() || again.back().end < begin) again.push_back({begin, begin});
                    again.back().end = std::min(lines.size(), line + most_lines);
                }
            ranges = std::move(again);
        }
    }

    /// Makes single what is doubled in a range of lines; returns the lines that changed, in order.
    std::vector<std::size_t> pass(const std::vector<Place>& lines, const Range& range) {
        GlyphStream stream;
        for (std::size_t i = range.begin; i < range.end; ++i)
            stream.add_line(page_.blocks[lines[i].block].lines[lines[i].line]);
        Tiler tiler(stream);
        std::vector<bool> dropped;
        std::map<std::size_t, EditReason> changed;  // by line of the stream
        std::size_t free = 0;                       // what stands before it is doubled
        for (const std::size_t at : stream.boundaries()) {
            if (at < free || !tiler.repeats_at(at)) continue;
            const Tiling tiling = doubled_from(stream, tiler, at);
            if (tiling.tiles.empty()) continue;
            dropped.resize(stream.size(), false);
            const EditReason reason{stage, form_of(stream, tiling), confidence_of(stream, tiling)};
            for (const Tile& tile : tiling.tiles)
                for (std::size_t g = tile.begin + tile.unit; g < tile.begin + tile.unit * tiling.copies; ++g) {
                    dropped[g] = true;
                    changed.insert_or_assign(stream.line_at(g), reason);
                }
            free = tiling.end;
        }
        std::vector<std::size_t> out;
        for (const auto& [line, reason] : changed) {
            const auto [b, l] = lines[range.begin + line];
            edit_line(page_, b, l, without_glyphs(text_of(page_.blocks[b].lines[l]), dropped, stream.begin_of(line)),
                      reason);
            out.push_back(range.begin + line);
        }
        return out;
    }

    /// Single characters first: ttiittii is titi drawn glyph by glyph rather than ttii drawn twice.
    Tiling doubled_from(const GlyphStream& stream, Tiler& tiler, std::size_t at) const {
        for (const std::size_t copies : copy_counts)
            for (const bool single_glyphs : {true, false})
                for (const Tilings tilings = tiler.longest(at, copies, single_glyphs);
                     const Tiling& tiling : {tilings.to_boundary, tilings.to_line_end})
                    if (evidence_of(stream, tiling, settings_.language) >= needed(settings_.level)) return tiling;
        return {};
    }

    [[nodiscard]] double confidence_of(const GlyphStream& stream, const Tiling& tiling) const {
        return evidence_of(stream, tiling, settings_.language) >= needed(Level::sure) ? sure_confidence
                                                                                      : likely_confidence;
    }

    Page& page_;
    const Settings& settings_;
};

}  // namespace

Page dedup(Page page, const Settings& settings) {
    Deduplicator deduplicator(page, settings);
    drop_overlapped(page, [&](const Block& block) { return deduplicator.in_scope(block); });
    deduplicator.run();
    return page;
}

}  // namespace galley::captions_dedup
