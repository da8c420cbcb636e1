#include "run_in_head.hpp"

#include <algorithm>
#include <array>

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

/// The line in two at its first white between ideographs.
std::optional<Halves> parted_by_white(const Line& line) {
    std::u32string head;
    for (std::size_t i = 0; i + 1 < line.words.size(); ++i) {
        const Word &word = line.words[i], &next = line.words[i + 1];
        const std::u32string text = decode_utf8(word.text), after = decode_utf8(next.text);
        head += text;
        if (head.size() > most) return std::nullopt;
        const bool solid =
            !text.empty() && !after.empty() && is_solid_letter(text.back()) && is_solid_letter(after.front());
        if (!solid || white_between(word, next, line.writing_mode == WritingMode::vertical_rl) <= apart) continue;
        std::u32string rest;
        for (std::size_t k = i + 1; k < line.words.size(); ++k) rest += decode_utf8(line.words[k].text);
        if (head.size() < fewest || rest.empty()) return std::nullopt;
        return Halves{head, rest};
    }
    return std::nullopt;
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
    const bool headed = !story.headline.empty();
    if (!headed && text == story.passages.end()) return std::nullopt;
    const int at = headed ? story.headline.back() : text->lines.front();
    if (headed) {
        if (text == story.passages.end() || node(at).size > same_size * node(text->lines.front()).size)
            return std::nullopt;
        if (node(text->lines.front()).block != node(at).block || node(text->lines.front()).line != node(at).line + 1)
            return std::nullopt;
    }
    const Line& line = page.blocks[node(at).block].lines[static_cast<std::size_t>(node(at).line)];
    std::optional<Halves> halves = profile.words ? std::nullopt : parted_by_white(line);
    if (!halves && profile.words && headed) halves = parted_by_mark(node(at).text);
    if (!halves) return std::nullopt;
    const std::u32string_view start = language::start_of(node(at).text);
    const bool told_otherwise = profile.dateline.matches(start) || profile.byline.matches(halves->head);
    if (!headed && told_otherwise) return std::nullopt;
    return RunInHead{at, std::move(halves->head), std::move(halves->rest)};
}

}  // namespace galley::articles_newspaper
