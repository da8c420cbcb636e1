// A document as a searchable PDF: the image of each page, and over it invisible
// text.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "galley/model.hpp"
#include "galley/pages.hpp"
#include "page_image.hpp"
#include "pdf_file.hpp"

namespace galley::write_pdf {

struct Settings {
    std::string language;  ///< BCP 47; empty: not told
    std::string version;   ///< of the stage that writes
};

/// The image of a page, asked for once and in order; nothing leaves the page
/// white.
using ImageOf = std::function<std::optional<PageImage>(const Page&)>;

/// A page that paper can be made of: one with a size.
[[nodiscard]] inline bool has_paper(const Page& page) { return page.width > 0 && page.height > 0; }

/// Writes the file, a page at a time: memory holds one image and the text that
/// bookmarks and structure need. Pages without a size are left out. The file is PDF/A-2u (pdf_a.hpp) and says so,
/// unless it has images that PDF/A does not take; returns how many pages have such an image.
std::size_t write_document(const Document& document, const Pages& pages, const ImageOf& image_of,
                           const Settings& settings, const Sink& sink);

}  // namespace galley::write_pdf
