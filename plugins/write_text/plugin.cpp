// write.text: the articles of a document as plain text.
#include "galley/plugin.hpp"

#include "plain_text.hpp"

namespace galley::write_text {

class WriteText {
  public:
    static constexpr StageInfo info{"write.text", "1.0.0", "Writes all articles as one file of plain text",
                                    GALLEY_HAS_ARTICLES, GALLEY_HAS_ASSETS};

    void write(const Document& document, const Pages&, Context& context) {
        context.asset("articles.txt", "text/plain; charset=utf-8", text_of_articles(document));
    }
};

}  // namespace galley::write_text

GALLEY_PLUGIN("write-text", "1.0.0", "Apache-2.0", galley::write_text::WriteText)
