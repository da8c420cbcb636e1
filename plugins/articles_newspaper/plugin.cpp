// articles.newspaper: articles out of the blocks and lines of a document's pages.
#include "galley/plugin.hpp"

#include <optional>

#include "article_model.hpp"
#include "language/likeliest.hpp"
#include "language/profile_file.hpp"
#include "segment.hpp"

namespace {

using namespace galley;

class ArticlesNewspaper {
  public:
    static constexpr StageInfo info{.id = "articles.newspaper",
                                    .version = "2.1.0",
                                    .summary = "Puts articles together: headings, paragraphs, captions, continuations",
                                    .consumes = GALLEY_HAS_TEXT,
                                    .produces = GALLEY_HAS_ARTICLES};
    struct Options {
        std::string profile;
        TextList languages;
        std::string model, precision, given;
    };
    static constexpr auto options = galley::options(
        opt("profile", &Options::profile, "auto",
            "Language profile: a name in config/profiles (zh, en, ko), the path of a JSON file from the pipeline's "
            "folder, or auto: for each page the one of \"languages\" that its text tells"),
        opt("languages", &Options::languages, language::ready_profiles,
            "Profiles that auto chooses from, names or paths; where nothing tells, the first"),
        opt("model", &Options::model, "articles",
            "Who judges pages with boxes: the name of a folder of models, or the path of one from the pipeline's "
            "folder; "
            "where it or the runtime of networks is missing, articles are cut by geometry alone"),
        opt("precision", &Options::precision, "exact",
            "exact: the same results on every processor of a kind; fast: bfloat16 where the processor has it",
            one_of("exact|fast")),
        opt("given", &Options::given, "keep",
            "Articles that a page's file names (PAGE, ALTO, METS): keep them as they are, or find them anew",
            one_of("keep|find")));

    ArticlesNewspaper(const Options& chosen, Context& context)
        : keep_given_(chosen.given == "keep"),
          profiles_(language::load_profiles(chosen.profile, chosen.languages, context)) {
        try {
            const models::ModelFolder folder = models::read_model_folder(
                models::find_folder(chosen.model, [&](const std::string& name) { return context.resource(name); }));
            model_.emplace(folder, network::precision_named(chosen.precision));
            identity_ = network::runtime_version() + ", " + models::identity_of(folder);
        } catch (const ResourceError& error) {
            missing_ = error.what();
        }
    }

    std::string identity() { return model_ ? identity_ : "no model"; }

    Document process(Document document, const Pages& pages, Context& context) {
        articles_newspaper::Judge judge;
        judge.keep_given = keep_given_;
        if (model_) {
            judge.model = [&](const page_graph::Graph& graph) {
                context.check_cancelled();
                return model_->judge(graph);
            };
            judge.options = model_->options();
        }
        bool boxes = false;
        for (const Page& page : pages) boxes = boxes || articles_newspaper::has_boxes(page);
        if (boxes && !model_) context.warn("articles.newspaper cuts articles by geometry alone: " + missing_);
        const language::Teller teller(profiles_);
        const language::Votes of_document = profiles_.size() > 1 ? votes_of(teller, pages) : language::Votes{};
        const auto profile_of = [&](const Page& page) -> const language::Profile& {
            return profiles_.size() > 1 ? teller.likeliest(teller.votes_of(page), of_document) : profiles_.front();
        };
        return articles_newspaper::segment(std::move(document), pages, profile_of, judge);
    }

  private:
    bool keep_given_;
    std::vector<language::Profile> profiles_;
    std::optional<articles_newspaper::ArticleModel> model_;
    std::string identity_, missing_;  ///< missing_: why there is no model
};

}  // namespace

GALLEY_PLUGIN("articles-newspaper", "1.0.0", "Apache-2.0", ArticlesNewspaper)
