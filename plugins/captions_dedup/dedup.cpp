#include "dedup.hpp"

#include <array>
#include <map>
#include <utility>

#include "galley/edit.hpp"
#include "glyph_stream.hpp"
#include "near_text.hpp"
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

class Deduplicator {
  public:
    Deduplicator(Page& page, const Settings& settings) : page_(page), settings_(settings) {}

    void run() {
        std::vector<std::size_t> chain;  // neighbouring blocks without boxes: the parts of a text dump
        for (std::size_t b = 0; b < page_.blocks.size(); ++b) {
            const Block& block = page_.blocks[b];
            if (!chain.empty() && (!in_scope(block) || !block.box.empty())) settle(std::exchange(chain, {}));
            if (!in_scope(block)) continue;
            chain.push_back(b);
            if (!block.box.empty()) settle(std::exchange(chain, {}));
        }
        if (!chain.empty()) settle(chain);
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
    /// Until nothing changes: what was drawn eight times halves again and again.
    void settle(const std::vector<std::size_t>& blocks) {
        while (pass(blocks)) {
        }
    }

    bool pass(const std::vector<std::size_t>& blocks) {
        GlyphStream stream;
        for (const std::size_t b : blocks)
            for (std::size_t l = 0; l < page_.blocks[b].lines.size(); ++l)
                stream.add_line({b, l}, page_.blocks[b].lines[l]);
        Tiler tiler(stream);
        std::vector<bool> dropped;
        std::map<std::size_t, EditReason> changed;  // by line of the stream
        for (std::size_t at = 0; at < stream.size();) {
            const Tiling tiling =
                stream.is_boundary(at) && tiler.repeats_at(at) ? doubled_from(stream, tiler, at) : Tiling{};
            if (tiling.tiles.empty()) {
                ++at;
                continue;
            }
            dropped.resize(stream.size(), false);
            const EditReason reason{stage, form_of(stream, tiling), confidence_of(stream, tiling)};
            for (const Tile& tile : tiling.tiles)
                for (std::size_t g = tile.begin + tile.unit; g < tile.begin + tile.unit * tiling.copies; ++g) {
                    dropped[g] = true;
                    changed.insert_or_assign(stream.line_at(g), reason);
                }
            at = tiling.end;
        }
        for (const auto& [line, reason] : changed) {
            const auto [b, l] = stream.place(line);
            edit_line(page_, b, l, without_glyphs(text_of(page_.blocks[b].lines[l]), dropped, stream.begin_of(line)),
                      reason);
        }
        return !changed.empty();
    }

    /// Single characters first: ttiittii is titi drawn glyph by glyph rather than ttii drawn twice.
    Tiling doubled_from(const GlyphStream& stream, Tiler& tiler, std::size_t at) const {
        for (const std::size_t copies : copy_counts)
            for (const bool single_glyphs : {true, false})
                for (const bool to_line_end : {false, true}) {
                    Tiling tiling = tiler.longest(at, {copies, single_glyphs, to_line_end});
                    if (evidence_of(stream, tiling, settings_.language) >= needed(settings_.level)) return tiling;
                }
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
