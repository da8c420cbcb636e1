// write.iiif: a document as a IIIF manifest with annotations.
#include "galley/plugin.hpp"

#include <cstdint>
#include <map>
#include <string>

#include "annotations.hpp"
#include "page_images/stage.hpp"
#include "toolkit/page_images.hpp"
#include "toolkit/uri.hpp"

namespace galley::write_iiif {

class WriteIiif {
  public:
    static constexpr StageInfo info{"write.iiif", "1.1.0", "Writes a IIIF manifest, articles and lines as annotations",
                                    GALLEY_HAS_ARTICLES, GALLEY_HAS_ASSETS};
    struct Options {
        std::string base, images;
        int quality = 0;
    };
    static constexpr auto options = galley::options(
        opt("base", &Options::base, "http://localhost:8000/", "The address at which the output folder will be found"),
        opt("images", &Options::images, "", "That of a folder with the scans; empty: images are written"),
        opt("quality", &Options::quality, 85, "Quality of the JPEGs that are made", between(1, 100)));

    explicit WriteIiif(const Options& o)
        : base_(with_slash(o.base)), images_(o.images.empty() ? "" : with_slash(o.images)), quality_(o.quality) {}

    void prepare(const Page& page, Context& context) const {
        if (images_.empty()) page_images::prepare(page, folder, quality_, context);
    }

    void write(const Document& document, const Pages& pages, Context& context) {
        const Places places{base_ + toolkit::uri_of(document.id) + "/"};
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
        if (left_out == document.pages.size()) return;
        const CanvasImages images = images_of(document, places, context);
        if (images.size() + left_out < document.pages.size())
            context.warn("no image is available for " +
                         std::to_string(document.pages.size() - left_out - images.size()) + " pages of " + document.id +
                         ": gone since it was read, or the reader gives none; their canvases are empty");
        emit("manifest.json", manifest_of(document, boxes, places, images));
    }

  private:
    static constexpr const char* folder = "iiif/";

    /// Those that were asked for by their address, else those of write.images, else our own.
    CanvasImages images_of(const Document& document, const Places& places, Context& context) const {
        CanvasImages out;
        if (!images_.empty()) {
            for (const Page& page : document.pages)
                if (has_canvas(page))
                    out[page.index] = {images_ + toolkit::uri_of(page.source), toolkit::media_type_of(page.source), ""};
            return out;
        }
        std::map<std::int32_t, toolkit::PageImage> written;
        const toolkit::PageImages others(document);
        for (const Page& page : document.pages)
            if (const toolkit::PageImage image = others.of(page); image.written) written[page.index] = image;
        if (written.empty()) written = page_images::write(document, folder, quality_, context);
        for (const auto& [page, image] : written)
            out[page] = {places.document + image.path, image.media_type,
                         image.thumbnail.empty() ? "" : places.document + image.thumbnail};
        return out;
    }

    static std::string with_slash(std::string place) {
        if (!place.ends_with('/')) place += '/';
        return place;
    }

    std::string base_, images_;
    int quality_;
};

}  // namespace galley::write_iiif

GALLEY_PLUGIN("write-iiif", "1.0.0", "Apache-2.0", galley::write_iiif::WriteIiif)
