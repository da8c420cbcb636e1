// write.html: a site to read the documents in, the page beside its text.
#include "galley/plugin.hpp"

#include <utility>

#include "data.hpp"
#include "galley/json.hpp"
#include "index.hpp"
#include "lookup.hpp"
#include "pictures.hpp"
#include "shell.hpp"
#include "toolkit/leptonica.hpp"

namespace galley::write_html {

class WriteHtml {
  public:
    static constexpr StageInfo info{"write.html", "1.1.0", "Writes a site to read in: pages beside their articles",
                                    GALLEY_HAS_BLOCKS, GALLEY_HAS_ASSETS};
    struct Options {
        std::string title, images;
        int quality = 0, max_side = 0;
    };
    static constexpr auto options = galley::options(
        opt("title", &Options::title, "", "Title of the list of all documents"),
        opt("images", &Options::images, "auto",
            "Pages whose image is written; without it the text stands in its place. auto: those that are scans",
            one_of("auto|all|none")),
        opt("quality", &Options::quality, 75, "Quality of JPEG images", between(1, 100)),
        opt("max_side", &Options::max_side, 0, "Longest side of a page's image in pixels; 0 keeps it as read",
            between(0, 100000)));

    explicit WriteHtml(Options o) : options_(std::move(o)) { setMsgSeverity(L_SEVERITY_NONE); }

    void prepare(const Page& page, Context& context) const {
        if (!wants_image(page)) return;
        const auto image = context.image(page.index);
        if (!image) return;  // a text dump, or a scan that is no longer there
        const auto levels =
            levels_of(image->width, image->height, image->format == PixelFormat::bilevel, options_.max_side);
        if (levels.empty()) return;
        const std::string folder = folder_of(page);
        draw(*image, levels, options_.quality, [&](const std::string& name, const char* type, std::string_view bytes) {
            context.check_cancelled();
            context.asset(folder + name, type, bytes);
        });
        context.asset(folder + sizes_file, "application/json", sizes_text(levels));
    }

    void write(const Document& document, const Pages& pages, Context& context) {
        Pictures pictures;
        for (const Page& page : pages) {
            context.check_cancelled();
            write_page_script(page, [&](std::string_view bytes, bool last) {
                context.asset_part("viewer/" + page_name(page.index) + ".js", javascript, bytes, last);
            });
            if (const auto sizes = context.output(document.id + "/" + folder_of(page) + sizes_file))
                pictures[page.index] = sizes_from(*sizes);
        }
        const auto chunks = write_articles(document, [&](std::size_t file, std::string_view bytes, bool last) {
            context.asset_part("viewer/" + articles_name(file), javascript, bytes, last);
        });
        context.asset(std::string("viewer/") + pieces_name, "application/octet-stream", pieces_file(document));
        context.asset("viewer/document.js", javascript, document_script(document, pictures, chunks));
        context.asset("index.html", html, shell(document.id, way_up(document.id), "viewer/document.js"));
    }

    void finish(const std::vector<std::string>& documents, Context& context) {
        std::vector<Json> cards;
        std::vector<std::vector<std::uint32_t>> held;  // the pieces of the last documents
        std::size_t blocks = 0;
        for (const std::string& id : documents) {
            const std::string failure(context.output(id + "/failure.txt").value_or(""));
            const auto script = context.output(id + "/viewer/document.js");
            if (!script) {
                cards.push_back(card_of_failed(id, failure));
                held.emplace_back();
                if (held.size() == documents_a_block) write_block(blocks++, std::exchange(held, {}), context);
                continue;
            }
            if (const auto value = value_of(*script)) {
                cards.push_back(card_of(*value));
                const auto pieces = context.output(id + "/viewer/" + pieces_name);
                held.push_back(pieces ? pieces_from(*pieces) : std::vector<std::uint32_t>{});
                if (!pieces) cards.back()["unlisted"] = true;
                if (!failure.empty()) cards.back()["failed"] = failure;  // it stands as an earlier run left it
                if (held.size() == documents_a_block) write_block(blocks++, std::exchange(held, {}), context);
            } else
                context.warn("the viewer's data of document " + id +
                             " are damaged, so the index leaves it out; run again");
        }
        if (cards.size() > documents_without && !held.empty()) write_block(blocks++, held, context);
        context.asset("viewer/app.js", javascript, app_file());
        context.asset("viewer/style.css", "text/css", style_file());
        context.asset("viewer/index.js", javascript, index_script(options_.title, cards, blocks));
        context.asset("index.html", html,
                      shell(options_.title.empty() ? "Galley" : options_.title, "", "viewer/index.js"));
    }

  private:
    static void write_block(std::size_t block, const std::vector<std::vector<std::uint32_t>>& documents,
                            Context& context) {
        const auto scripts = shard_scripts(block, documents);
        for (std::size_t shard = 0; shard < scripts.size(); ++shard)
            context.asset("viewer/" + shard_path(block, shard), javascript, scripts[shard]);
    }

    static constexpr const char *javascript = "text/javascript", *html = "text/html", *sizes_file = "sizes.json",
                                *pieces_name = "pieces.bin";

    static std::string folder_of(const Page& page) { return "viewer/" + page_name(page.index) + "/"; }

    /// Drawing a page that came with its text costs many times what reading it does.
    [[nodiscard]] bool wants_image(const Page& page) const {
        const auto layer = attr<std::string>(page.attrs, "text_layer");
        return options_.images == "all" || (options_.images == "auto" && layer != "used");
    }

    Options options_;
};

}  // namespace galley::write_html

GALLEY_PLUGIN("write-html", "1.0.0", "Apache-2.0", galley::write_html::WriteHtml)
