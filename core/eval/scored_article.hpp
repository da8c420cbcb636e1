// Articles as `galley eval` compares them, read from either of two kinds of JSON.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace galley {

struct ScoredArticle {
    std::string headline, kicker, subtitle, byline;  ///< empty where there is none
    std::vector<std::string> body;                   ///< paragraphs and crossheads, in order
    std::vector<std::string> captions;

    [[nodiscard]] std::string heads() const { return kicker + headline + subtitle; }
    [[nodiscard]] std::string body_text() const;
    [[nodiscard]] std::string text() const;  ///< heads, body and captions
};

/// Reads `{"articles": [...]}` in UTF-8: a galley.document/1 file, whose articles have `paragraphs`, or articles that
/// somebody wrote down, with `body` (strings, or {"crosshead": string}) and `captions` (strings).
/// Throws HostError (input_missing) that names the file and what is wrong in it.
[[nodiscard]] std::vector<ScoredArticle> read_articles(const std::filesystem::path& file);

}  // namespace galley
