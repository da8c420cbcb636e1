// How well the facts of an issue were found: title, date, number, labels and sections of pages.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace galley {

/// Facts by their names; one without a value is known to be printed nowhere.
using KnownFacts = std::map<std::string, std::optional<std::string>>;

struct ScoredIssue {
    KnownFacts issue;
    std::vector<KnownFacts> pages;  ///< in their order
};

/// Reads "issue" of a document and of each of its "pages": facts as document.json has them, or plain strings, or null.
/// Empty where the file has none. Throws HostError (input_missing) as read_articles does.
[[nodiscard]] ScoredIssue read_issue(const std::filesystem::path& file);

/// The share of the facts of `truth` that are found as they are, case and spaces aside; those that are null count as
/// right where nothing was found. 1 where truth tells of none.
[[nodiscard]] double score_issue(const ScoredIssue& truth, const ScoredIssue& found);

}  // namespace galley
