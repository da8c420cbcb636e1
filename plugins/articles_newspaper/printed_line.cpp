#include "printed_line.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <initializer_list>
#include <map>

#include "fields.hpp"
#include "galley/text.hpp"
#include "galley/utf8.hpp"
#include "language/letters.hpp"
#include "language/text_ends.hpp"

namespace galley::articles_newspaper {

namespace {

using language::trimmed;

constexpr char32_t soft_hyphen = 0xAD;
constexpr auto npos = std::u32string::npos;
/// A credit stands at the end of a line, and this many characters hold the longest.
constexpr std::size_t credit_reach = 60;

/// Combining marks stand on what is before them.
bool has_width(char32_t c) { return c < 0x300 || language::word_part(c) != language::WordPart::mark; }

double narrow_width(std::u32string_view text) {
    double width = 0;
    for (const char32_t c : text) {
        if (!has_width(c)) continue;
        const bool quote = c >= 0x2018 && c <= 0x201F;
        const bool mark = (c >= 0x3001 && c <= 0x3002) || (c >= 0x3008 && c <= 0x3011) || (c >= 0xFF01 && c <= 0xFF1F);
        width += c < 0x2000 || quote || mark ? 0.5 : 1.0;
    }
    return width;
}

bool holds_stop(std::u32string_view text, const Profile& profile) {
    const char32_t stop = profile.final.empty() ? U'.' : profile.final.front();
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool anywhere = !profile.words && !profile.syllables;
        const bool word_ends = i + 1 == text.size() || is_space(text[i + 1]) || anywhere;
        if (text[i] == stop && word_ends) return true;
    }
    return false;
}

/// Openers and closers of a profile stand in the same order, so that each finds its partner.
bool leaves_open(std::u32string_view text, const Profile& profile) {
    std::u32string awaited;
    for (const char32_t c : text) {
        const std::size_t closer = profile.closers.find(c);
        if (!awaited.empty() && closer != npos && awaited.back() == c) {
            awaited.pop_back();
        } else if (const std::size_t opener = profile.openers.find(c); opener < profile.closers.size()) {
            awaited.push_back(profile.closers[opener]);
        }
    }
    return !awaited.empty();
}

/// Width of what a line begins with and no line break may part from what stands before: a space and a word, or an
/// opening quote.
double unparted(std::u32string_view text, const Profile& profile) {
    if (!profile.words) return profile.opens(text) ? 1 : 0;
    return 1 + static_cast<double>(std::min(text.find(U' '), text.size()));
}

bool any_of(std::initializer_list<const std::u32string*> marks, char32_t c) {
    return std::any_of(marks.begin(), marks.end(), [&](auto* set) { return set->find(c) != npos; });
}

/// Widths of the line that stands on the paper as `shape`.
void measure(PrintedLine& line, std::u32string_view shape, const Profile& profile) {
    line.wide = static_cast<double>(std::count_if(shape.begin(), shape.end(), has_width));
    line.narrow = profile.words ? line.wide : narrow_width(shape);
    line.room = line.wide;
    line.hanging = 0;
    line.lead = unparted(shape, profile);
    for (std::size_t i = shape.size();
         i-- > 0 && any_of({&profile.closers, &profile.final, &profile.clause}, shape[i]);)
        line.hanging += 1;
}

void read_marks(PrintedLine& line, const Profile& profile) {
    const std::u32string_view text = line.text;
    const auto credit = profile.credit.find(text.substr(text.size() - std::min(text.size(), credit_reach)));
    const bool byline = credit && credit->start > 0 && profile.byline.matches(text.substr(0, 2 * credit_reach));
    line.credit = credit && !byline;  // a byline may end like one: 文・高瀬みのり　写真・古賀拓
    line.credit_alone = line.credit && credit->start == 0 && text.size() <= credit_reach;
    line.closed = line.credit || profile.ends_sentence(text) || profile.byline_end.matches(language::end_of(text));
    line.open = leaves_open(text, profile);
    line.dateline = profile.dateline.matches(language::start_of(text));
    line.comma = profile.goes_on(text);
    line.dangling = any_of({&profile.closers, &profile.final, &profile.clause}, text.front()) && !profile.opens(text);
    line.capital = u_isupper(static_cast<UChar32>(text.front()));
    line.stopped = holds_stop(text, profile);
}

/// Does a credit that begins in one line end with the next? What looks like the whole of one may be its beginning (…摄
/// with 影报道 below).
bool ends_credit(const PrintedLine& line, const PrintedLine& next, const Profile& profile) {
    const bool parted = next.gap != Gap::none;
    if (parted && (line.credit || profile.section.matches(next.text))) return false;
    if (next.closed || (line.closed && !line.credit) || next.text.size() > credit_reach / 2) return false;
    std::u32string both = line.text.substr(line.text.size() - std::min(line.text.size(), credit_reach / 2));
    if (profile.words) both.push_back(U' ');
    both += next.text;
    return profile.credit.matches(both) && !profile.byline.matches(next.text);
}

/// Boxes of few lines whose last ends with a name alone behind a sentence are captions, and the name their credit.
void read_bare_credits(std::vector<PrintedLine>& lines, const Profile& profile) {
    constexpr std::size_t most_lines = 3;
    for (std::size_t first = 0; first < lines.size();) {
        std::size_t end = first + 1;
        while (end < lines.size() && lines[end].gap == Gap::none) ++end;
        PrintedLine& last = lines[end - 1];
        const bool goes_on = end < lines.size() && u_islower(static_cast<UChar32>(lines[end].text.front()));
        if (end - first <= most_lines && !last.closed && !goes_on && !name_behind(last.text, profile).empty())
            last.credit = last.closed = true;
        first = end;
    }
}

/// A line that a stage took text out of, as it stood before.
struct Shape {
    std::u32string text;
    bool doubled = false;  ///< most of what stands there now stood there twice
};
using Shapes = std::map<std::pair<std::string, std::int32_t>, Shape>;  ///< by block and line

Shapes shapes_of(const Page& page) {
    const auto printed = [](const std::string& text) {
        std::u32string out = decode_utf8(text);
        out.erase(std::remove_if(out.begin(), out.end(), is_space), out.end());
        return out.size();
    };
    Shapes out;
    for (const Edit& edit : page.edits) {
        const std::size_t before = printed(edit.before), after = printed(edit.after);
        if (after < before)
            out.emplace(std::pair(edit.block, edit.line),
                        Shape{std::u32string(trimmed(decode_utf8(edit.before))), 2 * (before - after) > after});
    }
    return out;
}

}  // namespace

