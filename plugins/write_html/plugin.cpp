// write.html: a site to read the documents in, the page beside its text.
#include "galley/plugin.hpp"

#include "data.hpp"
#include "index.hpp"
#include "pictures.hpp"
#include "shell.hpp"

namespace galley::write_html {

class WriteHtml {
  public:
    static constexpr StageInfo info{"write.html", "1.0.0", "Writes a site to read in: pages beside their articles",
                                    GALLEY_HAS_BLOCKS, GALLEY_HAS_ASSETS};
    struct Options {
        std::string title;
        bool images = true;
        int quality = 0, max_side = 0;
    };
    static constexpr auto options = galley::options(
        opt("title", &Options::title, "", "Title of the list of all documents"),
        opt("images", &Options::images, true, "Write the images of pages; without them the text stands in their place"),
        opt("quality", &Options::quality, 75, "Quality of JPEG images", between(1, 100)),
        opt("max_side", &Options::max_side, 0, "Longest side of a page's image in pixels; 0 keeps it as read",
            between(0, 100000)));

    explicit WriteHtml(Options o) : options_(std::move(o)) { setMsgSeverity(L_SEVERITY_NONE); }

    void write(const Document& document, Context& context) {
        Pictures pictures;
        for (const Page& page : document.pages) {
            context.check_cancelled();
            context.asset("viewer/" + page_name(page.index) + ".js", javascript, page_script(page));
            if (options_.images) pictures[page.index] = write_images(page, context);
        }
        context.asset("viewer/articles.js", javascript, articles_script(document));
        context.asset("viewer/document.js", javascript, document_script(document, pictures));
        context.asset("index.html", html, shell(document.id, way_up(document.id), "viewer/document.js"));
    }

    void finish(const std::vector<std::string>& documents, Context& context) {
        std::vector<Json> cards;
        for (const std::string& id : documents) {
            const auto script = context.output(id + "/viewer/document.js");
            if (!script) continue;  // it did not come out; run.json says why
            if (const auto value = value_of(*script))
                cards.push_back(card_of(*value));
            else
                context.warn("the viewer's data of document " + id +
                             " are damaged, so the index leaves it out; run again");
        }
        context.asset("viewer/app.js", javascript, app_file());
        context.asset("viewer/style.css", "text/css", style_file());
        context.asset("viewer/index.js", javascript, index_script(options_.title, cards));
        context.asset("index.html", html,
                      shell(options_.title.empty() ? "Galley" : options_.title, "", "viewer/index.js"));
    }

  private:
    static constexpr const char *javascript = "text/javascript", *html = "text/html";

    /// Nothing for a page without an image: a text dump, or a scan that is no longer there.
    std::vector<Level> write_images(const Page& page, Context& context) const {
        const auto image = context.image(page.index);
        if (!image) return {};
        auto levels = levels_of(image->width, image->height, image->format == PixelFormat::bilevel, options_.max_side);
        draw(*image, levels, options_.quality,
             [&](const std::string& name, const char* type, const std::string& bytes) {
                 context.asset("viewer/" + page_name(page.index) + "/" + name, type, bytes);
             });
        return levels;
    }

    Options options_;
};

}  // namespace galley::write_html

GALLEY_PLUGIN("write-html", "1.0.0", "Apache-2.0", galley::write_html::WriteHtml)
