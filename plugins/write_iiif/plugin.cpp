// write.iiif: a document as a IIIF manifest with annotations.
#include "galley/plugin.hpp"

#include "annotations.hpp"
#include "toolkit/uri.hpp"

namespace galley::write_iiif {

class WriteIiif {
  public:
    static constexpr StageInfo info{"write.iiif", "1.1.0", "Writes a IIIF manifest, articles and lines as annotations",
                                    GALLEY_HAS_ARTICLES, GALLEY_HAS_ASSETS};
    struct Options {
        std::string base, images;
    };
    static constexpr auto options = galley::options(
        opt("base", &Options::base, "http://localhost:8000/", "The address at which the output folder will be found"),
        opt("images", &Options::images, "", "That of the folder with the page images; empty: images/ below base"));

    explicit WriteIiif(Options o) : base_(with_slash(o.base)), images_(with_slash(o.images)) {
        if (o.images.empty()) images_ = base_ + "images/";
    }

    void write(const Document& document, const Pages& pages, Context& context) {
        const Places places{base_ + toolkit::uri_of(document.id) + "/", images_};
        const auto emit = [&](const std::string& path, const nlohmann::ordered_json& json) {
            context.asset(path, "application/ld+json",
                          json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
        };
        const toolkit::Claims claims(document);
        std::vector<ArticleBoxes> boxes;  // of each page
        std::size_t left_out = 0;
        for (const Page& page : pages) {
            context.check_cancelled();
            boxes.push_back(article_boxes(page, claims));
            if (!has_canvas(page)) {
                ++left_out;
                continue;
            }
            emit(annotations_path(page, "articles"), articles_on(document, page, boxes.back(), places));
            emit(annotations_path(page, "lines"), lines_on(page, places));
        }
        if (left_out > 0)
            context.warn("without a size, as in a text dump, are " + std::to_string(left_out) + " of " +
                         std::to_string(document.pages.size()) + " pages of " + document.id +
                         "; the IIIF manifest leaves them out");
        if (left_out < document.pages.size()) emit("manifest.json", manifest_of(document, boxes, places));
    }

  private:
    static std::string with_slash(std::string place) {
        if (!place.ends_with('/')) place += '/';
        return place;
    }

    std::string base_, images_;
};

}  // namespace galley::write_iiif

GALLEY_PLUGIN("write-iiif", "1.0.0", "Apache-2.0", galley::write_iiif::WriteIiif)
