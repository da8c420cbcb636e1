#include "core/eval/issue_score.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <nlohmann/json.hpp>

#include "core/base/host_error.hpp"
#include "core/base/packed_file.hpp"
#include "core/eval/text_distance.hpp"

namespace galley {

namespace {

using Json = nlohmann::json;

KnownFacts facts_of(const Json& object) {
    KnownFacts out;
    const auto issue = object.find("issue");
    if (issue == object.end() || !issue->is_object()) return out;
    for (const auto& [name, fact] : issue->items()) {
        if (fact.is_null())
            out[name] = std::nullopt;
        else if (fact.is_string())
            out[name] = fact.get<std::string>();
        else if (fact.is_object() && fact.contains("value") && fact["value"].is_string())
            out[name] = fact["value"].get<std::string>();
    }
    return out;
}

/// A page has what its issue has where it says nothing itself.
const std::optional<std::string>* known(const ScoredIssue& issue, std::size_t page, const std::string& name) {
    if (page < issue.pages.size())
        if (const auto own = issue.pages[page].find(name); own != issue.pages[page].end()) return &own->second;
    const auto common = issue.issue.find(name);
    return common == issue.issue.end() ? nullptr : &common->second;
}

bool agrees(const std::optional<std::string>& truth, const std::optional<std::string>* found) {
    const bool told = found != nullptr && found->has_value();
    if (!truth) return !told;
    return told && folded(*truth) == folded(**found);
}

}  // namespace

ScoredIssue read_issue(const std::filesystem::path& file) {
    const std::string text = read_packed(file);
    const Json document = Json::parse(text, nullptr, false);
    if (!document.is_object())
        throw HostError(ExitCode::input_missing,
                        fmt::format("\"{}\" is no JSON object. A document.json of Galley is one.", file.string()));
    ScoredIssue out{facts_of(document), {}};
    if (const auto pages = document.find("pages"); pages != document.end() && pages->is_array())
        for (const Json& page : *pages) out.pages.push_back(page.is_object() ? facts_of(page) : KnownFacts{});
    return out;
}

double score_issue(const ScoredIssue& truth, const ScoredIssue& found) {
    std::size_t right = 0, all = 0;
    for (const auto& [name, value] : truth.issue) {
        const auto own = found.issue.find(name);
        right += agrees(value, own == found.issue.end() ? nullptr : &own->second) ? 1 : 0;
        ++all;
    }
    for (std::size_t page = 0; page < truth.pages.size(); ++page)
        for (const auto& [name, value] : truth.pages[page]) {
            right += agrees(value, known(found, page, name)) ? 1 : 0;
            ++all;
        }
    return all == 0 ? 1 : static_cast<double>(right) / static_cast<double>(all);
}

}  // namespace galley
