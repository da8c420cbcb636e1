// articles.newspaper: articles out of the blocks and lines of a document's pages.
#include "galley/plugin.hpp"

#include <fstream>
#include <iterator>

#include "language/likeliest.hpp"
#include "segment.hpp"

namespace {

using namespace galley;

/// A profile's name ("zh") stands for a data file of Galley; anything with a slash or a dot is a path.
language::Profile load_profile(const std::string& name, Context& context) {
    const bool is_path = name.find_first_of("/.") != std::string::npos;
    const std::string path = is_path ? name : context.resource("profiles/" + name + ".json");
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw ResourceError("the profile " + path +
                            " cannot be read; give the name of one in config/profiles or a path");
    const std::string json{std::istreambuf_iterator<char>(file), {}};
    return language::parse_profile(json, path);
}

class ArticlesNewspaper {
  public:
    static constexpr StageInfo info{.id = "articles.newspaper",
                                    .version = "1.0.0",
                                    .summary = "Puts articles together: heads, paragraphs, captions, continuations",
                                    .consumes = GALLEY_HAS_TEXT,
                                    .produces = GALLEY_HAS_ARTICLES};
    struct Options {
        std::string profile;
        TextList languages;
    };
    static constexpr auto options = galley::options(
        opt("profile", &Options::profile, "auto",
            "Language profile: a name in config/profiles (zh, en, de), the path of a JSON file, or auto: for "
            "each document the one of \"languages\" that its text tells"),
        opt("languages", &Options::languages, "zh,zh-hant,en,de,ja",
            "Profiles that auto chooses from; where nothing tells, the first"));

    ArticlesNewspaper(const Options& chosen, Context& context) {
        if (chosen.profile != "auto") {
            profiles_.push_back(load_profile(chosen.profile, context));
            return;
        }
        if (chosen.languages.empty())
            throw OptionError("\"languages\" names no profile to choose from; give one such as zh or en");
        for (const std::string& language : chosen.languages) profiles_.push_back(load_profile(language, context));
    }

    Document process(Document document, const Pages& pages, Context&) {
        return articles_newspaper::segment(std::move(document), pages, language::likeliest(profiles_, pages));
    }

  private:
    std::vector<language::Profile> profiles_;
};

}  // namespace

GALLEY_PLUGIN("articles-newspaper", "1.0.0", "Apache-2.0", ArticlesNewspaper)
