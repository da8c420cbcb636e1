// write.json: a document as galley.document/1.
#include "galley/plugin.hpp"

#include "galley/document_json.hpp"
#include "json_stream.hpp"

namespace galley::write_json {

class WriteJson {
  public:
    static constexpr StageInfo info{"write.json", "1.0.0", "Writes document.json: pages, articles and every change",
                                    GALLEY_HAS_BLOCKS, GALLEY_HAS_ASSETS};
    struct Options {
        bool words = false;
        int indent = 0;
    };
    static constexpr auto options = galley::options(
        opt("words", &Options::words, false, "Write every word with its box and confidence, not lines alone"),
        opt("indent", &Options::indent, 1, "Spaces for each level; -1 writes all on one line", between(-1, 8)));

    explicit WriteJson(Options o) : options_(o) {}

    void write(const Document& document, const Pages& pages, Context& context) {
        JsonStream out(options_.indent, [&](std::string_view bytes, bool last) {
            context.asset_part("document.json", "application/json", bytes, last);
        });
        out.member("schema", document_schema);
        out.member("id", document.id);
        Json edits = Json::array();
        out.begin_array("pages");
        for (const Page& page : pages) {
            context.check_cancelled();
            out.item(to_json(page, options_.words ? Detail::words : Detail::lines));
            for (const Edit& edit : page.edits) edits.push_back(to_json(edit));
        }
        out.end_array();
        out.begin_array("articles");
        for (const Article& article : document.articles) out.item(to_json(article));
        out.end_array();
        out.begin_array("unassigned");
        for (const Part& part : document.unassigned) out.item(to_json(part));
        out.end_array();
        out.member("edits", edits);
        Json rest = Json::object();
        detail::put_attrs(rest, document.attrs);
        if (rest.contains("attrs")) out.member("attrs", rest["attrs"]);
        out.end();
    }

  private:
    Options options_;
};

}  // namespace galley::write_json

GALLEY_PLUGIN("write-json", "1.0.0", "Apache-2.0", galley::write_json::WriteJson)
