#include "agreement.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "galley/facts.hpp"
#include "galley/json.hpp"
#include "galley/utf8.hpp"

namespace galley::issue_facts {

namespace {

constexpr std::array<const char*, 4> of_issue{"title", "date", "number", "language"};
constexpr std::array<const char*, 6> all{"title", "date", "number", "label", "section", "language"};
constexpr double worth_a_word = 0.6;  // a page less sure than this does not contradict its issue
constexpr double surest = 0.99;

/// Spelling aside: a masthead in capitals is the name that inner pages have.
std::string folded(const Fact& fact) {
    std::string out;
    for (const char32_t c : decode_utf8(fact.value)) {
        if (is_space(c)) continue;
        append_utf8(out, c >= U'A' && c <= U'Z' && fact.name != "language" ? c + 32 : c);
    }
    if (fact.name == "title" && out.starts_with("the")) out.erase(0, 3);
    return out;
}

struct Vote {
    double doubt = 1, weight = 0;
    std::map<std::string, double> spellings;
    const Fact* best = nullptr;
};

/// The value that most speaks for, with the share of all that speaks for it.
std::optional<std::pair<Fact, double>> elected(const std::vector<const Fact*>& facts) {
    std::map<std::string, Vote> votes;
    double sum = 0;
    for (const Fact* fact : facts) {
        Vote& vote = votes[folded(*fact)];
        vote.doubt *= 1 - fact->confidence;
        vote.weight += fact->confidence;
        vote.spellings[fact->value] += fact->confidence;
        if (vote.best == nullptr || fact->confidence > vote.best->confidence) vote.best = fact;
        sum += fact->confidence;
    }
    const Vote* most = nullptr;
    for (const auto& [key, vote] : votes)
        if (most == nullptr || vote.weight > most->weight) most = &vote;
    if (most == nullptr) return std::nullopt;
    Fact out = *most->best;
    const auto spelling = std::max_element(most->spellings.begin(), most->spellings.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
    if (spelling->second > most->spellings.at(out.value)) {
        for (const Fact* fact : facts)
            if (fact->value == spelling->first) out = *fact;
    }
    out.confidence = std::min(surest, 1 - most->doubt);
    return std::pair{out, most->weight / sum};
}

std::string page_name(const Page& page) {
    return "page " + std::to_string(page.index + 1) + (page.source.empty() ? "" : " (" + page.source + ")");
}

void warn_of_twins(const Document& document, std::vector<std::string>& warnings) {
    std::map<std::pair<std::string, double>, const Page*> seen;
    for (const Page& page : document.pages) {
        const Fact* label = find_fact(page.facts, "label");
        if (label == nullptr) continue;
        const auto number = attr<double>(label->attrs, "number");
        const std::pair key{number ? attr<std::string>(label->attrs, "letters").value_or("") : label->value,
                            number.value_or(-1)};
        if (const auto [at, fresh] = seen.emplace(key, &page); !fresh)
            warnings.push_back(page_name(*at->second) + " and " + page_name(page) + " are both labelled " +
                               label->value + "; one of them was misread, or is there twice");
    }
}

}  // namespace

std::vector<Fact> likeliest(const std::vector<Fact>& told) {
    std::vector<Fact> out;
    for (const char* name : all) {
        std::vector<const Fact*> own;
        for (const Fact& fact : told)
            if (fact.name == name && !fact.value.empty()) own.push_back(&fact);
        if (auto best = elected(own); best && best->first.confidence >= least_told)
            out.push_back(std::move(best->first));
    }
    for (const Fact& fact : told)  // what this stage does not know stays
        if (std::find(all.begin(), all.end(), fact.name) == all.end()) out.push_back(fact);
    return out;
}

std::string name_against_print(const Page& page, const std::vector<Fact>& told) {
    const Fact *named = nullptr, *printed = nullptr;
    for (const Fact& fact : told) {
        if (fact.name != "date" || fact.confidence < worth_a_word) continue;
        const Fact*& best = attr<std::string>(fact.attrs, "from") == "name" ? named : printed;
        if (best == nullptr || fact.confidence > best->confidence) best = &fact;
    }
    if (named == nullptr || printed == nullptr || named->value == printed->value) return {};
    return page_name(page) + " is named after " + named->value + " and prints " + printed->value +
           "; the surer one is taken: look whether the file has the right name";
}

std::vector<std::string> agree(Document& document, const std::vector<std::vector<Fact>>& of_pages) {
    std::vector<std::string> warnings;
    std::vector<Fact> issue;
    for (const char* name : of_issue) {
        std::vector<const Fact*> own;
        for (const auto& facts : of_pages)
            if (const Fact* fact = find_fact(facts, name)) own.push_back(fact);
        constexpr double half = 0.5;
        if (auto best = elected(own); best && best->second > half) issue.push_back(std::move(best->first));
    }
    for (const Fact& fact : document.facts)  // what is known already stands
        set_fact(issue, fact);

    for (std::size_t i = 0; i < document.pages.size() && i < of_pages.size(); ++i) {
        Page& page = document.pages[i];
        page.facts.clear();
        for (const Fact& fact : of_pages[i]) {
            const Fact* common = find_fact(issue, fact.name);
            if (common != nullptr && folded(*common) == folded(fact)) continue;
            const bool own = std::find(of_issue.begin(), of_issue.end(), fact.name) != of_issue.end();
            if (own && common != nullptr) {
                if (fact.confidence < worth_a_word) continue;
                warnings.push_back(page_name(page) + " says that the " + fact.name + " is " + fact.value +
                                   ", the other pages of " + document.id + " say " + common->value +
                                   "; the page keeps its own");
            }
            page.facts.push_back(fact);
        }
    }
    document.facts = std::move(issue);
    warn_of_twins(document, warnings);
    return warnings;
}

}  // namespace galley::issue_facts
