#include "tidy.hpp"

#include <algorithm>

#include "galley/edit.hpp"
#include "line_scan.hpp"
#include "quotes.hpp"
#include "spacing.hpp"

namespace galley::text_tidy {

namespace {

constexpr std::string_view stage = "text.tidy";

/// A rule that needs nothing but the line. `sign`: only lines that show it are tried.
struct LineRule {
    std::string_view name;
    std::uint32_t sign;
    bool on;
    double confidence;
    std::u32string (*apply)(std::u32string_view);
};

/// One page at work.
class Tidier {
  public:
    Tidier(Page& page, const Settings& settings) : page_(page), settings_(settings) {}

    void run() {
        for (std::size_t b = 0; b < page_.blocks.size(); ++b) {
            bool open_quote = false;
            for (std::size_t l = 0; l < page_.blocks[b].lines.size(); ++l) tidy_line(b, l, open_quote);
        }
        if (settings_.hyphenation && !broken_lines_.empty()) soften_hyphens();
        if (unmapped_ > 0) set_attr(page_.attrs, "private_use", unmapped_);
    }

  private:
    void tidy_line(std::size_t b, std::size_t l, bool& open_quote) {
        const Line& line = page_.blocks[b].lines[l];
        if (line.words.empty()) return;
        std::string joined;
        std::string_view bytes = line.words.front().text;
        if (line.words.size() > 1) bytes = joined = text_of(line);
        const std::uint32_t signs = signs_of(bytes);
        if (signs & end_hyphen) broken_lines_.push_back({b, l});
        if ((signs & ~end_hyphen) == 0) return;

        std::u32string text = decode_utf8(bytes);
        const auto change = [&](std::u32string after, std::string_view rule, double confidence) {
            if (after == text) return;
            text = std::move(after);
            edit_line(page_, b, l, encode_utf8(text), {stage, rule, confidence});
        };
        if (signs & broken_bytes) edit_line(page_, b, l, encode_utf8(text), {stage, "encoding", 1.0});
        if (signs & private_use) {
            change(map_private_use(text, settings_.private_use), "private-use", 1.0);
            unmapped_ += std::count_if(text.begin(), text.end(), is_private_use);
        }
        const bool table = page_.blocks[b].kind == BlockKind::table;
        const LineRule rules[] = {
            {"control", controls, settings_.controls, 1.0, drop_controls},
            {"compatibility", compatibility_forms, settings_.compatibility, 1.0, fold_compatibility},
            {"ligature", ligatures, settings_.ligatures, 1.0, split_ligatures},
            {"soft-hyphen", soft_hyphens, settings_.soft_hyphens, 1.0, drop_soft_hyphens},
            {"nfc", not_composed, settings_.nfc, 1.0, to_nfc},
            {"width", width_forms, settings_.fold_width, 1.0, text_tidy::fold_width},
            // The cells of a table stand apart as the letters of a spaced line do.
            {"letter-spacing", letter_spaced, settings_.letter_spacing && !table, 0.95, join_letter_spaced},
            {"spacing", cjk_spaces, settings_.spacing, 0.95, drop_cjk_spaces},
        };
        for (const LineRule& rule : rules)
            if (rule.on && (signs & rule.sign)) change(rule.apply(text), rule.name, rule.confidence);
        if (settings_.quotes && (signs & double_quotes)) change(turn_quotes(text, open_quote), "quote-order", 0.9);
    }

    void soften_hyphens() {
        HyphenWords words = settings_.hyphens;
        for (const Block& block : page_.blocks)
            for (const Line& line : block.lines) {
                const std::string text = text_of(line);
                if (text.find('-') != std::string::npos || text.find("\u2010") != std::string::npos)
                    collect_compounds(decode_utf8(text), words.compounds);
            }
        for (const auto& [b, l] : broken_lines_) {
            const auto& lines = page_.blocks[b].lines;
            if (l + 1 == lines.size()) continue;
            const std::u32string text = decode_utf8(text_of(lines[l]));
            const std::u32string after = soften_hyphen(text, decode_utf8(text_of(lines[l + 1])), words);
            if (after != text) edit_line(page_, b, l, encode_utf8(after), {stage, "hyphenation", 0.9});
        }
    }

    struct Place {
        std::size_t block, line;
    };

    Page& page_;
    const Settings& settings_;
    std::vector<Place> broken_lines_;
    std::ptrdiff_t unmapped_ = 0;
};

}  // namespace

Page tidy(Page page, const Settings& settings) {
    Tidier(page, settings).run();
    return page;
}

std::int64_t unmapped_private_use(const Page& page) {
    return attr<std::int64_t>(page.attrs, "private_use").value_or(0);
}

}  // namespace galley::text_tidy
