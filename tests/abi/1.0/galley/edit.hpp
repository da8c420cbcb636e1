// Changes of a line's text that leave a trace: how a filter writes, and how a reader of the record undoes it.
//
// Needs nlohmann-json, as json.hpp does.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/json.hpp"
#include "galley/text.hpp"

namespace galley {

/// Why a filter changes a text. `confidence` 0..1: how sure the rule is that the change is right.
struct EditReason {
    std::string_view stage, rule;
    double confidence = 1.0;
};

namespace detail {

/// A character of a line and the word that owns it; -1 for a space that text_of puts between two words.
struct OwnedChar {
    char32_t c;
    int word;
};

inline std::vector<OwnedChar> owned_chars(const Line& line) {
    std::vector<OwnedChar> out;
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        if (i > 0 && space_between(line.words[i - 1], line.words[i], line)) out.push_back({U' ', -1});
        for (const char32_t c : decode_utf8(line.words[i].text)) out.push_back({c, static_cast<int>(i)});
    }
    return out;
}

/// How far the alignment looks for the place where two texts agree again. A line of print is shorter.
inline constexpr std::size_t alignment_reach = 256;

/// Gives each character of `after` the word it came from: both texts are walked side by side; where they differ, the
/// old text is searched ahead for the next two characters (a deletion), else one is taken for the other. Time is
/// linear, at most alignment_reach steps a character.
inline std::vector<OwnedChar> align(const std::vector<OwnedChar>& before, const std::u32string& after) {
    std::vector<OwnedChar> out;
    std::size_t i = 0;
    int owner = 0;
    const auto agree = [&](std::size_t b, std::size_t a) {
        return before[b].c == after[a] &&
               (a + 1 == after.size() || (b + 1 < before.size() && before[b + 1].c == after[a + 1]));
    };
    for (std::size_t a = 0; a < after.size(); ++a) {
        std::size_t found = i;
        const std::size_t end = std::min(before.size(), i + alignment_reach);
        if (i < before.size() && before[i].c != after[a])
            while (found < end && !agree(found, a)) ++found;
        if (found < end) i = found;
        const bool same = i < before.size() && before[i].c == after[a];
        if (same && before[i].word < 0) {
            out.push_back(before[i++]);
            continue;
        }
        if (i < before.size()) owner = std::max(owner, before[i].word);
        out.push_back({after[a], owner});
        if (i < before.size()) ++i;
    }
    return out;
}

inline Box united(const Box& a, const Box& b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

inline void erase_attr(std::string& attrs, std::string_view name) {
    auto object = nlohmann::json::parse(attrs, nullptr, false);
    if (!object.is_object()) return;
    object.erase(std::string(name));
    attrs = object.empty() ? "" : object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Appends `next` to a line's new words so that text_of prints a space before it, or none, as `space` says.
inline void append_word(std::vector<Word>& words, Word next, bool space, const Line& line) {
    if (words.empty()) {
        if (space) next.text.insert(0, " ");
        words.push_back(std::move(next));
        return;
    }
    Word& last = words.back();
    const bool prints_space = space_between(last, next, line);
    if (prints_space && !space) {
        last.text += next.text;
        last.box = united(last.box, next.box);
        last.confidence = (last.confidence + next.confidence) / 2;
        return;
    }
    if (space && !prints_space) last.text += ' ';
    words.push_back(std::move(next));
}

}  // namespace detail

/// Sets a line's text, so that text_of(line) == after. A word of which characters survive keeps its box and
/// confidence; two words whose space went become one; an empty `after` leaves no words.
inline void set_line_text(Line& line, std::string_view after) {
    if (after.empty()) {
        line.words.clear();
        return;
    }
    if (line.words.empty()) line.words.push_back({"", line.box, 1.0, {}});
    if (line.words.size() == 1) {
        line.words.front().text = after;
        return;
    }
    const auto chars = detail::align(detail::owned_chars(line), decode_utf8(after));
    std::vector<Word> words;
    for (std::size_t i = 0; i < chars.size();) {
        const bool space = chars[i].word < 0;
        if (space && ++i == chars.size()) {
            if (!words.empty()) words.back().text += ' ';
            break;
        }
        if (chars[i].word < 0) continue;
        const int owner = chars[i].word;
        Word next = line.words[static_cast<std::size_t>(owner)];
        next.text.clear();
        for (; i < chars.size() && chars[i].word == owner; ++i) append_utf8(next.text, chars[i].c);
        detail::append_word(words, std::move(next), space, line);
    }
    line.words = std::move(words);
    // Boxes in odd places, or bytes that are no UTF-8, can defeat the joints; the text counts more than the boxes.
    if (text_of(line) != after) {
        Word whole = line.words.empty() ? Word{"", line.box, 1.0, {}} : std::move(line.words.front());
        for (std::size_t i = 1; i < line.words.size(); ++i) whole.box = detail::united(whole.box, line.words[i].box);
        whole.text = after;
        line.words.clear();
        line.words.push_back(std::move(whole));
    }
}

/// Sets the text of a line of `page` and records the Edit. Nothing happens when the text is that already. A line that
/// becomes empty stays, without words and with the attr "emptied", so that line numbers stay valid.
inline void edit_line(Page& page, std::size_t block, std::size_t line, std::string_view after,
                      const EditReason& reason) {
    Line& target = page.blocks[block].lines[line];
    std::string before = text_of(target);
    if (before == after) return;
    page.edits.push_back({std::string(reason.stage), page.index, page.blocks[block].id, static_cast<std::int32_t>(line),
                          std::move(before), std::string(after), std::string(reason.rule), reason.confidence});
    set_line_text(target, after);
    if (after.empty()) set_attr(target.attrs, "emptied", true);
}

/// Puts the text of every edited line back, newest edit first, and forgets the edits. Boxes of words that were joined
/// or dropped do not come back.
inline void undo_edits(Page& page) {
    std::map<std::string_view, Block*> blocks;
    for (Block& block : page.blocks) blocks.emplace(block.id, &block);
    for (auto edit = page.edits.rbegin(); edit != page.edits.rend(); ++edit) {
        const auto block = blocks.find(edit->block);
        if (block == blocks.end()) continue;
        auto& lines = block->second->lines;
        if (edit->line < 0 || static_cast<std::size_t>(edit->line) >= lines.size()) continue;
        Line& line = lines[static_cast<std::size_t>(edit->line)];
        set_line_text(line, edit->before);
        if (edit->after.empty()) detail::erase_attr(line.attrs, "emptied");
    }
    page.edits.clear();
}

}  // namespace galley
