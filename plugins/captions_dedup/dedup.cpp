#include "dedup.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "chain.hpp"
#include "galley/edit.hpp"
#include "galley/text.hpp"
#include "glyph_stream.hpp"
#include "overlap.hpp"
#include "tiling.hpp"

namespace galley::captions_dedup {

namespace {

constexpr std::string_view stage = "captions.dedup";
/// Glyphs of a label with its copies.
constexpr std::size_t longest_label = 48;
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

/// Whole lines below each other are repeated on purpose; a stretch ends before them.
void cut_before_repeated_lines(const GlyphStream& stream, Tiling& tiling) {
    for (std::size_t t = 0; t < tiling.tiles.size(); ++t) {
        const Tile tile = tiling.tiles[t];
        if (!stream.starts_line(tile.begin) || !stream.starts_line(tile.begin + tile.unit)) continue;
        tiling.end = tile.begin;
        tiling.tiles.resize(t);
    }
}

class Deduplicator {
  public:
    Deduplicator(Page& page, const Settings& settings) : page_(page), settings_(settings) {}

    /// A label that is single may let a stretch be seen that it stood in the way of.
    void run() {
        do make_chains_single();
        while (drawn_double_ && make_labels_single());
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
    void make_chains_single() {
        Chain chain(page_);  // of neighbouring blocks without boxes: the parts of a text dump
        const auto end_chain = [&] {
            settle(chain);
            chain.clear();
        };
        for (std::size_t b = 0; b < page_.blocks.size(); ++b) {
            const Block& block = page_.blocks[b];
            if (!in_scope(block) || !block.box.empty()) end_chain();
            if (!in_scope(block)) continue;
            chain.add_block(b);
            if (!block.box.empty()) end_chain();
        }
        end_chain();
    }

    /// Lines that stand by themselves (sections, kickers), too short to tell alone, and whole sentences at the border
    /// of a box (captions). Whether any changed.
    bool make_labels_single() {
        bool changed = false;
        for (std::size_t b = 0; b < page_.blocks.size(); ++b) {
            if (!in_scope(page_.blocks[b])) continue;
            for (std::size_t l = 0; l < page_.blocks[b].lines.size(); ++l) changed = make_label_single(b, l) || changed;
        }
        return changed;
    }

    bool make_label_single(std::size_t b, std::size_t l) {
        const auto& lines = page_.blocks[b].lines;
        const bool begins = begins_box(lines, l), ends = begins_box(lines, l + 1);
        if (lines[l].words.empty() || (!begins && !ends)) return false;
        GlyphStream line;
        line.add_line(lines[l]);
        for (const std::size_t copies : copy_counts) {
            const bool label = begins && ends && line.size() <= longest_label;
            if (!(label && is_doubled_label(line, copies, settings_.language)) &&
                !(copies == 2 && is_doubled_sentence(line)))
                continue;
            std::vector<bool> dropped(line.size(), true);
            std::fill_n(dropped.begin(), line.size() / copies, false);
            edit_line(page_, b, l, without_glyphs(text_of(lines[l]), dropped, 0),
                      {stage, "whole-unit", likely_confidence});
            return true;
        }
        return false;
    }

    /// Whether a line stands apart from the one before: behind a blank line, or a space that marks a box of text.
    static bool begins_box(const std::vector<Line>& lines, std::size_t l) {
        if (l == 0 || l >= lines.size() || lines[l - 1].words.empty() || lines[l].words.empty()) return true;
        const std::string& text = lines[l].words.front().text;
        return !text.empty() && is_space(decode_one(text, 0).c);
    }

    /// Until nothing changes: what was drawn eight times halves again and again, and two lines may be equal once each
    /// is single. Only what sees a changed line is looked at again.
    void settle(Chain& chain) {
        for (LineRange piece = chain.piece_from(0); piece.begin < chain.size(); piece = chain.piece_from(piece.end)) {
            std::vector<std::size_t> changed = make_single(chain, piece, chain.keep(seen_from(chain, piece)));
            while (!changed.empty()) {
                std::vector<std::size_t> again;
                for (const LineRange& starts : seeing(changed)) {
                    const auto more = make_single(chain, starts, chain.read(seen_from(chain, starts)));
                    again.insert(again.end(), more.begin(), more.end());
                }
                std::sort(again.begin(), again.end());
                changed = std::move(again);
            }
        }
    }

    /// The lines that a stretch from one of `starts` on can hold.
    static LineRange seen_from(const Chain& chain, const LineRange& starts) {
        return {starts.begin, std::min(chain.size(), starts.end + most_lines - 1)};
    }

    /// The lines from which a stretch can reach one of `changed`, which ascend.
    static std::vector<LineRange> seeing(const std::vector<std::size_t>& changed) {
        std::vector<LineRange> out;
        for (const std::size_t line : changed) {
            const std::size_t begin = line + 1 > most_lines ? line + 1 - most_lines : 0;
            if (out.empty() || out.back().end < begin) out.push_back({begin, begin});
            out.back().end = line + 1;
        }
        return out;
    }

    /// Makes single what is doubled from one of the lines `starts` on; `stream` is what is seen from there. Returns the
    /// lines that changed, in order.
    std::vector<std::size_t> make_single(Chain& chain, const LineRange& starts, const GlyphStream& stream) {
        Tiler tiler(stream);
        std::vector<bool> dropped;
        std::map<std::size_t, EditReason> changed;  // by line of the stream
        std::size_t free = 0;                       // what stands before it is doubled
        const std::size_t end = stream.end_of(starts.end - starts.begin - 1);
        for (const std::size_t at : stream.boundaries()) {
            if (at >= end) break;
            if (at < free || !tiler.repeats_at(at)) continue;
            const auto [tiling, evidence] = doubled_from(stream, tiler, at);
            if (tiling.tiles.empty()) continue;
            dropped.resize(stream.size(), false);
            const EditReason reason{stage, form_of(stream, tiling), confidence_of(evidence)};
            for (const Tile& tile : tiling.tiles)
                for (std::size_t g = tile.begin + tile.unit; g < tile.begin + tile.unit * tiling.copies; ++g) {
                    dropped[g] = true;
                    changed.insert_or_assign(stream.line_at(g), reason);
                }
            free = tiling.end;
            drawn_double_ = true;
        }
        std::vector<std::size_t> out;
        for (const auto& [line, reason] : changed) {
            out.push_back(starts.begin + line);
            chain.edit(out.back(), without_glyphs(chain.text(out.back()), dropped, stream.begin_of(line)), reason);
        }
        return out;
    }

    struct Doubled {
        Tiling tiling;
        double evidence = 0;
    };

    /// Single characters first: ttiittii is titi drawn glyph by glyph rather than ttii drawn twice.
    Doubled doubled_from(const GlyphStream& stream, Tiler& tiler, std::size_t at) const {
        for (const std::size_t copies : copy_counts)
            for (const bool single_glyphs : {true, false}) {
                Tilings tilings = tiler.longest(at, copies, single_glyphs);
                for (Tiling* tiling : {&tilings.to_boundary, &tilings.to_line_end}) {
                    cut_before_repeated_lines(stream, *tiling);
                    const double evidence = evidence_of(stream, *tiling, settings_.language);
                    if (evidence >= needed(settings_.level)) return {std::move(*tiling), evidence};
                }
            }
        return {};
    }

    static double confidence_of(double evidence) {
        return evidence >= needed(Level::sure) ? sure_confidence : likely_confidence;
    }

    Page& page_;
    const Settings& settings_;
    bool drawn_double_ = false;  ///< text was found that a layer draws more than once
};

}  // namespace

Page dedup(Page page, const Settings& settings) {
    Deduplicator deduplicator(page, settings);
    drop_overlapped(page, [&](const Block& block) { return deduplicator.in_scope(block); });
    deduplicator.run();
    return page;
}

}  // namespace galley::captions_dedup
