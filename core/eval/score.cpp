#include "core/eval/score.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "core/eval/spaces.hpp"
#include "core/eval/text_distance.hpp"

namespace galley {

namespace {

constexpr double perfect_share = 0.9;        // of an article found, and of the found one that belongs to it
constexpr std::size_t start_characters = 6;  // by which a paragraph's start is known
constexpr double per_thousand = 1000;

double ratio(std::size_t part, std::size_t whole) {
    return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
}

double f1(std::size_t both, std::size_t truth, std::size_t found) { return ratio(2 * both, truth + found); }

std::vector<Trigrams> trigrams_of(const std::vector<ScoredArticle>& articles) {
    std::vector<Trigrams> out;
    out.reserve(articles.size());
    for (const ScoredArticle& article : articles) out.push_back(trigrams(folded(article.text())));
    return out;
}

std::size_t total(const std::vector<Trigrams>& articles) {
    std::size_t out = 0;
    for (const Trigrams& grams : articles) out += size(grams);
    return out;
}

struct Pair {
    std::size_t found, shared;
};

/// One found article at most for each true one: those that share most are paired first.
std::vector<std::optional<Pair>> pair_up(const std::vector<Trigrams>& truth, const std::vector<Trigrams>& found) {
    std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> all;  // shared, truth, found
    for (std::size_t t = 0; t < truth.size(); ++t)
        for (std::size_t f = 0; f < found.size(); ++f)
            if (const std::size_t n = shared(truth[t], found[f]); n > 0) all.emplace_back(n, t, f);
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return std::get<0>(a) > std::get<0>(b); });
    std::vector<std::optional<Pair>> out(truth.size());
    std::vector<bool> taken(found.size());
    for (const auto& [n, t, f] : all) {
        if (out[t] || taken[f]) continue;
        out[t] = Pair{f, n};
        taken[f] = true;
    }
    return out;
}

std::set<std::u32string> paragraph_starts(const ScoredArticle& article) {
    std::set<std::u32string> out;
    for (const std::string& paragraph : article.body) out.insert(folded(paragraph).substr(0, start_characters));
    return out;
}

double best_similarity(const std::string& caption, const std::vector<std::string>& among) {
    double best = 0;
    for (const std::string& other : among) best = std::max(best, similarity(caption, other));
    return best;
}

template <typename Choose>
Score of_each(const std::vector<Score>& scores, Choose choose) {
    Score out;
    if (scores.empty()) return out;
    for (const Figure& figure : figures) {
        std::vector<double> values;
        values.reserve(scores.size());
        for (const Score& score : scores) values.push_back(score.*figure.value);
        out.*figure.value = choose(figure, values);
    }
    return out;
}

}  // namespace

Score score(const std::vector<ScoredArticle>& truth, const std::vector<ScoredArticle>& found) {
    const auto truth_grams = trigrams_of(truth), found_grams = trigrams_of(found);
    const auto pairs = pair_up(truth_grams, found_grams);
    std::size_t hits = 0, perfect = 0, exact = 0, bylines = 0, captions = 0, edits = 0, characters = 0;
    std::size_t starts_both = 0, starts_true = 0, starts_found = 0;
    double headline = 0, byline = 0, caption = 0;
    SpaceErrors spaces;
    for (std::size_t t = 0; t < truth.size(); ++t) {
        const ScoredArticle& wanted = truth[t];
        const ScoredArticle got = pairs[t] ? found[pairs[t]->found] : ScoredArticle{};
        if (pairs[t]) {
            const std::size_t n = pairs[t]->shared;
            hits += n;
            perfect += ratio(n, size(truth_grams[t])) >= perfect_share &&
                       ratio(n, size(found_grams[pairs[t]->found])) >= perfect_share;
        }
        headline += similarity(wanted.heads(), got.heads());
        exact += folded(wanted.headline) == folded(got.headline);
        if (!wanted.byline.empty()) {
            ++bylines;
            byline += similarity(wanted.byline, got.byline);
        }
        for (const std::string& text : wanted.captions) {
            ++captions;
            caption += best_similarity(text, got.captions);
        }
        const std::u32string body = folded(wanted.body_text());
        edits += edit_distance(body, folded(got.body_text()));
        characters += body.size();
        const SpaceErrors here = compare_spaces(wanted.body, got.body);
        spaces.wrong += here.wrong;
        spaces.compared += here.compared;
        const auto a = paragraph_starts(wanted), b = paragraph_starts(got);
        starts_both += static_cast<std::size_t>(
            std::count_if(a.begin(), a.end(), [&](const std::u32string& start) { return b.count(start) > 0; }));
        starts_true += a.size();
        starts_found += b.size();
    }
    const auto share = [](double sum, std::size_t of) { return of == 0 ? 1 : sum / static_cast<double>(of); };
    return {f1(hits, total(truth_grams), total(found_grams)),
            ratio(perfect, truth.size()),
            share(headline, truth.size()),
            ratio(exact, truth.size()),
            share(byline, bylines),
            share(caption, captions),
            f1(starts_both, starts_true, starts_found),
            1,  // of the issue, not of its articles: for the caller to say
            static_cast<double>(edits) / static_cast<double>(std::max<std::size_t>(characters, 1)),
            per_thousand * static_cast<double>(spaces.wrong) /
                static_cast<double>(std::max<std::size_t>(spaces.compared, 1))};
}

Score mean(const std::vector<Score>& scores) {
    return of_each(scores, [](const Figure&, const std::vector<double>& values) {
        double sum = 0;
        for (const double value : values) sum += value;
        return sum / static_cast<double>(values.size());
    });
}

Score worst(const std::vector<Score>& scores) {
    return of_each(scores, [](const Figure& figure, const std::vector<double>& values) {
        return figure.more_is_better ? *std::min_element(values.begin(), values.end())
                                     : *std::max_element(values.begin(), values.end());
    });
}

}  // namespace galley
