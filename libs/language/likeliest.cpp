#include "language/likeliest.hpp"

#include <unicode/uscript.h>

#include <algorithm>
#include <cmath>

#include "galley/text.hpp"
#include "galley/utf8.hpp"
#include "language/letters.hpp"

namespace galley::language {

namespace {

constexpr std::size_t pages_asked = 4;
/// So many letters of a page tell enough.
constexpr double letters_asked = 4000;
/// A telling word is worth as many telling characters as it has letters, on average.
constexpr double word_worth = 3;
/// Votes that a page must have for another language than its document's, and how many times those for the document's.
constexpr double plain_votes = 30, plain_lead = 2;

/// A lead of so many votes leaves a third of the doubt: about two words.
constexpr double plain_lead_of_votes = 5;
constexpr double surest = 0.99;

int script_of(char32_t c) {
    if (c < 0x80) return USCRIPT_LATIN;
    if (is_han(c)) return USCRIPT_HAN;
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &status);
}

void add(std::vector<double>& votes, const std::vector<std::uint16_t>& profiles, double worth) {
    for (const std::uint16_t i : profiles) votes[i] += worth;
}

}  // namespace

Teller::Teller(const std::vector<Profile>& profiles) : profiles_(profiles) {
    for (std::size_t k = 0; k < profiles.size(); ++k) {
        const auto i = static_cast<std::uint16_t>(k);
        for (const char32_t c : profiles[k].telling_characters) characters_[c].push_back(i);
        for (const std::u32string& word : profiles[k].telling_words) words_[word].push_back(i);
        for (const int script : profiles[k].scripts) scripts_[script].push_back(i);
    }
}

void Teller::count(std::u32string_view line, Votes& votes) const {
    std::u32string word;
    const auto end_word = [&] {
        if (const auto found = words_.find(word); found != words_.end()) add(votes.telling, found->second, word_worth);
        word.clear();
    };
    for (const char32_t c : line) {
        if (const auto found = characters_.find(c); found != characters_.end()) add(votes.telling, found->second, 1);
        const WordPart part = word_part(c);
        if (part == WordPart::none || is_ascii_digit(c)) {
            if (!word.empty()) end_word();
            continue;
        }
        if (part == WordPart::letter || part == WordPart::mark || part == WordPart::hangul) word.push_back(folded(c));
        if (part == WordPart::mark) continue;
        ++votes.letters;
        if (const auto found = scripts_.find(script_of(c)); found != scripts_.end())
            add(votes.written, found->second, 1);
    }
    if (!word.empty()) end_word();
}

Votes Teller::votes_of(const Page& page) const {
    Votes out{std::vector<double>(profiles_.size(), 0), std::vector<double>(profiles_.size(), 0), 0};
    for (const Block& block : page.blocks)
        for (const Line& line : block.lines) {
            if (out.letters >= letters_asked) return out;
            count(composed(decode_utf8(text_of(line))), out);
        }
    return out;
}

std::size_t Teller::index_of(const Votes& votes) const {
    if (votes.letters <= 0) return 0;
    std::size_t best = profiles_.size(), other = 0;
    for (std::size_t i = profiles_.size(); i-- > 0;) {
        const Profile& p = profiles_[i];
        const bool tells = !p.telling_characters.empty() || !p.telling_words.empty();
        if (p.scripts.empty() && !tells) other = i;
        const bool written = p.scripts.empty() ? votes.telling[i] > 0 : 2 * votes.written[i] >= votes.letters;
        if (written && (best == profiles_.size() || votes.telling[i] >= votes.telling[best])) best = i;
    }
    return best == profiles_.size() ? other : best;
}

const Profile& Teller::likeliest(const Votes& votes) const { return profiles_[index_of(votes)]; }

const Profile& Teller::likeliest(const Votes& page, const Votes& document) const {
    const std::size_t whole = index_of(document), own = index_of(page);
    const bool plain = page.telling[own] >= plain_votes && page.telling[own] >= plain_lead * page.telling[whole];
    const bool unwritten = page.letters > 0 && 2 * page.written[whole] < page.letters && page.letters >= plain_votes;
    return profiles_[plain || unwritten ? own : whole];
}

double Teller::certainty(const Profile& profile, const Votes& votes) const {
    const auto own = static_cast<std::size_t>(&profile - profiles_.data());
    if (votes.letters <= 0 || (votes.written[own] <= 0 && !profile.scripts.empty())) return 0;
    double rivals = 0, second = 0;  // that may have written so much of it
    for (std::size_t i = 0; i < profiles_.size(); ++i) {
        if (i == own || profiles_[i].scripts.empty() || 2 * votes.written[i] < votes.letters) continue;
        ++rivals;
        second = std::max(second, votes.telling[i]);
    }
    const double lead = rivals > 0 ? std::max(0.0, votes.telling[own] - second) : votes.written[own];
    const double guess = 1 / (1 + std::max(1.0, rivals));
    const double share = profile.scripts.empty() ? 1 : std::min(1.0, votes.written[own] / votes.letters);
    return std::min(surest, share * (guess + (1 - guess) * (1 - std::exp(-lead / plain_lead_of_votes))));
}

Votes votes_of(const Teller& teller, const Pages& pages) {
    Votes out;
    for (std::size_t k = 0; k < std::min(pages_asked, pages.size()); ++k) {
        Votes more = teller.votes_of(pages[k]);
        if (k == 0) {
            out = std::move(more);
            continue;
        }
        for (std::size_t i = 0; i < out.telling.size(); ++i)
            out.telling[i] += more.telling[i], out.written[i] += more.written[i];
        out.letters += more.letters;
    }
    return out;
}

const Profile& likeliest(const std::vector<Profile>& profiles, const Pages& pages) {
    const Teller teller(profiles);
    const Votes votes = votes_of(teller, pages);
    return votes.telling.empty() ? profiles.front() : teller.likeliest(votes);
}

}  // namespace galley::language
