// write.markdown: one Markdown file for each article.
#include "galley/plugin.hpp"

#include "markdown.hpp"

namespace galley::write_markdown {

class WriteMarkdown {
  public:
    static constexpr StageInfo info{"write.markdown", "1.1.0", "Writes each article as Markdown with its heads",
                                    GALLEY_HAS_ARTICLES, GALLEY_HAS_ASSETS};

    void write(const Document& document, const Pages&, Context& context) {
        const auto paths = paths_of(document);
        for (std::size_t i = 0; i < paths.size(); ++i)
            context.asset(paths[i], "text/markdown", markdown_of(document.articles[i], document));
    }
};

}  // namespace galley::write_markdown

GALLEY_PLUGIN("write-markdown", "1.0.0", "Apache-2.0", galley::write_markdown::WriteMarkdown)
