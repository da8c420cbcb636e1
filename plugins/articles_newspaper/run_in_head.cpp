#include "run_in_head.hpp"

#include <algorithm>
#include <vector>

#include "galley/utf8.hpp"
#include "language/text_ends.hpp"

namespace galley::articles_newspaper {

namespace {

/// White between two ideographs that stand apart, in the height of the line.
constexpr double apart = 0.2;
/// A heading of ideographs has so many of them; one in letters has so many characters at most.
constexpr std::size_t fewest = 2, most = 20, most_letters = 70;
/// Type of one size measures less different than this.
constexpr double same_size = 1.15;

struct Halves {
    std::u32string head, rest;
};

/// White between two words that stand side by side, in the height of the first.
double white_between(const Word& word, const Word& next, bool vertical) {
    if (word.box.empty() || next.box.empty()) return 0;
    return vertical ? static_cast<double>(next.box.y - word.box.bottom()) / word.box.w
                    : static_cast<double>(next.box.x - word.box.right()) / word.box.h;
}

/// The line in two at the white between two of its ideographs that is plainly the widest.
std::optional<Halves> parted_by_white(const Line& line) {
    const bool vertical = line.writing_mode == WritingMode::vertical_rl;
    std::vector<std::u32string> texts;
    for (const Word& word : line.words) texts.push_back(decode_utf8(word.text));
    std::size_t at = 0;  // of the word behind it
    double widest = 0, second = 0;
    for (std::size_t i = 1; i < texts.size(); ++i) {
        const std::u32string &before = texts[i - 1], &after = texts[i];
        if (before.empty() || after.empty() || !is_solid_letter(before.back()) || !is_solid_letter(after.front()))
            continue;
        const double white = white_between(line.words[i - 1], line.words[i], vertical);
        second = std::max(second, std::min(white, widest));
        if (white > widest) widest = white, at = i;
    }
    if (widest <= apart || second > widest / 2) return std::nullopt;
    Halves out;
    for (std::size_t i = 0; i < texts.size(); ++i) (i < at ? out.head : out.rest) += texts[i];
    if (out.head.size() < fewest || out.head.size() > most) return std::nullopt;
    return out;
}

/// The line in two behind the first mark that ends a heading in letters.
std::optional<Halves> parted_by_mark(std::u32string_view text) {
    for (const std::u32string_view mark : {U". ", U": ", U" \u2014 ", U" \u2013 "}) {
        const std::size_t at = text.find(mark);
        if (at == text.npos || at == 0 || at > most_letters) continue;
        const bool kept = mark == U". " || mark == U": ";  // the mark belongs to the heading
        return Halves{std::u32string(text.substr(0, at + (kept ? 1 : 0))),
                      std::u32string(text.substr(at + mark.size()))};
    }
    return std::nullopt;
}

}  // namespace

std::optional<RunInHead> run_in_head(const Story& story, const Page& page, const page_graph::Scene& scene,
                                     const Profile& profile) {
    const auto node = [&](int i) -> const page_graph::Node& { return scene.nodes[static_cast<std::size_t>(i)]; };
    const auto text = std::find_if(story.passages.begin(), story.passages.end(),
                                   [](const Passage& passage) { return passage.guise == Guise::body; });
    if (text == story.passages.end()) return std::nullopt;
    const int first = text->lines.front();
    const bool headed = !story.headline.empty();
    const int at = headed ? story.headline.back() : first;
    if (headed) {
        const bool goes_on = node(first).block == node(at).block && node(first).line == node(at).line + 1;
        if (!goes_on || node(at).size > same_size * node(first).size) return std::nullopt;
    }
    std::optional<Halves> halves;
    if (!profile.words)
        halves = parted_by_white(page.blocks[node(at).block].lines[static_cast<std::size_t>(node(at).line)]);
    else if (headed)
        halves = parted_by_mark(node(at).text);
    if (!halves) return std::nullopt;
    const bool told_otherwise =
        profile.dateline.matches(language::start_of(node(at).text)) || profile.byline.matches(halves->head);
    if (!headed && told_otherwise) return std::nullopt;
    return RunInHead{at, std::move(halves->head), std::move(halves->rest)};
}

}  // namespace galley::articles_newspaper
