// How well articles were found, against the articles that are there.
#pragma once

#include <array>
#include <vector>

#include "core/eval/scored_article.hpp"

namespace galley {

/// Figures of one document, or means over documents. All lie in 0..1 and more is better, but for `cer` and `spaces`.
struct Score {
    double article_f1 =
        0;  ///< articles paired one to one by the trigrams they share; F1 of what pairs share over all text
    double perfect = 0;     ///< share of true articles of which 0.9 is found, in an article of which 0.9 is theirs
    double headline = 0;    ///< mean similarity of kicker, headline and subtitle; 0 where the article has no pair
    double head_exact = 0;  ///< share of headlines that are right to the letter
    double byline = 0;      ///< mean similarity of bylines, of articles that have one
    double captions = 0;    ///< mean similarity of each caption with the likest one of its article's pair
    double paragraphs = 0;  ///< F1 of where paragraphs start
    double facts = 1;       ///< share of title, date, number, labels and sections that are right (issue_score.hpp)
    double cer = 0;         ///< edits that make the bodies right, by their length; more than 1 where text is added
    double spaces = 0;      ///< false plus missing spaces in the bodies, per 1,000 places that can be compared
};

/// What a figure is called, and where it stands in Score.
struct Figure {
    const char* name;
    double Score::*value;
    bool more_is_better;
};
inline constexpr std::array<Figure, 10> figures{{{"article_f1", &Score::article_f1, true},
                                                 {"perfect", &Score::perfect, true},
                                                 {"headline", &Score::headline, true},
                                                 {"head_exact", &Score::head_exact, true},
                                                 {"byline", &Score::byline, true},
                                                 {"captions", &Score::captions, true},
                                                 {"paragraphs", &Score::paragraphs, true},
                                                 {"facts", &Score::facts, true},
                                                 {"cer", &Score::cer, false},
                                                 {"spaces", &Score::spaces, false}}};

/// A figure whose parts do not occur in `truth` (no bylines, no captions) is 1: nothing was got wrong. The same for no
/// articles at all in either.
[[nodiscard]] Score score(const std::vector<ScoredArticle>& truth, const std::vector<ScoredArticle>& found);

/// Of each figure, the mean; all 0 for no scores.
[[nodiscard]] Score mean(const std::vector<Score>& scores);
/// Of each figure, the worst.
[[nodiscard]] Score worst(const std::vector<Score>& scores);

}  // namespace galley
