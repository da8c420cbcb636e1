// What a stage does that writes the images of pages: what needs pixels while they are at hand, the rest with the
// document.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "galley/context.hpp"
#include "galley/model.hpp"
#include "page_images/image_files.hpp"
#include "toolkit/page_images.hpp"

namespace galley::page_images {

/// Emits the thumbnail of a page into `folder` of the document ("images/"), and its image where the file that it came
/// from cannot do. Nothing when no image is at hand.
inline void prepare(const Page& page, const std::string& folder, int quality, Context& context) {
    const auto pixels = context.image(page.index);
    if (!pixels || pixels->width != page.width || pixels->height != page.height) return;
    context.asset(folder + thumbnail_name_of(page), media_type_of(false), thumbnail(*pixels));
    if (may_stay(page)) return;
    const ImageFile image = encoded(*pixels, quality);
    context.asset(folder + name_of(page, image.png), media_type_of(image.png), image.bytes);
}

/// Emits what `prepare` left, and tells the image of each page that has one, by its index.
inline std::map<std::int32_t, toolkit::PageImage> write(const Document& document, const std::string& folder,
                                                        int quality, Context& context) {
    std::map<std::int32_t, toolkit::PageImage> out;
    const auto is_there = [&](const std::string& name) { return context.output(document.id + "/" + name).has_value(); };
    for (const Page& page : document.pages) {
        context.check_cancelled();
        const auto tell = [&](bool png) {
            const std::string thumbnail = folder + thumbnail_name_of(page);
            out[page.index] = {folder + name_of(page, png), media_type_of(png), is_there(thumbnail) ? thumbnail : "",
                               true};
        };
        if (!may_stay(page)) {
            for (const bool png : {false, true})
                if (is_there(folder + name_of(page, png))) tell(png);
            continue;
        }
        std::optional<ImageFile> image;
        if (const auto file = context.file(page.index)) image = as_it_is(file->path, page.width, page.height);
        if (!image)
            if (const auto pixels = context.image(page.index))
                if (pixels->width == page.width && pixels->height == page.height) image = encoded(*pixels, quality);
        if (!image) continue;
        context.asset(folder + name_of(page, image->png), media_type_of(image->png), image->bytes);
        tell(image->png);
    }
    return out;
}

}  // namespace galley::page_images
