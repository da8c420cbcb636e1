// articles.correct: what people put right in a document, done again in every run.
#include "galley/plugin.hpp"

#include <string>
#include <utility>

#include "carry_out.hpp"
#include "galley/error.hpp"

namespace {

using namespace galley;

class ArticlesCorrect {
  public:
    static constexpr StageInfo info{.id = "articles.correct",
                                    .version = "1.0.0",
                                    .summary = "Carries out the corrections that people made to a document's articles",
                                    .consumes = GALLEY_HAS_TEXT | GALLEY_HAS_ARTICLES,
                                    .produces = GALLEY_HAS_ARTICLES};

    Document process(Document document, const Pages& pages, Context& context) {
        const auto text = context.output(document.id + "/corrections.json");
        if (!text) return document;
        const auto corrections = articles_correct::parse_corrections(*text);
        if (!corrections.document.empty() && corrections.document != document.id)
            context.warn("corrections.json was made for the document " + corrections.document +
                         "; what is found here again is corrected");
        auto corrected = articles_correct::carry_out(corrections, std::move(document), pages, info.id);
        for (const auto& one : corrected.refused)
            context.warn("correction " + std::to_string(one.number + 1) + " (" + one.op + ") was not made: " + one.why);
        for (const Page& page : corrected.changed) context.emit(page);
        return std::move(corrected.document);
    }
};

}  // namespace

GALLEY_PLUGIN("articles-correct", "1.0.0", "Apache-2.0", ArticlesCorrect)
