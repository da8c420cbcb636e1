// write.images: the image of each page as a file, which other formats name.
#include "galley/plugin.hpp"

#include <string>

#include "galley/json.hpp"
#include "page_images/image_files.hpp"
#include "page_images/stage.hpp"
#include "toolkit/page_images.hpp"

namespace galley::write_images {

class WriteImages {
  public:
    static constexpr StageInfo info{"write.images", "1.0.0", "Writes the image of each page as JPEG or PNG",
                                    GALLEY_HAS_BLOCKS, GALLEY_HAS_BLOCKS | GALLEY_HAS_ASSETS};
    struct Options {
        int quality = 0;
    };
    static constexpr auto options =
        galley::options(opt("quality", &Options::quality, 85, "Quality of the JPEGs that are made", between(1, 100)));

    explicit WriteImages(Options o) : options_(o) {}

    void prepare(const Page& page, Context& context) const {
        page_images::prepare(page, folder, options_.quality, context);
    }

    Document process(Document document, const Pages&, Context& context) const {
        const auto written = page_images::write(document, folder, options_.quality, context);
        auto told = nlohmann::json::object();
        for (const auto& [page, image] : written) told[std::to_string(page)] = {image.path, image.thumbnail};
        set_attr(document.attrs, toolkit::page_images_attr, told);
        if (written.size() < document.pages.size())
            context.warn(
                "no image is available for " + std::to_string(document.pages.size() - written.size()) + " of " +
                std::to_string(document.pages.size()) + " pages of " + document.id +
                ": gone since it was read, or the reader gives none; other formats name their files of the input");
        return document;
    }

  private:
    static constexpr const char* folder = "images/";
    Options options_;
};

}  // namespace galley::write_images

GALLEY_PLUGIN("write-images", "1.0.0", "Apache-2.0", galley::write_images::WriteImages)
