// issue.facts: the newspaper's title, date and number, and the labels of pages.
#include "galley/plugin.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agreement.hpp"
#include "file_names.hpp"
#include "galley/facts.hpp"
#include "galley/json.hpp"
#include "language/likeliest.hpp"
#include "language/profile_file.hpp"
#include "printed_facts.hpp"

namespace galley::issue_facts {

class IssueFacts {
  public:
    static constexpr StageInfo info{
        .id = "issue.facts",
        .version = "1.0.0",
        .summary = "Finds title, date and number of the issue, labels and sections of pages",
        .consumes = GALLEY_HAS_TEXT};
    struct Options {
        std::string profile;
        TextList languages;
        bool names = true;
    };
    static constexpr auto options = galley::options(
        opt("profile", &Options::profile, "auto",
            "Language profile: a name in config/profiles (zh, en, de), the path of a JSON file from the pipeline's "
            "folder, "
            "or auto: for each document the one of \"languages\" that its text tells"),
        opt("languages", &Options::languages, language::ready_profiles,
            "Profiles that auto chooses from; dates are read in the languages of all of them"),
        opt("names", &Options::names, true, "Take dates and page numbers from the names of files and folders too"));

    IssueFacts(const Options& chosen, Context& context)
        : names_(chosen.names), profiles_(language::load_profiles(chosen.profile, chosen.languages, context)) {
        std::vector<std::string> languages;
        for (const language::Profile& profile : profiles_)
            if (profile.language != undetermined) languages.push_back(profile.language);
        dates_.emplace(languages);
    }

    std::string identity() { return "ICU " U_ICU_VERSION; }

    Document process(Document document, const Pages& pages, Context& context) {
        const language::Teller teller(profiles_);
        const language::Votes of_document = language::votes_of(teller, pages);
        std::map<std::string, int> pages_of_file;
        for (const Page& page : document.pages) ++pages_of_file[page.source];
        std::vector<std::vector<Fact>> of_pages;
        for (const Page& page : pages) {
            context.check_cancelled();
            const language::Votes votes = teller.votes_of(page);
            const language::Profile& profile = teller.likeliest(votes, of_document);
            std::vector<Fact> told = page.facts;  // by the file that the page was read from
            for (Fact& fact : printed_facts(page, profile, *dates_)) told.push_back(std::move(fact));
            if (const auto title = attr<std::string>(page.attrs, "file_title"))
                for (Fact& fact : told_facts(*title, profile, *dates_)) {
                    constexpr double of_a_title = 0.8;  // programs fill it with whatever was there before
                    fact.confidence *= of_a_title;
                    set_attr(fact.attrs, "from", "metadata");
                    told.push_back(std::move(fact));
                }
            if (names_)
                for (Fact& fact : name_facts(document.id, page.source, pages_of_file[page.source] == 1))
                    told.push_back(std::move(fact));
            if (const std::string warning = name_against_print(page, told); !warning.empty()) context.warn(warning);
            of_pages.push_back(likeliest(told));
            if (find_fact(of_pages.back(), "language") == nullptr && profile.language != undetermined) {
                const double sure = std::max(teller.certainty(profile, votes), teller.certainty(profile, of_document));
                if (sure >= least_told)
                    of_pages.back().push_back({"language", profile.language, std::nullopt, sure, R"({"from":"text"})"});
            }
        }
        for (const std::string& warning : agree(document, of_pages)) context.warn(warning);
        return document;
    }

  private:
    static constexpr std::string_view undetermined = "und";  ///< the language of the profile for all others

    bool names_;
    std::vector<language::Profile> profiles_;
    std::optional<language::DateReader> dates_;
};

}  // namespace galley::issue_facts

GALLEY_PLUGIN("issue-facts", "1.0.0", "Apache-2.0", galley::issue_facts::IssueFacts)
