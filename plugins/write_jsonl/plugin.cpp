// write.jsonl: one article a line, and one paragraph a line.
#include "galley/plugin.hpp"

#include "jsonl.hpp"
#include "paragraphs.hpp"

namespace galley::write_jsonl {

class WriteJsonl {
  public:
    static constexpr StageInfo info{"write.jsonl", "1.1.0", "Writes articles.jsonl and paragraphs.jsonl",
                                    GALLEY_HAS_ARTICLES, GALLEY_HAS_ASSETS};

    void write(const Document& document, const Pages& pages, Context& context) {
        const auto file = [&](const char* name, const auto& write) {
            const auto put = [&](std::string_view bytes, bool last) {
                context.asset_part(name, "application/jsonl", bytes, last);
            };
            write(document, pages, [&](std::string_view line) { put(line, false); });
            put("", true);
        };
        file("articles.jsonl", write_articles);
        file("paragraphs.jsonl", write_paragraphs);
    }
};

}  // namespace galley::write_jsonl

GALLEY_PLUGIN("write-jsonl", "1.0.0", "Apache-2.0", galley::write_jsonl::WriteJsonl)
