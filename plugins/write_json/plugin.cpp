// write.json: a document as galley.document/1.
#include "galley/plugin.hpp"

#include "galley/document_json.hpp"
#include "json_stream.hpp"

namespace galley::write_json {

namespace {

/// As to_json(page, level), but a line at a time: the tree of a page is many times as large as the page.
void write_page(JsonStream& out, const Page& page, Detail level) {
    const auto write_block = [&](const Block& block) {
        const Block head{block.id, block.kind, block.box, block.polygon, {}, block.writing_mode, block.attrs};
        const Json members = to_json(head, level);
        for (const auto& [name, value] : members.items()) {
            if (name != "lines") {
                out.member(name, value);
                continue;
            }
            out.begin_array(name);
            for (const Line& line : block.lines) out.item(to_json(line, level));
            out.end();
        }
    };
    const Page head{page.index, page.source, page.width, page.height, page.dpi, {}, {}, page.attrs, page.facts};
    const Json members = to_json(head, level);
    for (const auto& [name, value] : members.items()) {
        if (name != "blocks") {
            out.member(name, value);
            continue;
        }
        out.begin_array(name);
        for (const Block& block : page.blocks) {
            out.begin_object();
            write_block(block);
            out.end();
        }
        out.end();
    }
}

}  // namespace

class WriteJson {
  public:
    static constexpr StageInfo info{"write.json", "1.1.0", "Writes document.json: pages, articles and every change",
                                    GALLEY_HAS_BLOCKS, GALLEY_HAS_ASSETS};
    struct Options {
        bool words = false;
        int indent = 0;
        std::string compress;
    };
    static constexpr auto options = galley::options(
        opt("words", &Options::words, false, "Write every word with its box and confidence, not lines alone"),
        opt("indent", &Options::indent, 1, "Spaces for each level; -1 writes all on one line", between(-1, 8)),
        opt("compress", &Options::compress, "none",
            "For big documents: writes document.json.gz or document.json.zst instead", one_of("none|gzip|zstd")));

    explicit WriteJson(Options o) : options_(std::move(o)) {}

    void write(const Document& document, const Pages& pages, Context& context) {
        const Packing packing = packing_named(options_.compress);
        const std::string name = "document.json" + suffix_of(packing), type = media_type_of(packing);
        JsonStream out(options_.indent, packed(packing, [&](std::string_view bytes, bool last) {
                           context.asset_part(name, type, bytes, last);
                       }));
        out.member("schema", document_schema);
        out.member("id", document.id);
        if (!document.facts.empty()) out.member("issue", to_json(document.facts));
        std::vector<Edit> edits;
        out.begin_array("pages");
        for (const Page& page : pages) {
            context.check_cancelled();
            out.begin_object();
            write_page(out, page, options_.words ? Detail::words : Detail::lines);
            out.end();
            edits.insert(edits.end(), page.edits.begin(), page.edits.end());
        }
        out.end();
        out.begin_array("articles");
        for (const Article& article : document.articles) out.item(to_json(article));
        out.end();
        out.begin_array("unassigned");
        for (const Part& part : document.unassigned) out.item(to_json(part));
        out.end();
        out.begin_array("edits");
        for (const Edit& edit : edits) out.item(to_json(edit));
        out.end();
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