PrintedLine printed_line(const Page& page, const Block& block, std::size_t index, const Profile& profile) {
    const std::u32string whole = decode_utf8(text_of(block.lines[index]));
    PrintedLine line{&page, &block, static_cast<std::int32_t>(index), std::u32string(trimmed(whole))};
    line.spaced = !whole.empty() && is_space(whole.front());
    if (!line.text.empty()) {
        measure(line, line.text, profile);
        read_marks(line, profile);
    }
    return line;
}

std::vector<PrintedLine> printed_lines(const Page& page, const Profile& profile) {
    const Shapes shapes = shapes_of(page);
    std::vector<PrintedLine> out;
    for (const Block& block : page.blocks) {
        Gap gap = Gap::box;
        for (std::size_t i = 0; i < block.lines.size(); ++i) {
            PrintedLine line = printed_line(page, block, i, profile);
            if (line.text.empty()) {
                if (gap == Gap::none) gap = Gap::blank;
                continue;
            }
            if (const auto shape = shapes.find({block.id, line.index}); shape != shapes.end()) {
                measure(line, shape->second.text, profile);
                line.doubled = shape->second.doubled;
            }
            line.gap = line.spaced ? Gap::box : gap;
            out.push_back(std::move(line));
            gap = Gap::none;
        }
    }
    for (std::size_t i = 0; i + 1 < out.size(); ++i) {
        out[i].room += out[i + 1].lead;
        PrintedLine &line = out[i], &next = out[i + 1];
        if ((next.gap != Gap::none && !next.spaced) || !ends_credit(line, next, profile)) continue;
        next.gap = Gap::none;  // the space was the credit's own
        next.credit = next.closed = true;
        line.credit = line.credit_alone = false;
        line.closed = profile.ends_sentence(line.text);
    }
    read_bare_credits(out, profile);
    return out;
}

void join_line(std::u32string& text, std::u32string_view line, const Joint& joint) {
    if (text.empty() || line.empty()) {
        text += line;
        return;
    }
    const bool in_word = text.size() > 1 && text.back() == U'-' &&
                         u_isalpha(static_cast<UChar32>(text[text.size() - 2])) &&
                         u_isalpha(static_cast<UChar32>(line.front()));
    if (text.back() == soft_hyphen || (in_word && joint.other_block && u_islower(static_cast<UChar32>(line.front()))))
        text.pop_back();
    else if (!in_word &&
             (joint.spaced || (!joint.within_words && space_between_lines(text.back(), line.front(), joint.words))))
        text.push_back(U' ');
    text += line;
}

std::u32string joined(const std::vector<PrintedLine>& lines, std::size_t first, std::size_t last,
                      const Profile& profile) {
    std::u32string out = lines[first].text;
    for (std::size_t i = first + 1; i <= last; ++i) {
        const bool other_block = lines[i].block != lines[i - 1].block,
                   within_words = profile.syllables && !profile.words;
        join_line(out, lines[i].text, {profile.words, lines[i].spaced, other_block, within_words});
    }
    return out;
}

}  // namespace galley::articles_newspaper
