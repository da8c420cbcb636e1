// galley eval: how well articles were found, against the articles that are there.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/cli/commands.hpp"
#include "core/eval/eval_pairs.hpp"
#include "core/eval/issue_score.hpp"
#include "core/eval/score.hpp"

namespace galley::cli {

namespace {

struct EvalArguments {
    std::filesystem::path truth, found;
    bool json = false;
};

struct ScoredLine {
    std::string name;
    Score score;
};

nlohmann::ordered_json to_json(const Score& score) {
    nlohmann::ordered_json out;
    for (const Figure& figure : figures) out[figure.name] = score.*figure.value;
    return out;
}

void print_json(const std::vector<ScoredLine>& documents, const std::vector<ScoredLine>& sums, const EvalPairs& pairs) {
    nlohmann::ordered_json out;
    for (const ScoredLine& line : sums) out[line.name] = to_json(line.score);
    out["documents"] = nlohmann::ordered_json::object();
    for (const ScoredLine& line : documents) out["documents"][line.name] = to_json(line.score);
    out["missing"] = nlohmann::ordered_json::array();
    for (const EvalPair& pair : pairs.pairs)
        if (!pair.found) out["missing"].push_back(pair.document);
    out["untested"] = pairs.untested;
    fmt::print("{}\n", out.dump(1));
}

void print_table(const std::vector<ScoredLine>& documents, const std::vector<ScoredLine>& sums) {
    std::size_t width = std::string_view("document").size();
    for (const ScoredLine& line : documents) width = std::max(width, line.name.size());
    fmt::print("{:{}}", "document", width);
    for (const Figure& figure : figures) fmt::print("  {:>10}", figure.name);
    fmt::print("\n");
    for (const auto* lines : {&documents, &sums})
        for (const ScoredLine& line : *lines) {
            fmt::print("{:{}}", line.name, width);
            for (const Figure& figure : figures) fmt::print("  {:>10.4f}", line.score.*figure.value);
            fmt::print("\n");
        }
}

ExitCode eval_action(const EvalArguments& given) {
    const EvalPairs pairs = eval_pairs(given.truth, given.found);
    std::vector<ScoredLine> documents;
    std::vector<Score> scores;
    bool missing = false;
    for (const EvalPair& pair : pairs.pairs) {
        std::vector<ScoredArticle> found;
        if (pair.found) {
            found = read_articles(*pair.found);
        } else {
            missing = true;
            fmt::print(stderr, "The run has no document \"{}\", which {} tells of: it counts as nothing found.\n",
                       pair.document, pair.truth.string());
        }
        scores.push_back(score(read_articles(pair.truth), found));
        scores.back().facts = score_issue(read_issue(pair.truth), pair.found ? read_issue(*pair.found) : ScoredIssue{});
        documents.push_back({pair.document, scores.back()});
    }
    for (const std::string& name : pairs.untested)
        fmt::print(stderr, "No truth is known of document \"{}\": it is left out.\n", name);
    const std::vector<ScoredLine> sums{{"mean", mean(scores)}, {"worst", worst(scores)}};
    if (given.json)
        print_json(documents, sums, pairs);
    else if (documents.size() == 1)
        print_table(documents, {});
    else
        print_table(documents, sums);
    return missing ? ExitCode::some_failed : ExitCode::ok;
}

}  // namespace

void add_eval(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("eval", "Compare articles with the true ones, where these are known");
    auto given = std::make_shared<EvalArguments>();
    command
        ->add_option("truth", given->truth,
                     "JSON of the true articles: a file, or a folder with a file for each document")
        ->required();
    command->add_option("output", given->found, "A document.json, or the output folder of a run")->required();
    command->add_flag("--json", given->json, "Print JSON");
    command->footer(
        "NAME.json or NAME.truth.json in the folder is the truth of document NAME:\n"
        "  {\"articles\": [{\"headline\": \"...\", \"body\": [\"...\"], \"captions\": [\"...\"]}],\n"
        "   \"issue\": {\"title\": \"...\", \"date\": \"2026-02-16\"}, \"pages\": [{\"issue\": {\"label\": \"A7\"}}]}\n"
        "A fact that is null is printed nowhere. "
        "The output of another run works too: then the figures show what a change did.\n"
        "Ends with 0, or 2 when documents are missing.\n\n"
        "Example:\n  galley eval truth/ out");
    command->callback([given, &action] { action = [given] { return eval_action(*given); }; });
}

}  // namespace galley::cli
