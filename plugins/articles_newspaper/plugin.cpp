// articles.newspaper: articles out of the blocks and lines of a document's pages.
#include "galley/plugin.hpp"

#include <fstream>
#include <iterator>

#include "segment.hpp"

namespace {

using namespace galley;

/// A profile's name ("zh") stands for a data file of Galley; anything with a slash or a dot is a path.
articles_newspaper::Profile load_profile(const std::string& name, Context& context) {
    const bool is_path = name.find_first_of("/.") != std::string::npos;
    const std::string path = is_path ? name : context.resource("profiles/" + name + ".json");
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw ResourceError("the profile " + path +
                            " cannot be read; give the name of one in config/profiles or a path");
    const std::string json{std::istreambuf_iterator<char>(file), {}};
    return articles_newspaper::parse_profile(json, path);
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
    };
    static constexpr auto options =
        galley::options(opt("profile", &Options::profile, "zh",
                            "Language profile: a name in config/profiles (zh, en, de) or the path of a JSON file"));

    ArticlesNewspaper(const Options& chosen, Context& context) : profile_(load_profile(chosen.profile, context)) {}

    Document process(Document document, const Pages& pages, Context&) {
        return articles_newspaper::segment(std::move(document), pages, profile_);
    }

  private:
    articles_newspaper::Profile profile_;
};

}  // namespace

GALLEY_PLUGIN("articles-newspaper", "1.0.0", "Apache-2.0", ArticlesNewspaper)
