// The articles of a document.json, as `galley inspect` shows them: each with its confidence and what spoke for it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace galley::cli {

/// [{"id", "headline", "pages", "confidence", "evidence": ["…"]}], from a galley.document/1.
/// Throws nlohmann::json::exception when it is none.
[[nodiscard]] nlohmann::ordered_json listed_articles(const nlohmann::json& document);

/// The same for people.
[[nodiscard]] std::string article_lines(const nlohmann::ordered_json& articles);

}  // namespace galley::cli
