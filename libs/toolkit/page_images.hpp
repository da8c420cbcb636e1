// The image of each page, as formats name it.
//
// The stage write.images tells the document which images it wrote: the attr "page_images", an object of [path,
// thumbnail] by the index of the page: paths relative to the document's folder, the second "" where there is none. It
// is looked up for each page, so it is short.
#pragma once

#include <string>

#include "galley/json.hpp"
#include "galley/model.hpp"
#include "toolkit/uri.hpp"

namespace galley::toolkit {

inline constexpr const char* page_images_attr = "page_images";

/// `path` is relative to the document's folder of the output where the run has `written` the image; else it is the name
/// of the page in the input, whatever that is. `thumbnail` is empty when there is none.
struct PageImage {
    std::string path, media_type, thumbnail;
    bool written = false;
    bool operator==(const PageImage&) const = default;
};

/// What to name as the image of each page of a document.
class PageImages {
  public:
    explicit PageImages(const Document& document) {
        const auto images = attr<nlohmann::json>(document.attrs, page_images_attr);
        if (images && images->is_object()) images_ = *images;
    }

    [[nodiscard]] PageImage of(const Page& page) const {
        if (const auto found = images_.find(std::to_string(page.index));
            found != images_.end() && found->is_array() && found->size() == 2) {
            const std::string path = found->at(0).is_string() ? found->at(0) : "",
                              thumbnail = found->at(1).is_string() ? found->at(1) : "";
            return {path, media_type_of(path), thumbnail, true};
        }
        return {page.source, media_type_of(page.source), "", false};
    }

    /// The path as a URI seen from the document's folder, or from one below it.
    [[nodiscard]] static std::string uri_of(const PageImage& image, bool from_below) {
        return (from_below && image.written ? "../" : "") + toolkit::uri_of(image.path);
    }

  private:
    nlohmann::json images_ = nlohmann::json::object();
};

}  // namespace galley::toolkit
